import { createRequire } from 'node:module';
import { type Edit, OffsetMap } from '../offset-map.js';

const load = createRequire(import.meta.url);
/** Loaded when the first text has a character reference: few have. */
let decode: ((reference: string) => string) | null = null;

/** A character reference that ends as it should. Without its semicolon `&copy` is as likely part of an address. */
const REFERENCE = /&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[A-Za-z][A-Za-z\d]{1,31});/g;

/** Edits that decode the character references of a text: `&quot;`, `&#8217;`. Names that HTML does not define stay. */
export function findReferenceEdits(text: string): Edit[] {
  const edits: Edit[] = [];
  if (!text.includes('&')) return edits;
  for (const { 0: reference, index: start } of text.matchAll(REFERENCE)) {
    const replacement = decodeReference(reference);
    if (replacement !== reference) edits.push({ start, end: start + reference.length, replacement });
  }
  return edits;
}

/** A text with its character references decoded, once. */
export const withoutReferences = (text: string): string =>
  OffsetMap.apply(text, findReferenceEdits(text)).text;

/** A text with its character references decoded as browsers do it: `&copy 2024` is one, too. */
export const decodedAsPage = (text: string): string =>
  text.includes('&') ? (load('entities') as typeof import('entities')).decodeHTML(text) : text;

function decodeReference(reference: string): string {
  decode ??= (load('entities') as typeof import('entities')).decodeHTMLStrict;
  return decode(reference);
}
