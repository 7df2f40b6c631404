import { SourceError } from '../decode/source-error.js';
import type { ReadResult, RecordFault } from '../record.js';
import type { FieldMapping } from './fields.js';

/** One format: it turns the bytes of a file into records. A new format is one such object in `readers.ts`. */
export interface Reader {
  /** Stable; it stands in run.json. */
  readonly name: string;
  readonly mediaType: string;
  /** In lower case, with the dot, without `.gz`. */
  readonly extensions: readonly string[];
  /**
   * @param bytes of the file, decompressed
   * @returns records and faults in the order of the file; what is wrong with the input is never thrown
   */
  read(bytes: AsyncIterable<Buffer>, context: ReadContext): AsyncIterable<ReadResult>;
}

export interface ReadContext {
  readonly sourcePath: string;
  /** A larger record is a fault. */
  readonly maxRecordBytes: number;
  readonly fields: FieldMapping;
}

export const faultResult = (fault: RecordFault): ReadResult => ({ kind: 'fault', fault });

/** The fault that stands for an error of the byte stream; other errors are bugs and thrown on. */
export function sourceFault(error: unknown, place: Omit<RecordFault, 'code' | 'reason'>): ReadResult {
  if (!(error instanceof SourceError)) throw error;
  return faultResult({ ...place, code: error.code, reason: error.message });
}

/** A number of bytes as a person reads it: `16 MiB`. */
export function readableBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KiB` : `${Math.ceil(bytes / (1024 * 1024))} MiB`;
}
