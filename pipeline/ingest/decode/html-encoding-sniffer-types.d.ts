declare module 'html-encoding-sniffer' {
  /** The name of the encoding of a page by its byte order mark or what it declares, as `windows-1252`. */
  export default function sniffEncoding(
    bytes: Uint8Array,
    options?: { readonly defaultEncoding?: string },
  ): string;
}
