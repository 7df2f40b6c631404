import { TokenKind } from '../../../language/tokens.js';
import type { Span } from '../../../text/span.js';
import type { Quote } from '../../findings.js';
import { WordClass } from '../lexicon/word-classes.js';
import type { Narration } from './narration.js';
import type { ParsedDocument } from './parsed-document.js';

/** Units of the narration: `[first, end)`. */
export interface UnitRange {
  readonly first: number;
  readonly end: number;
}

/** A range without the punctuation at its edges that belongs to the sentence around it. */
export function trimRange(narration: Narration, range: UnitRange): UnitRange {
  let { first, end } = range;
  while (first < end && isEdge(narration, first)) first++;
  while (end > first && isEdge(narration, end - 1)) end--;
  return balanced(narration, { first, end });
}

/** A range without half a pair of brackets at its end, or with the other half right after it. */
function balanced(narration: Narration, { first, end }: UnitRange): UnitRange {
  const { words, count } = narration;
  let depth = 0;
  for (let u = first; u < end; u++) {
    if (words[u] === '(') depth++;
    else if (words[u] === ')') depth--;
  }
  if (depth === 1 && end < count && words[end] === ')') return { first, end: end + 1 };
  if (depth < 0 && end - first > 1 && words[end - 1] === ')')
    return trimRange(narration, { first, end: end - 1 });
  return { first, end };
}

const isEdge = (narration: Narration, u: number): boolean =>
  (narration.classes[u]! & WordClass.punctuation) !== 0 && !/^[$#£€%)(…]$/.test(narration.words[u]!);

/** The first unit of a range with none of some word classes; its last one where all have one of them. */
export function firstWithout({ classes }: Narration, { first, end }: UnitRange, passed: number): number {
  let u = first;
  while (u < end - 1 && classes[u]! & passed) u++;
  return u;
}

/** Whether a range is one quotation and nothing else. */
export const isQuotation = (narration: Narration, { first, end }: UnitRange): boolean =>
  end === first + 1 && narration.quotationOf[first]! >= 0;

/** Whether a unit belongs to one of several ranges. */
export function isWithin(u: number, ranges: readonly UnitRange[]): boolean {
  for (const { first, end } of ranges) if (first <= u && u < end) return true;
  return false;
}

export function containsQuotation(narration: Narration, { first, end }: UnitRange): boolean {
  for (let u = first; u < end; u++) if (narration.quotationOf[u]! >= 0) return true;
  return false;
}

/** The characters of a trimmed range; of a lone quotation, those between its marks. */
export function rangeSpan({ document, quotations, narration }: ParsedDocument, range: UnitRange): Span {
  if (isQuotation(narration, range)) {
    const { start, end } = quotations[narration.quotationOf[range.first]!]!;
    return { start, end };
  }
  const { starts, ends } = document.tokens;
  return {
    start: starts[narration.firstTokens[range.first]!]!,
    end: ends[narration.endTokens[range.end - 1]! - 1]!,
  };
}

/** Direct when all pieces are quotations, indirect when none contains one, else mixed. */
export function kindOf(narration: Narration, ranges: readonly UnitRange[]): Quote['kind'] {
  if (ranges.every((range) => isQuotation(narration, range))) return 'direct';
  return ranges.some((range) => containsQuotation(narration, range)) ? 'mixed' : 'indirect';
}

/** The last token inside a quotation. */
export const lastQuotedToken = ({ document, quotations }: ParsedDocument, quotationIndex: number): string =>
  document.tokens.texts[quotations[quotationIndex]!.endContent - 1]!;

export const firstQuotedToken = ({ document, quotations }: ParsedDocument, quotationIndex: number): string =>
  document.tokens.texts[quotations[quotationIndex]!.firstContent]!;

export const quotedTokenCount = ({ quotations }: ParsedDocument, quotationIndex: number): number =>
  quotations[quotationIndex]!.endContent - quotations[quotationIndex]!.firstContent;

/** Most tokens of a quotation that is taken for a title. */
const MAX_TITLE = 12;

/** Whether quoted words look like the title of a work or show: short, every long word with a capital. */
export function isTitle(
  { document: { tokens }, quotations }: ParsedDocument,
  quotationIndex: number,
): boolean {
  const { firstContent, endContent } = quotations[quotationIndex]!;
  if (endContent - firstContent > MAX_TITLE || /^[?!]$/.test(tokens.texts[endContent - 1]!)) return false;
  for (let i = firstContent; i < endContent; i++) {
    if (
      tokens.kinds[i] === TokenKind.word &&
      tokens.texts[i]!.length >= 4 &&
      /^\p{Ll}/u.test(tokens.texts[i]!)
    )
      return false;
  }
  return /^[\p{Lu}\p{N}]/u.test(tokens.texts[firstContent]!);
}

/** The first place of a word in a range; -1 where it is not there. */
export function wordIn({ words }: Pick<Narration, 'words'>, word: string, { first, end }: UnitRange): number {
  for (let u = first; u < end; u++) if (words[u] === word) return u;
  return -1;
}
