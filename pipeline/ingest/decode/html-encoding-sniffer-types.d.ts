declare module 'html-encoding-sniffer' {
  /** The name of the encoding of a page, as `windows-1252`: by its byte order mark, what it came with or declares. */
  export default function sniffEncoding(
    bytes: Uint8Array,
    options?: { readonly defaultEncoding?: string; readonly transportLayerEncodingLabel?: string },
  ): string;
}
