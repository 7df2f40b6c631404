import { compareUtf8 } from '../../text/utf8-order.js';
import type { Compression } from '../formats/compression.js';
import type { Reader } from '../formats/reader.js';
import { readerFor } from '../formats/readers.js';
import { otherExtensionOf } from '../formats/recognise/other-formats.js';
import type { RecordFault } from '../record.js';
import { displayPath, type FilePath } from './file-path.js';
import { type Skipped, SkippedFiles, type SkipReason } from './skipped.js';

/** A file of the inputs that will be read. */
export interface SourceFile {
  /** Absolute; null for standard input. */
  readonly path: FilePath | null;
  /** `<input's base name>/<path inside>`; `-` for standard input. */
  readonly sourcePath: string;
  readonly reader: Reader;
  /** Null where the file is not compressed. */
  readonly compression: Compression | null;
  /** In bytes, as listed; 0 for standard input. */
  readonly size: number;
}

export interface InputPlan {
  /** What was asked for: each input's name, then `/` and the pattern where it is a glob. Sorted, each once. */
  readonly roots: readonly string[];
  /** Sorted by the UTF-8 bytes of `sourcePath`, which is unique. */
  readonly files: readonly SourceFile[];
  readonly faults: readonly RecordFault[];
  readonly skipped: readonly Skipped[];
}

/** Gathers what is found in the inputs: once, however many of them lead to it. */
export class Discovery {
  readonly #files = new Map<string, SourceFile>();
  /** By place and reason. */
  readonly #faults = new Map<string, RecordFault>();
  readonly #skipped = new SkippedFiles();

  /** @param forced the reader of every file; null where its name tells it */
  constructor(readonly forced: Reader | null) {}

  /** A file is skipped where no reader knows its name. */
  addFile(path: FilePath, sourcePath: string, size: number): void {
    const name = displayPath(path);
    const match = readerFor(name, this.forced);
    if (match === null) {
      this.#skipped.add('unknown_extension', sourcePath, otherExtensionOf(name));
      return;
    }
    const source = { path, sourcePath, size, ...match };
    const known = this.#files.get(sourcePath);
    if (known === undefined) this.addSource(source);
    if (known === undefined || isSamePath(known.path, path)) return;
    // A name that is not UTF-8 reads as one that has its escapes for letters: the latter keeps its place.
    if (typeof path === 'string') this.addSource(source);
    this.addFault(
      sourcePath,
      'Two files have this name, one of them with bytes that are not UTF-8: rename that one.',
    );
  }

  addSource(source: SourceFile): void {
    this.#files.set(source.sourcePath, source);
  }

  addFault(sourcePath: string, reason: string): void {
    const fault = { docId: null, sourcePath, line: null, code: 'unreadable', reason } as const;
    this.#faults.set(`${sourcePath}: ${reason}`, fault);
  }

  skip(reason: SkipReason, sourcePath: string): void {
    this.#skipped.add(reason, sourcePath);
  }

  plan(roots: Iterable<string>): InputPlan {
    this.#setAsideRecordNames();
    const bySourcePath = (a: { sourcePath: string }, b: { sourcePath: string }): number =>
      compareUtf8(a.sourcePath, b.sourcePath);
    return {
      roots: [...new Set(roots)].sort(compareUtf8),
      files: [...this.#files.values()].sort(bySourcePath),
      faults: [...this.#faults.values()].sort(bySourcePath),
      skipped: this.#skipped.all,
    };
  }

  /** A file `wire.jsonl#7.txt` beside `wire.jsonl` could take the document id of its record `7.txt`. */
  #setAsideRecordNames(): void {
    for (const sourcePath of [...this.#files.keys()]) {
      for (let at = sourcePath.indexOf('#'); at !== -1; at = sourcePath.indexOf('#', at + 1)) {
        const other = sourcePath.slice(0, at);
        if (!this.#files.has(other)) continue;
        this.#files.delete(sourcePath);
        this.addFault(sourcePath, `Its name is that of a record of ${other}: rename the file without "#".`);
        break;
      }
    }
  }
}

const isSamePath = (a: FilePath | null, b: FilePath): boolean =>
  a !== null && Buffer.from(a).equals(Buffer.from(b));
