import pLimit from 'p-limit';
import { Expansion } from './decode/expansion.js';
import { asSourceError, withSourceErrors } from './decode/source-error.js';
import { StartedStream } from './decode/started-stream.js';
import { type FieldMapping, unreadFieldsNote } from './formats/fields.js';
import type { RandomAccess } from './formats/reader.js';
import { readRecognised } from './formats/recognise/read-recognised.js';
import { type FileEffects, nodeFiles } from './inputs/effects.js';
import type { SourceFile } from './inputs/inputs.js';
import { fieldSources, withPathFields } from './metadata/path-fields.js';
import { contextOf, type OnSkipped } from './read-context.js';
import type { ReadResult, SourceRecord } from './record.js';

export interface ReadOptions {
  /** A larger record becomes a fault, in bytes. */
  readonly maxRecordBytes: number;
  /** Where records have their fields, when not under the usual names, or the paths of their files. */
  readonly fields?: FieldMapping;
  /** What stands before source paths where these give fields: a folder with its slash; default: nothing. */
  readonly folder?: string;
  /** What is known of records beside them and their paths; null (default): nothing. */
  readonly matches?: Completion | null;
  /** The names, with dots between, that lead to the list of the records in JSON; null (default): it is looked for. */
  readonly recordsPath?: string | null;
  /** Fields of the records that they keep as they stand; default: none. */
  readonly keep?: readonly string[];
  /** The name of the reader of every file; null (default): what a file is, is recognised. */
  readonly inputFormat?: string | null;
  /** How many files are read from the disk at a time. */
  readonly concurrency?: number;
  readonly effects?: FileEffects;
  /** Told of the bytes that are read, as they lie in the file, compressed or not. */
  readonly onBytes?: (count: number) => void;
  /** Told of the files in containers that are not read, though nothing is wrong with them. */
  readonly onSkipped?: OnSkipped;
  /** Ends the waiting for standard input, which nobody may ever close. */
  readonly signal?: AbortSignal;
}

/** Gives records the fields that are known beside them. */
export interface Completion {
  /** @param folder what stands before source paths */
  complete(record: SourceRecord, folder: string): SourceRecord;
}

/** Files whose beginning waits in memory, and how much of each: 64 MiB at most. */
const FILES_AHEAD = 64;
const BYTES_AHEAD = 1024 * 1024;

/**
 * Reads the records of files, in the order of the files. Small files are read ahead of their turn, several at
 * a time; of a large one only the beginning is, and the rest is streamed. What is wrong with a file or a record
 * is a fault among the results; nothing about the input is thrown.
 */
export async function* readAll(
  files: readonly SourceFile[],
  {
    maxRecordBytes,
    fields = {},
    matches = null,
    folder = '',
    recordsPath: records = null,
    keep = [],
    inputFormat = null,
    concurrency = 8,
    effects = nodeFiles,
    onBytes,
    onSkipped = () => {},
    signal,
  }: ReadOptions,
): AsyncGenerator<ReadResult> {
  const { inRecords, inPaths } = fieldSources(fields);
  const completed = (record: SourceRecord): SourceRecord => {
    const located =
      inPaths.length === 0 ? record : withPathFields(record, folder + record.sourcePath, inPaths);
    return matches?.complete(located, folder) ?? located;
  };
  const limit = pLimit(concurrency);
  const ahead: Promise<StartedStream>[] = [];
  let next = 0;
  try {
    for (const file of files) {
      while (next < files.length && ahead.length < FILES_AHEAD) {
        const source = sourceBytes(files[next++]!, effects, signal);
        ahead.push(limit(() => StartedStream.start(source, BYTES_AHEAD)));
      }
      const stream = await ahead.shift()!;
      const expansion = new Expansion(file.size);
      const raw = metered(stream, (count) => {
        expansion.addRead(count);
        onBytes?.(count);
      });
      const bytes = file.compression?.unpack(raw) ?? raw;
      try {
        const source = { bytes, file: randomAccess(file, effects) };
        const reading = { maxRecordBytes, fields: inRecords, records, keep, expansion, onSkipped };
        const context = contextOf(file.sourcePath, file.reader, reading);
        const results =
          inputFormat === null
            ? readRecognised(file.reader, source, context)
            : file.reader.read(source, context);
        for await (const result of results)
          yield result.kind === 'record' ? withUnread(completed(result.record), result.unread) : result;
      } finally {
        await bytes.return?.();
        await stream.return();
      }
    }
  } finally {
    for (const stream of await Promise.all(ahead)) await stream.return();
  }
}

/** A record with a warning of what is not read from it, where that could be its title and its date. */
function withUnread(record: SourceRecord, unread: readonly string[] = []): ReadResult {
  const { title, publishedAt } = record.fields;
  if (unread.length < 2 || title !== null || publishedAt !== null) return { kind: 'record', record };
  return {
    kind: 'record',
    record: { ...record, notes: [...(record.notes ?? []), unreadFieldsNote(unread)] },
  };
}

function randomAccess({ path, compression, size }: SourceFile, effects: FileEffects): RandomAccess | null {
  if (path === null || compression !== null) return null;
  const slice: RandomAccess['slice'] = (start, end) =>
    effects.slice(path, start, end).catch((error: unknown) => {
      throw asSourceError(error);
    });
  return { path: typeof path === 'string' ? path : null, size, slice };
}

async function* metered(
  source: AsyncIterable<Buffer>,
  onBytes: (count: number) => void,
): AsyncGenerator<Buffer> {
  for await (const chunk of source) {
    onBytes(chunk.length);
    yield chunk;
  }
}

function sourceBytes(
  { path, size }: SourceFile,
  effects: FileEffects,
  signal?: AbortSignal,
): AsyncIterable<Buffer> {
  return withSourceErrors(path === null ? effects.standardInput(signal) : effects.read(path, size));
}
