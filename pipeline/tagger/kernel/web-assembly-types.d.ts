/** What the kernel needs of WebAssembly, which the types of Node 20 leave out. */
declare namespace WebAssembly {
  type Exports = Readonly<Record<string, unknown>>;

  class Memory {
    readonly buffer: ArrayBuffer;
    /** @returns pages of 64 KiB that there were */
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
