import { readFileSync } from 'node:fs';

/*
 * A model file: `CMM1`, the length of its head (uint32, little-endian), the head in JSON, then the sections. Each
 * section begins at a multiple of eight bytes after the padded end of the head.
 */

export const MAGIC = 'CMM1';

/** The head of a model file. */
export interface ModelHead {
  /** Name and version of the model: `names@2`. */
  readonly model: string;
  /** Settings that the reader of the model needs. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Offset after the head and length of each section, in bytes. */
  readonly sections: Readonly<Record<string, readonly [offset: number, bytes: number]>>;
}

/** Sections begin at multiples of this. */
const ALIGNMENT = 8;

export const aligned = (bytes: number): number => Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;

/** The content of a model file. */
export class ModelFile {
  readonly head: ModelHead;
  readonly #bytes: Uint8Array;
  readonly #base: number;

  /** @throws Error when the bytes are no model file, or not all of one */
  constructor(bytes: Uint8Array) {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const magic = new TextDecoder().decode(bytes.subarray(0, MAGIC.length));
    if (magic !== MAGIC) throw new Error(`not a model file: it begins with ${JSON.stringify(magic)}`);
    const headBytes = view.getUint32(MAGIC.length, true);
    const headStart = MAGIC.length + 4;
    this.head = JSON.parse(new TextDecoder().decode(bytes.subarray(headStart, headStart + headBytes)));
    this.#base = aligned(headStart + headBytes);
    this.#bytes = bytes;
    const ends = Object.values(this.head.sections).map(([offset, length]) => this.#base + offset + length);
    if (bytes.byteLength < Math.max(...ends))
      throw new Error(`model ${this.head.model} is cut off after ${bytes.byteLength} bytes`);
  }

  /** @throws Error when the file has no such section */
  section(name: string): Uint8Array {
    const range = this.head.sections[name];
    if (range === undefined) throw new Error(`model ${this.head.model} has no section ${name}`);
    return this.#bytes.subarray(this.#base + range[0], this.#base + range[0] + range[1]);
  }

  /** A section of 8-bit integers. */
  bytes(name: string): Int8Array {
    const bytes = this.section(name);
    return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** A section of 32-bit integers. */
  integers(name: string): Int32Array {
    const bytes = this.section(name);
    return new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  }
}

/** Reads a model file, e.g. `new URL('../../models/names.bin', import.meta.url)`. */
export function readModelFile(url: URL): ModelFile {
  // A copy: readFileSync may return a part of a shared pool, and typed arrays need an aligned offset.
  return new ModelFile(new Uint8Array(readFileSync(url)));
}
