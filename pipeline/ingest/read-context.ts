import type { Expansion } from './decode/expansion.js';
import { stemOf } from './formats/file-name.js';
import type { ReadContext, Reader } from './formats/reader.js';
import { readerFor } from './formats/readers.js';
import { otherExtensionOf } from './formats/recognise/other-formats.js';
import { readRecognised } from './formats/recognise/read-recognised.js';
import { UniqueNames } from './formats/unique-names.js';
import type { SkipReason } from './inputs/skipped.js';
import type { ReadResult } from './record.js';

/** Told of what is not read in containers, as the plan tells of files. */
export type OnSkipped = (reason: SkipReason, sourcePath: string, extension: string | null) => void;

/** What all that is read in one file of the inputs has in common. */
export interface FileReading extends Pick<ReadContext, 'maxRecordBytes' | 'fields' | 'records' | 'keep'> {
  readonly expansion: Expansion;
  readonly onSkipped: OnSkipped;
}

/**
 * The context in which a file is read, or a member of a container.
 *
 * @param named the reader of the file's name, whatever the file holds
 * @param depth of containers that it lies in
 */
export function contextOf(sourcePath: string, named: Reader, reading: FileReading, depth = 0): ReadContext {
  const names = new UniqueNames();

  function readMember(name: string, packed: AsyncIterable<Buffer>): AsyncIterable<ReadResult> | null {
    const path = `${sourcePath}/${names.next(asMemberName(name))}`;
    if (isHidden(name)) {
      reading.onSkipped('hidden', path, null);
      return null;
    }
    const match = readerFor(name);
    if (match === null) {
      reading.onSkipped('unknown_extension', path, otherExtensionOf(name));
      return null;
    }
    const bytes = reading.expansion.counted(match.compression?.unpack(packed) ?? packed);
    const context = {
      ...contextOf(path, match.reader, reading, depth + 1),
      stem: stemOf(name, match.reader),
    };
    return closing(readRecognised(match.reader, { bytes, file: null }, context), bytes);
  }

  const { maxRecordBytes, fields, records, keep, expansion } = reading;
  return {
    ...{ maxRecordBytes, fields, records, keep, expansion, sourcePath, depth },
    ...{ stem: stemOf(sourcePath, named), readMember },
  };
}

/** The results of a reader, after which the bytes are let go of, read or not. */
async function* closing(
  results: AsyncIterable<ReadResult>,
  bytes: AsyncGenerator<Buffer>,
): AsyncGenerator<ReadResult> {
  try {
    yield* results;
  } finally {
    await bytes.return(undefined);
  }
}

/** `#` parts the id of a record from the path of its file. */
const asMemberName = (name: string): string => name.replace(/^(?:\.\/)+/, '').replaceAll('#', '\\x23');

/** As in folders; `__MACOSX` is what macOS adds to its archives. */
const isHidden = (name: string): boolean =>
  name
    .split('/')
    .some((part) => part === '__MACOSX' || (part.startsWith('.') && part !== '.' && part !== '..'));
