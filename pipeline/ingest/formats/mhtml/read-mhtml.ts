import { createHash } from 'node:crypto';
import { NO_TEXT } from '../../decode/decode.js';
import { decodePage } from '../../decode/decode-page.js';
import { PAGE_TYPES } from '../../media-types.js';
import { NO_FIELDS, type ReadResult, type RecordFault, type RecordNote } from '../../record.js';
import { charsetOf, MAX_HEAD_BYTES } from '../message-head.js';
import { faultResult, type ReadContext, readableBytes, sourceFault } from '../reader.js';
import { decodedBody, type Part, pagesIn, partOf } from './parts.js';

/** A page may take so many times its length in the file; pictures after it are not held. */
const MAX_ENCODING_RATIO = 3;

/** Reads a file that is one saved page: the text is the source of the page, as the server sent it. */
export async function readMhtml(bytes: AsyncIterable<Buffer>, context: ReadContext): Promise<ReadResult> {
  const { sourcePath, stem, maxRecordBytes } = context;
  const place = { docId: sourcePath, sourcePath, line: null };
  const fault = (code: RecordFault['code'], reason: string): ReadResult =>
    faultResult({ ...place, code, reason });
  let file: Beginning;
  try {
    file = await beginningOf(bytes, MAX_ENCODING_RATIO * maxRecordBytes + MAX_HEAD_BYTES);
  } catch (error) {
    return sourceFault(error, place);
  }
  const page = pageOf(file);
  if (page === null) {
    return file.bytes.length === 0
      ? fault('empty', NO_TEXT)
      : fault('no_text', 'There is no web page in it: save the page again, or remove the file.');
  }
  const { part, address, date } = page;
  const content = decodedBody(part);
  if (content.length > maxRecordBytes || !(part.isWhole || file.isWhole)) {
    const limit = readableBytes(maxRecordBytes);
    return fault('too_large', `Its page is longer than the ${limit} of one record: raise --max-record-mib.`);
  }
  const decoded = decodePage(content, charsetOf(part.head.field('content-type')));
  if (decoded.kind === 'fault') return fault(decoded.code, decoded.reason);
  const notes = [...(decoded.notes ?? []), ...(part.isWhole ? [] : [CUT_OFF])];
  return {
    kind: 'record',
    record: {
      ...{ docId: sourcePath, sourcePath, sourceId: stem, sourceSha256: file.sha256, line: 1 },
      ...{ mediaType: PAGE_TYPES[0], encoding: decoded.encoding, text: decoded.text },
      fields: { ...NO_FIELDS, url: address, ...(date === null ? {} : { retrievedAt: date }) },
      ...(notes.length === 0 ? {} : { notes }),
    },
  };
}

const CUT_OFF: RecordNote = {
  code: 'partial_text',
  message: 'its file ends within the page; save the page again if you need the whole of it',
};

/** The beginning of a file, and the hash of all of it. */
interface Beginning {
  readonly bytes: Buffer;
  readonly isWhole: boolean;
  readonly sha256: string;
}

async function beginningOf(bytes: AsyncIterable<Buffer>, maxBytes: number): Promise<Beginning> {
  const hash = createHash('sha256');
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    hash.update(chunk);
    if (length < maxBytes) chunks.push(chunk);
    length += chunk.length;
  }
  const kept = Buffer.concat(chunks);
  return { bytes: kept, isWhole: kept.length === length, sha256: hash.digest('hex') };
}

interface SavedPage {
  readonly part: Part;
  readonly address: string | null;
  /** When it was saved, as the browser wrote it. */
  readonly date: string | null;
}

/** The page that was saved, and where it was found; other pages of the file stand in its frames. */
function pageOf(file: Beginning): SavedPage | null {
  const message = partOf(file.bytes, file.isWhole);
  if (message === null) return null;
  const saved = message.head.field('snapshot-content-location') ?? message.head.field('content-location');
  const pages = pagesIn(message);
  const part = pages.find(({ head }) => head.field('content-location') === saved) ?? pages[0];
  if (part === undefined) return null;
  const address = saved ?? part.head.field('content-location') ?? '';
  return {
    part,
    address: /^https?:/i.test(address) ? address : null,
    date: message.head.field('date'),
  };
}
