import { ByteWindow } from '../../decode/byte-window.js';
import { SourceError } from '../../decode/source-error.js';
import { displayPath } from '../../inputs/file-path.js';
import { faultResult, type ReadContext } from '../reader.js';
import type { ArchiveFault, Member } from './read-members.js';
import { BLOCK_BYTES, isTarHeader, MAGIC, MAGIC_OFFSET, parsePax, parseTarHeader } from './tar-header.js';

/** The files of a tar archive, in their order, and a fault for each place where the header of one is missing. */
export async function* tarMembers(
  bytes: AsyncIterable<Buffer>,
  { sourcePath }: ReadContext,
): AsyncGenerator<Member | ArchiveFault> {
  const tar = new TarFile(new ByteWindow(bytes), sourcePath);
  yield* tar.members();
}

/** Types of members that are files. */
const FILE = /[0\0 7]/;
/** Types of members that say more of the next one: a long name, or a list of values. */
const LONG_NAME = 'L';
const PAX = 'x';
/** These are not longer. */
const MAX_NOTE_BYTES = 1024 * 1024;

class TarFile {
  readonly #window: ByteWindow;
  readonly #sourcePath: string;
  /** Whether a fault has told why the segment ends. */
  #isTold = false;

  constructor(window: ByteWindow, sourcePath: string) {
    this.#window = window;
    this.#sourcePath = sourcePath;
  }

  async *members(): AsyncGenerator<Member | ArchiveFault> {
    do {
      this.#isTold = false;
      yield* this.#segment();
      if (!this.#isTold && (this.#window.failure !== null || this.#window.bytes.length > 0))
        yield this.#damage('It is cut off');
    } while (this.#window.nextSegment());
  }

  async *#segment(): AsyncGenerator<Member | ArchiveFault> {
    const window = this.#window;
    let said: Said = {};
    while (await window.has(BLOCK_BYTES)) {
      const block = window.bytes.subarray(0, BLOCK_BYTES);
      const header = parseTarHeader(block);
      if (header === null && !isBlank(block)) {
        yield this.#damage('There is no header of a file where one should be');
        await this.#seek();
        said = {};
        continue;
      }
      window.take(BLOCK_BYTES);
      // Blank blocks end an archive, which another one may follow.
      if (header === null) continue;
      const size = said.size ?? header.size;
      const end = window.offset + size;
      if (header.type === LONG_NAME || header.type === PAX) said = { ...said, ...(await this.#said(header)) };
      else {
        const name = said.name ?? header.name;
        said = {};
        if (FILE.test(header.type) && !name.endsWith('/')) yield { name, bytes: this.#content(end) };
      }
      await window.skip(end + padding(size) - window.offset);
    }
  }

  async *#content(end: number): AsyncGenerator<Buffer> {
    const window = this.#window;
    while (window.offset < end) {
      if (!(await window.has(1))) {
        this.#isTold = true;
        throw (
          window.failure ??
          new SourceError('unreadable', 'Its archive is cut off within it: fetch that again.')
        );
      }
      // The window moves on while the bytes are read.
      const chunk = Buffer.from(window.bytes.subarray(0, end - window.offset));
      window.take(chunk.length);
      yield chunk;
    }
  }

  async #said({ type, size }: { readonly type: string; readonly size: number }): Promise<Said> {
    if (size > MAX_NOTE_BYTES || !(await this.#window.has(size))) return {};
    const content = this.#window.bytes.subarray(0, size);
    if (type === LONG_NAME) return { name: displayPath(content.subarray(0, content.indexOf(0))) };
    const values = parsePax(content);
    const length = Number(values.get('size') ?? Number.NaN);
    const name = values.get('path');
    return {
      ...(name === undefined ? {} : { name }),
      ...(Number.isSafeInteger(length) && length >= 0 ? { size: length } : {}),
    };
  }

  /** Goes to the next header, or to the end of the segment. */
  async #seek(): Promise<void> {
    const window = this.#window;
    window.take(1);
    while (await window.has(BLOCK_BYTES)) {
      const { bytes } = window;
      const last = bytes.length - BLOCK_BYTES;
      for (let at = bytes.indexOf(MAGIC, MAGIC_OFFSET); at !== -1; at = bytes.indexOf(MAGIC, at + 1)) {
        const start = at - MAGIC_OFFSET;
        if (start > last) break;
        if (!isTarHeader(bytes.subarray(start))) continue;
        window.take(start);
        return;
      }
      window.take(last + 1);
    }
    window.take(window.bytes.length);
  }

  #damage(what: string): ArchiveFault {
    const { failure, offset } = this.#window;
    this.#isTold = failure !== null;
    const code = failure?.code ?? 'unreadable';
    const reason = failure?.message ?? `${what} (byte ${offset}): fetch the archive again.`;
    return faultResult({ docId: null, sourcePath: this.#sourcePath, line: null, code, reason });
  }
}

interface Said {
  readonly name?: string;
  readonly size?: number;
}

const isBlank = (block: Buffer): boolean => block[0] === 0 && block.every((byte) => byte === 0);

const padding = (size: number): number => (BLOCK_BYTES - (size % BLOCK_BYTES)) % BLOCK_BYTES;
