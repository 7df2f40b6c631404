import { PAGE_TYPES } from '../../media-types.js';
import { type MessageHead, mediaTypeOf, parseHead } from '../message-head.js';

/** A part of MIME (RFC 2045): a page, an image, or several parts. */
export interface Part {
  readonly head: MessageHead;
  /** As it stands in the file. */
  readonly body: Buffer;
  /** Whether its end is there. */
  readonly isWhole: boolean;
}

/** The part that bytes are; null where no head ends in them. */
export function partOf(bytes: Buffer, isWhole: boolean): Part | null {
  const head = parseHead(bytes);
  return head === null ? null : { head, body: bytes.subarray(head.length), isWhole };
}

/** Parts in parts in parts; more of them are a trick. */
const MAX_DEPTH = 5;

/** The pages among a part and the parts in it, in their order. */
export function pagesIn(part: Part, depth = 0): readonly Part[] {
  const contentType = part.head.field('content-type');
  const type = mediaTypeOf(contentType);
  if (PAGE_TYPES.includes(type)) return [part];
  const boundary = /;\s*boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(contentType ?? '');
  if (!type.startsWith('multipart/') || boundary === null || depth === MAX_DEPTH) return [];
  return partsOf(part, boundary[1] ?? boundary[2]!).flatMap((inner) => pagesIn(inner, depth + 1));
}

function partsOf({ body }: Part, boundary: string): readonly Part[] {
  const delimiter = Buffer.from(`--${boundary}`);
  const parts: Part[] = [];
  let start: number | null = null;
  for (let at = body.indexOf(delimiter); at !== -1; at = body.indexOf(delimiter, at + delimiter.length)) {
    const end = at + delimiter.length;
    // A longer word, or one within a line, is no boundary.
    if ((at > 0 && body[at - 1] !== LINE_FEED) || isWordAt(body, end)) continue;
    if (start !== null) parts.push(...listed(partOf(body.subarray(start, lineEndBefore(body, at)), true)));
    if (body.toString('latin1', end, end + 2) === '--') return parts;
    const lineEnd = body.indexOf(LINE_FEED, end);
    start = lineEnd === -1 ? body.length : lineEnd + 1;
  }
  // The last part of a file that was cut off.
  if (start !== null) parts.push(...listed(partOf(body.subarray(start), false)));
  return parts;
}

const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

const listed = (part: Part | null): readonly Part[] => (part === null ? [] : [part]);

const isWordAt = (body: Buffer, at: number): boolean => /[^\s-]/.test(body.toString('latin1', at, at + 1));

/** The line end before a boundary belongs to that. */
function lineEndBefore(body: Buffer, at: number): number {
  if (at === 0) return 0;
  return body[at - 2] === CARRIAGE_RETURN ? at - 2 : at - 1;
}

/** The bytes of a part before they were made fit for mail. */
export function decodedBody({ head, body }: Part): Buffer {
  const encoding = head.field('content-transfer-encoding')?.toLowerCase() ?? '';
  if (encoding === 'base64') return Buffer.from(body.toString('latin1'), 'base64');
  if (encoding !== 'quoted-printable') return body;
  const text = body
    .toString('latin1')
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
  return Buffer.from(text, 'latin1');
}
