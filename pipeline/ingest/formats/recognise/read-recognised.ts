import { StartedStream } from '../../decode/started-stream.js';
import type { ReadResult } from '../../record.js';
import { compressionOf } from '../compression.js';
import { faultResult, type ReadContext, type Reader, type Source } from '../reader.js';
import { READERS } from '../readers.js';
import { textReader } from '../text.js';
import { HEAD_BYTES, type Head, headOf } from './head.js';
import { otherFormatOf, reasonOf } from './other-formats.js';

/**
 * Reads a file as what it is. Files often hold another format than their names say, and what a pipe brings has no
 * name: what is recognised as another format is read as that, and one that nobody reads is a fault.
 *
 * @param named the reader of the file's name
 * @param isUnpacked whether it was compressed, though its name does not say so: once is enough
 */
export async function* readRecognised(
  named: Reader,
  { bytes, file }: Source,
  context: ReadContext,
  isUnpacked = false,
): AsyncGenerator<ReadResult> {
  const stream = await StartedStream.start(bytes, HEAD_BYTES);
  const head = headOf(stream.head);
  const compression = isUnpacked ? null : compressionOf(stream.head);
  if (compression !== null) {
    const unpacked = compression.unpack(stream);
    try {
      yield* readRecognised(named, { bytes: unpacked, file: null }, context, true);
    } finally {
      await unpacked.return?.();
    }
    return;
  }
  const reader = readerOf(named, head);
  if (reader !== null) {
    yield* reader.read({ bytes: stream, file }, context);
    return;
  }
  await stream.return();
  const { sourcePath } = context;
  const docId = named.holds === 'one' ? sourcePath : null;
  const reason = reasonOf(otherFormatOf(head)!);
  yield faultResult({ docId, sourcePath, line: null, code: 'unsupported_format', reason });
}

/** Null where the file is of a format that nobody reads. */
function readerOf(named: Reader, head: Head): Reader | null {
  if (named !== textReader && (!isTelling(head) || named.recognises(head))) return named;
  const other = READERS.find((reader) => reader !== textReader && reader.recognises(head));
  if (other !== undefined) return other;
  return otherFormatOf(head) === null ? named : null;
}

/** Not even the first line is to be seen: then the name counts. */
const isTelling = ({ isWhole, text }: Head): boolean => isWhole || text.includes('\n');
