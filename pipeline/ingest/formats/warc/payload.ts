import { promisify } from 'node:util';
import { brotliDecompress, constants, gunzip, inflate, inflateRaw } from 'node:zlib';
import { binaryKind, hasManyControls } from '../../decode/binary.js';
import type { RecordFault } from '../../record.js';
import type { MessageHead } from '../message-head.js';
import { readableBytes } from '../reader.js';

/** The body of an HTTP message as it was before it was sent, or why it cannot be had. */
export type Payload =
  | { readonly kind: 'bytes'; readonly bytes: Buffer; readonly isCut: boolean }
  | ({ readonly kind: 'fault' } & Pick<RecordFault, 'code' | 'reason'>);

type Bytes = Payload & { readonly kind: 'bytes' };

/** Decodes a coding; rejects with the errors of zlib. */
type Decoder = (body: Buffer, maxBytes: number, acceptsCut: boolean) => Promise<Buffer>;

const flushed = (maxOutputLength: number, acceptsCut: boolean) => ({
  maxOutputLength,
  ...(acceptsCut ? { finishFlush: constants.Z_SYNC_FLUSH } : {}),
});

const gunzipped: Decoder = (body, maxBytes, acceptsCut) =>
  promisify(gunzip)(body, flushed(maxBytes, acceptsCut));

/** Servers send both forms as `deflate`: with the frame of zlib, as RFC 9110 asks for, and without. */
const inflated: Decoder = (body, maxBytes, acceptsCut) =>
  promisify((body[0]! & 0x0f) === 8 ? inflate : inflateRaw)(body, flushed(maxBytes, acceptsCut));

const unbrotlied: Decoder = (body, maxOutputLength, acceptsCut) =>
  promisify(brotliDecompress)(body, {
    maxOutputLength,
    ...(acceptsCut ? { finishFlush: constants.BROTLI_OPERATION_FLUSH } : {}),
  });

const DECODERS: ReadonlyMap<string, Decoder> = new Map([
  ['gzip', gunzipped],
  ['x-gzip', gunzipped],
  ['deflate', inflated],
  ['br', unbrotlied],
]);

/** More codings on top of each other are a trick. */
const MAX_CODINGS = 4;

/**
 * Undoes what HTTP did to a body: chunks, then the codings of its content. Crawlers often keep the body decoded under
 * the head as it came; so what is not in the form that the head says, and is text, is taken as it is.
 */
export async function decodePayload(body: Buffer, head: MessageHead, maxBytes: number): Promise<Payload> {
  const isChunked = /\bchunked\b/i.test(head.field('transfer-encoding') ?? '');
  let payload: Payload = (isChunked ? unchunked(body) : null) ?? { kind: 'bytes', bytes: body, isCut: false };
  const codings = (head.field('content-encoding') ?? '').toLowerCase().split(',');
  for (const coding of codings.slice(0, MAX_CODINGS).reverse()) {
    const name = coding.trim();
    if (name === '' || name === 'identity' || name === 'utf-8') continue;
    payload = await undo(payload, name, maxBytes);
    if (payload.kind === 'fault') return payload;
  }
  return payload;
}

async function undo({ bytes, isCut }: Bytes, coding: string, maxBytes: number): Promise<Payload> {
  const decoder = DECODERS.get(coding);
  try {
    if (decoder !== undefined && bytes.length > 0) return await decoded(decoder, bytes, maxBytes, isCut);
  } catch (error) {
    if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') {
      const reason = `Its page is longer than the ${readableBytes(maxBytes)} of one record: leave it out, or raise --max-record-mib.`;
      return { kind: 'fault', code: 'too_large', reason };
    }
    if (codeOf(error) === null) throw error;
  }
  if (isText(bytes)) return { kind: 'bytes', bytes, isCut };
  if (decoder === undefined) {
    const reason = `Its page is packed as ${coding}, which is not read: unpack it first, or leave it out.`;
    return { kind: 'fault', code: 'unsupported_format', reason };
  }
  const reason = `Its page is said to be packed as ${coding}, but is damaged: fetch it again, or leave it out.`;
  return { kind: 'fault', code: 'unreadable', reason };
}

async function decoded(decoder: Decoder, body: Buffer, maxBytes: number, isCut: boolean): Promise<Payload> {
  try {
    return { kind: 'bytes', bytes: await decoder(body, maxBytes, false), isCut };
  } catch (error) {
    if (codeOf(error) !== 'Z_BUF_ERROR') throw error;
    return { kind: 'bytes', bytes: await decoder(body, maxBytes, true), isCut: true };
  }
}

/** The code of an error that zlib gives for its input; null for any other error. */
function codeOf(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  return /^(?:Z_|ERR_BUFFER_TOO_LARGE$|ERR_BROTLI|ERR__ERROR)/.test(error.code) ? error.code : null;
}

const isText = (bytes: Buffer): boolean => binaryKind(bytes) === null && !hasManyControls(bytes);

/** A line with the length of a chunk has hardly more than the length. */
const MAX_LINE_BYTES = 1024;

/** The body of a message in chunks (RFC 9112, section 7.1); null where it is none. */
function unchunked(body: Buffer): Bytes | null {
  const joined = Buffer.allocUnsafe(body.length);
  let length = 0;
  const result = (isCut: boolean): Bytes => ({ kind: 'bytes', bytes: joined.subarray(0, length), isCut });
  for (let at = 0; ; ) {
    const line = body.subarray(at, at + MAX_LINE_BYTES);
    const lineLength = line.indexOf('\n') + 1;
    const [, digits] =
      /^([0-9a-f]{1,8})[ \t]*(?:;[^\n]*)?\r?\n/i.exec(line.toString('latin1', 0, lineLength)) ?? [];
    if (digits === undefined) return at === 0 ? null : result(true);
    const size = Number.parseInt(digits, 16);
    if (size === 0) return result(false);
    const start = at + lineLength;
    const copied = body.copy(joined, length, start, start + size);
    length += copied;
    if (copied < size) return result(true);
    at = start + size;
    if (body[at] === 0x0d) at++;
    if (body[at] === 0x0a) at++;
  }
}
