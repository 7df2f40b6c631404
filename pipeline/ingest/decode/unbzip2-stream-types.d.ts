declare module 'unbzip2-stream' {
  /** A stream that unpacks what is written to it before `write` or `end` returns. */
  interface Unbzip2Stream {
    on(event: 'data', listener: (chunk: Buffer) => void): this;
    on(event: 'error', listener: (error: unknown) => void): this;
    write(chunk: Buffer): boolean;
    end(): void;
  }
  export default function unbzip2Stream(): Unbzip2Stream;
}
