/** The part of WebAssembly's types that the kernel needs and the types of Node 20 lack. */
declare namespace WebAssembly {
  type Exports = Readonly<Record<string, unknown>>;

  class Memory {
    readonly buffer: ArrayBuffer;
    /** @returns the number of pages of 64 KiB before */
    grow(pages: number): number;
  }

  class Module {
    constructor(bytes: Uint8Array);
  }

  class Instance {
    readonly exports: Exports;
    constructor(module: Module);
  }
}
