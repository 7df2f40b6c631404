import { pluralised } from '../../text/pluralised.js';
import type { Expansion } from '../decode/expansion.js';
import { SourceError } from '../decode/source-error.js';
import type { ReadResult, RecordFault } from '../record.js';
import type { FieldMapping } from './fields.js';
import type { Head } from './recognise/head.js';

/**
 * One format, described once: help, error messages and the documentation derive from this what they say of it.
 * A new format is one such object, listed in `readers.ts`. A library that only this format needs is loaded in `read`.
 */
export interface Reader {
  /** Stable. */
  readonly name: string;
  /** The first is the `media_type` of its records, if `recordTypes` are not given; the others mean the same format. */
  readonly mediaTypes: readonly [string, ...string[]];
  /** Of a format whose records are of other formats: their `media_type`; none where it is that of any other reader. */
  readonly recordTypes?: readonly string[];
  /** In lower case, with the dot, without that of a compression. */
  readonly extensions: readonly [string, ...string[]];
  /** What such a file holds, on one line, for people: `one article a line, as a JSON object`. */
  readonly description: string;
  /** Whether a file is one record, whose id is that of the file, or holds any number of them. */
  readonly holds: 'one' | 'many';
  /** Whether a file is of this format by its beginning, where its name does not say so. */
  recognises(head: Head): boolean;
  /** Records and faults in the order of the file. What is wrong with the input is a fault and never thrown. */
  read(source: Source, context: ReadContext): AsyncIterable<ReadResult>;
}

/** The bytes of a file, or of a member of a container. */
export interface Source {
  /** All bytes in their order, decompressed. Can be iterated once. */
  readonly bytes: AsyncIterable<Buffer>;
  /**
   * Any part of them, for a format whose index stands at its end; null where the bytes only come in their order
   * (standard input, a compressed file, a member of a container).
   */
  readonly file: RandomAccess | null;
}

export interface RandomAccess {
  /** Where it lies, absolute, for a library that opens files itself; null where a name in it is not UTF-8. */
  readonly path: string | null;
  /** In bytes, as the file was listed. */
  readonly size: number;
  /**
   * The bytes from offset `start` up to `end`; fewer where the file ends before.
   *
   * @throws SourceError `unreadable`
   */
  slice(start: number, end: number): Promise<Buffer>;
}

export interface ReadContext {
  readonly sourcePath: string;
  /** The file's name without folder and extensions: the id of a record that is the whole file. */
  readonly stem: string;
  /** A larger record is a fault, in bytes. */
  readonly maxRecordBytes: number;
  readonly fields: FieldMapping;
  /** The names, with dots between, that lead to the list of the records in JSON; null where it is to be found. */
  readonly records: string | null;
  /** Fields of a record, with dots between, that it keeps as they stand. */
  readonly keep: readonly string[];
  /** In how many containers the file lies. */
  readonly depth: number;
  /** What comes of the file of the inputs that this one is, or lies in. */
  readonly expansion: Expansion;
  /**
   * Reads a member of a container as a file `<sourcePath>/<name>`; null where it is hidden, or no reader knows the
   * name. Iterate it to its end, or close it.
   *
   * @param name path inside the container, with `/`; the second one of a name is read as `name~2`
   */
  readMember(name: string, bytes: AsyncIterable<Buffer>): AsyncIterable<ReadResult> | null;
}

export type FaultResult = ReadResult & { readonly kind: 'fault' };

export const faultResult = (fault: RecordFault): FaultResult => ({ kind: 'fault', fault });

/** The fault that stands for an error of the byte stream; other errors are bugs and thrown on. */
export function sourceFault(error: unknown, place: Omit<RecordFault, 'code' | 'reason'>): FaultResult {
  if (!(error instanceof SourceError)) throw error;
  return faultResult({ ...place, code: error.code, reason: error.message });
}

/** A number of bytes as a person reads it: `16 MiB`. */
export function readableBytes(bytes: number): string {
  if (bytes < 1024) return pluralised(bytes, 'byte');
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KiB` : `${Math.ceil(bytes / (1024 * 1024))} MiB`;
}

/** All bytes of a source; null when there are more than `maxBytes`: the rest is not read. */
export async function collect(bytes: AsyncIterable<Buffer>, maxBytes: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.length;
    if (length > maxBytes) return null;
    chunks.push(chunk);
  }
  return chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks);
}
