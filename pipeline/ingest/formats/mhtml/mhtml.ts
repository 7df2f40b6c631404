import { PAGE_TYPES } from '../../media-types.js';
import { parseHead } from '../message-head.js';
import type { Reader } from '../reader.js';
import type { Head } from '../recognise/head.js';

/** Web pages with all that they show, as browsers save them (RFC 2557). */
export const mhtmlReader: Reader = {
  name: 'mhtml',
  mediaTypes: ['multipart/related'],
  recordTypes: [PAGE_TYPES[0]],
  extensions: ['.mhtml', '.mht'],
  description: 'one article, as a web page that a browser saved in one file',
  holds: 'one',
  recognises: isSavedPage,
  async *read(source, context) {
    const { readMhtml } = await import('./read-mhtml.js');
    yield await readMhtml(source.bytes, context);
  },
};

/** Whether a file is a page that a browser saved, and no message: browsers say so in its head. */
function isSavedPage({ bytes }: Head): boolean {
  if (!/^[\w-]+:/.test(bytes.toString('latin1', 0, 80))) return false;
  const head = parseHead(bytes);
  if (head === null || !/^(?:multipart\/related|text\/html)\b/i.test(head.field('content-type') ?? ''))
    return false;
  return head.field('snapshot-content-location') !== null || /\bsaved by\b/i.test(head.field('from') ?? '');
}
