import type { ParsedDocument } from '../../../pipeline/extract/quotes/narration/parsed-document.js';
import { parseDocument } from '../../../pipeline/extract/quotes/narration/parsed-document.js';
import type { UnitRange } from '../../../pipeline/extract/quotes/narration/unit-ranges.js';
import { annotated } from './annotated.js';

/** A text with marked names, read as narration. */
export const narrated = (marked: string): ParsedDocument => {
  const { document, names } = annotated(marked);
  return parseDocument(document, names).parsed;
};

/** The units of the first words of a narration that read like these, in lower case and parted by blanks. */
export function unitsOf({ narration: { words } }: ParsedDocument, text: string): UnitRange {
  const wanted = text.toLowerCase().split(' ');
  const first = words.findIndex((_, u) => wanted.every((word, i) => words[u + i] === word));
  if (first < 0) throw new Error(`no ${text} in ${words.join(' ')}`);
  return { first, end: first + wanted.length };
}

/** The words of a phrase in lower case; null for none. */
export const wordsOf = ({ narration: { words } }: ParsedDocument, range: UnitRange | null): string | null =>
  range === null ? null : words.slice(range.first, range.end).join(' ');
