import { hash } from 'node:crypto';
import { ByteWindow } from '../../decode/byte-window.js';
import { decode } from '../../decode/decode.js';
import { decodePage } from '../../decode/decode-page.js';
import { PAGE_TYPES } from '../../media-types.js';
import { NO_FIELDS, type ReadResult, type RecordFault, type RecordNote } from '../../record.js';
import { charsetOf, MAX_HEAD_BYTES, type MessageHead, parseHead } from '../message-head.js';
import { faultResult, type ReadContext, readableBytes } from '../reader.js';
import { hashId, RecordIds } from '../record-ids.js';
import type { DecodedFile } from '../whole-file.js';
import { type Content, contentOf } from './pages.js';
import { decodePayload } from './payload.js';

/** The records of a WARC file that are pages, and its faults, in their order. */
export async function* readWarc(
  bytes: AsyncIterable<Buffer>,
  context: ReadContext,
): AsyncGenerator<ReadResult> {
  yield* new WarcFile(new ByteWindow(bytes), context).results();
}

/** A record as it lies in the window: its head, and how many bytes follow that. */
interface WarcRecord {
  readonly head: MessageHead;
  readonly contentLength: number;
  /** Among those of the file, from 1. */
  readonly number: number;
}

class WarcFile {
  readonly #window: ByteWindow;
  readonly #context: ReadContext;
  readonly #ids: RecordIds;
  #count = 0;

  constructor(window: ByteWindow, context: ReadContext) {
    this.#window = window;
    this.#context = context;
    this.#ids = new RecordIds(context.sourcePath);
  }

  async *results(): AsyncGenerator<ReadResult> {
    let isEmpty = true;
    do {
      for await (const result of this.#segment()) {
        isEmpty = false;
        if (result !== null) yield result;
      }
    } while (this.#window.nextSegment());
    if (isEmpty) yield this.#fault(null, 'empty', 'There is no record in it: remove it, or fetch it again.');
  }

  /** Null for a record that is none of this program's. */
  async *#segment(): AsyncGenerator<ReadResult | null> {
    const window = this.#window;
    let isTold = false;
    while (await this.#toRecord()) {
      this.#count++;
      isTold = false;
      const record = this.#recordHere();
      if (record !== null && record.contentLength > this.#context.maxRecordBytes)
        yield* this.#passLarge(record);
      else if (record !== null && (await this.#isWhole(record))) {
        yield await this.#result(record);
        window.take(record.head.length + record.contentLength);
      } else {
        const isCut = record === null || window.bytes.length < record.head.length + record.contentLength;
        isTold = isCut && window.failure !== null;
        yield this.#damage(record, isCut);
        window.take(1);
        await this.#seek();
      }
    }
    if (window.failure === null || isTold) return;
    this.#count++;
    yield this.#damage(null, true);
  }

  /** Passes over blank lines; false where the segment ends. */
  async #toRecord(): Promise<boolean> {
    for (;;) {
      await this.#window.has(MAX_HEAD_BYTES);
      const blanks = blankLength(this.#window.bytes);
      if (blanks === 0) return this.#window.bytes.length > 0;
      this.#window.take(blanks);
    }
  }

  #recordHere(): WarcRecord | null {
    const { bytes } = this.#window;
    const head = startsWith(bytes, SIGNATURE) ? parseHead(bytes) : null;
    const length = head?.field('content-length') ?? '';
    return head === null || !/^\d{1,15}$/.test(length)
      ? null
      : { head, contentLength: Number(length), number: this.#count };
  }

  /** Whether a record ends as its head says: before another one, blank lines or the end of the file. */
  async #isWhole({ head, contentLength }: WarcRecord): Promise<boolean> {
    const window = this.#window;
    const end = head.length + contentLength;
    await window.has(end + GAP.length + SIGNATURE.length);
    const { bytes, failure } = window;
    if (bytes.length < end) return false;
    const next = end + blankLength(bytes.subarray(end));
    if (next === bytes.length) return failure === null || next > end;
    return startsWith(bytes.subarray(next), SIGNATURE) || startsWith(bytes.subarray(end), GAP);
  }

  /** Passes over a record that is too large for memory, up to the next one, even where that comes too early. */
  async *#passLarge(record: WarcRecord): AsyncGenerator<ReadResult | null> {
    const { head, contentLength } = record;
    await this.#window.has(head.length + MAX_HEAD_BYTES);
    const isWanted = contentOf(head, this.#window.bytes.subarray(head.length)) !== null;
    if (isWanted) {
      const { maxRecordBytes } = this.#context;
      const reason = `The record is ${readableBytes(contentLength)} long, more than the ${readableBytes(maxRecordBytes)} of one record: leave it out, or raise --max-record-mib.`;
      yield this.#fault(record, 'too_large', reason);
    }
    this.#window.take(head.length);
    if ((await this.#seek(contentLength)) || isWanted) yield null;
    else yield this.#damage(record, this.#window.bytes.length === 0);
  }

  /**
   * Goes to the next record, or to the end of the segment.
   *
   * @param within so many bytes, after which it stops
   * @returns whether it came so far
   */
  async #seek(within = Number.POSITIVE_INFINITY): Promise<boolean> {
    const window = this.#window;
    for (let left = within; left > 0; ) {
      const isLast = !(await window.has(START_BYTES));
      const { bytes } = window;
      const at = startIn(bytes);
      if (at !== -1 && at < left) {
        window.take(at);
        return false;
      }
      const passed = Math.min(left, isLast ? bytes.length : bytes.length - START_BYTES + 1);
      window.take(passed);
      left -= passed;
      if (isLast && left > 0) return false;
    }
    return true;
  }

  async #result({ head, contentLength, number }: WarcRecord): Promise<ReadResult | null> {
    const bytes = this.#window.bytes.subarray(0, head.length + contentLength);
    const block = bytes.subarray(head.length);
    const content = contentOf(head, block);
    if (content === null) return null;
    const sha256 = hash('sha256', bytes);
    const sourceId = recordIdOf(head) ?? hashId(sha256);
    const docId = this.#ids.next(sourceId);
    const { sourcePath, maxRecordBytes } = this.#context;
    const place = { docId, sourcePath, line: number };
    const payload = await decodePayload(block.subarray(content.start), content.head, maxRecordBytes);
    if (payload.kind === 'fault')
      return faultResult({ ...place, code: payload.code, reason: payload.reason });
    const decoded = textOf(payload.bytes, content);
    if (decoded.kind === 'fault')
      return faultResult({ ...place, code: decoded.code, reason: decoded.reason });
    const fetched = head.field('warc-date');
    const notes = [...(decoded.notes ?? []), ...(payload.isCut || isCutOff(head) ? [CUT_OFF] : [])];
    return {
      kind: 'record',
      record: {
        ...{ docId, sourcePath, sourceId, sourceSha256: sha256, line: number },
        ...{ mediaType: MEDIA_TYPES[content.kind], encoding: decoded.encoding, text: decoded.text },
        fields: { ...NO_FIELDS, url: addressOf(head), ...(fetched === null ? {} : { retrievedAt: fetched }) },
        ...(content.status === null ? {} : { httpStatus: content.status }),
        ...(notes.length === 0 ? {} : { notes }),
      },
    };
  }

  /**
   * The fault of a record that is not as its head says, or of bytes that are no record.
   *
   * @param isCut whether it goes to the end of the segment
   */
  #damage(record: WarcRecord | null, isCut: boolean): ReadResult {
    const { failure, offset } = this.#window;
    if (isCut && failure !== null) return this.#fault(record, failure.code, failure.message);
    const what =
      record === null
        ? 'Where a record should begin there is none'
        : 'The record is cut off, or its Content-Length is wrong';
    return this.#fault(record, 'unreadable', `${what} (byte ${offset}): fetch the file again.`);
  }

  #fault(record: WarcRecord | null, code: RecordFault['code'], reason: string): ReadResult {
    const id = record === null ? null : recordIdOf(record.head);
    const docId = id === null ? null : this.#ids.next(id);
    return faultResult({
      docId,
      sourcePath: this.#context.sourcePath,
      line: this.#count || null,
      code,
      reason,
    });
  }
}

const MEDIA_TYPES = { page: PAGE_TYPES[0], text: 'text/plain' } as const;

const textOf = (bytes: Buffer, { kind, head }: Content): DecodedFile =>
  kind === 'text' ? decode(bytes) : decodePage(bytes, charsetOf(head.field('content-type')));

const CUT_OFF: RecordNote = {
  code: 'partial_text',
  message: 'its crawler cut the page off; fetch the whole page if you need it',
};

const isCutOff = (head: MessageHead): boolean =>
  head.field('warc-truncated') !== null || head.field('warc-segment-number') !== null;

const recordIdOf = (head: MessageHead): string | null =>
  head
    .field('warc-record-id')
    ?.replace(/^<|>$/g, '')
    .replace(/^urn:uuid:/i, '') || null;

const addressOf = (head: MessageHead): string | null =>
  head.field('warc-target-uri')?.replace(/^<|>$/g, '') || null;

const SIGNATURE = Buffer.from('WARC/');
/** What stands between records; some writers leave lines out, or add some. */
const GAP = Buffer.from('\r\n\r\n');

const startsWith = (bytes: Buffer, start: Buffer): boolean => bytes.subarray(0, start.length).equals(start);

/** The length of the blank lines at the beginning. */
function blankLength(bytes: Buffer): number {
  let length = 0;
  while (length < bytes.length && (bytes[length] === 0x0d || bytes[length] === 0x0a)) length++;
  return length;
}

/** How a record begins, in the midst of other bytes. */
const START = /WARC\/1\.\d\r?\n(?:WARC|Content)-/i;
const START_BYTES = 'WARC/1.0\r\nContent-'.length;

/** Where a record begins; -1 where none does. */
function startIn(bytes: Buffer): number {
  for (let at = bytes.indexOf('WARC/1.'); at !== -1; at = bytes.indexOf('WARC/1.', at + 1))
    if (START.test(bytes.toString('latin1', at, at + START_BYTES))) return at;
  return -1;
}
