import { binaryKind } from '../../decode/binary.js';
import { PAGE_TYPES } from '../../media-types.js';
import { type MessageHead, mediaTypeOf, parseHead } from '../message-head.js';
import { headOf } from '../recognise/head.js';
import { isHtmlPage } from '../recognise/markup.js';

/** What a record has for this program: a page, or the text that was taken out of one. */
export interface Content {
  readonly kind: 'page' | 'text';
  /** Of the body, as it stands in the record. */
  readonly start: number;
  /** The head that the body came with; of a record without HTTP that of the record. */
  readonly head: MessageHead;
  /** What the server answered; null for a record without HTTP. */
  readonly status: number | null;
}

/**
 * The content of a record; null for one that is no page: requests, images, redirects and the like.
 *
 * @param block what follows the head, at least its beginning
 */
export function contentOf(head: MessageHead, block: Buffer): Content | null {
  const type = head.field('warc-type')?.toLowerCase();
  if (type === 'conversion') {
    if (isType(head.field('content-type'), ['text/plain']))
      return { kind: 'text', start: 0, head, status: null };
  } else if (type === 'response') {
    const content = httpContent(head, block);
    if (content !== null) return content;
    // A response that is no HTTP (`dns:`, `ftp:`) has the type of its content.
    if (isHttp(block)) return null;
  } else if (type !== 'resource') return null;
  return isType(head.field('content-type'), PAGE_TYPES)
    ? { kind: 'page', start: 0, head, status: null }
    : null;
}

const isHttp = (block: Buffer): boolean => block.subarray(0, 5).toString('latin1') === 'HTTP/';

function httpContent(record: MessageHead, block: Buffer): Content | null {
  const http = isHttp(block) ? parseHead(block) : null;
  if (http === null) return null;
  const status = Number(/^HTTP\/[\d.]+\s+(\d{3})\b/.exec(http.firstLine)?.[1]);
  const isAnswer = (status >= 200 && status < 300) || status >= 400;
  const body = block.subarray(http.length);
  if (!isAnswer || body.length === 0 || isOtherFile(body, http)) return null;
  const type = http.field('content-type') ?? record.field('warc-identified-payload-type');
  const isPage = type === null ? isHtmlPage(headOf(body)) : isType(type, PAGE_TYPES);
  return isPage ? { kind: 'page', start: http.length, head: http, status } : null;
}

/** An image or a document that is served as a page. */
const isOtherFile = (body: Buffer, http: MessageHead): boolean =>
  http.field('content-encoding') === null &&
  http.field('transfer-encoding') === null &&
  binaryKind(body) !== null;

const isType = (contentType: string | null, types: readonly string[]): boolean =>
  types.includes(mediaTypeOf(contentType));
