import { TokenKind } from '../../../language/tokens.js';
import type { Span } from '../../../text/span.js';
import type { TextDocument } from '../../document.js';
import type { Names, Quote } from '../../findings.js';
import { WordClass } from '../lexicon/word-classes.js';
import type { QuotedStretch } from '../marks/quotation-marks.js';
import type { Narration } from './narration.js';

/** A document with what the recognition of attributions reads. */
export interface MarkedDocument {
  readonly document: TextDocument;
  readonly names: Names;
  readonly stretches: readonly QuotedStretch[];
  readonly narration: Narration;
}

/** Units of the narration: `[first, end)`. */
export interface UnitRange {
  readonly first: number;
  readonly end: number;
}

/** Units without punctuation and conjunctions at their edges that belong to the sentence around. */
export function trimRange(narration: Narration, range: UnitRange): UnitRange {
  let { first, end } = range;
  while (first < end && isEdge(narration, first)) first++;
  while (end > first && isEdge(narration, end - 1)) end--;
  return { first, end };
}

const isEdge = (narration: Narration, u: number): boolean =>
  (narration.classes[u]! & WordClass.punctuation) !== 0 && !/^[$#£€%)(…]$/.test(narration.words[u]!);

/** The unit range is one quoted stretch and nothing else. */
export const isStretch = (narration: Narration, { first, end }: UnitRange): boolean =>
  end === first + 1 && narration.stretchOf[first]! >= 0;

/** Whether a unit belongs to one of some ranges. */
export function isWithin(u: number, ranges: readonly UnitRange[]): boolean {
  for (const { first, end } of ranges) if (first <= u && u < end) return true;
  return false;
}

export function hasStretch(narration: Narration, { first, end }: UnitRange): boolean {
  for (let u = first; u < end; u++) if (narration.stretchOf[u]! >= 0) return true;
  return false;
}

/** The characters of trimmed units: of a lone quoted stretch what stands between its marks. */
export function rangeSpan({ document, stretches, narration }: MarkedDocument, range: UnitRange): Span {
  if (isStretch(narration, range)) {
    const { start, end } = stretches[narration.stretchOf[range.first]!]!;
    return { start, end };
  }
  const { starts, ends } = document.tokens;
  return {
    start: starts[narration.firstTokens[range.first]!]!,
    end: ends[narration.endTokens[range.end - 1]! - 1]!,
  };
}

/** Direct when all pieces are quoted stretches, indirect when none has one. */
export function kindOf(narration: Narration, ranges: readonly UnitRange[]): Quote['kind'] {
  if (ranges.every((range) => isStretch(narration, range))) return 'direct';
  return ranges.some((range) => hasStretch(narration, range)) ? 'mixed' : 'indirect';
}

/** The last token inside a quoted stretch. */
export const lastQuotedToken = ({ document, stretches }: MarkedDocument, stretch: number): string =>
  document.tokens.texts[stretches[stretch]!.endContent - 1]!;

export const firstQuotedToken = ({ document, stretches }: MarkedDocument, stretch: number): string =>
  document.tokens.texts[stretches[stretch]!.firstContent]!;

export const quotedTokenCount = ({ stretches }: MarkedDocument, stretch: number): number =>
  stretches[stretch]!.endContent - stretches[stretch]!.firstContent;

/** Most tokens of a quotation that is taken for a title. */
const MAX_TITLE = 12;

/** Whether quoted words look like the title of a work or show: short, every long word with a capital. */
export function isTitle({ document: { tokens }, stretches }: MarkedDocument, stretch: number): boolean {
  const { firstContent, endContent } = stretches[stretch]!;
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
