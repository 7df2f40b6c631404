import { Frame } from '../lexicon/reporting-words.js';
import { WordClass } from '../lexicon/word-classes.js';
import type { NarrationSentence } from '../narration/narration.js';
import {
  lastQuotedToken,
  type MarkedDocument,
  quotedTokenCount,
  trimRange,
  type UnitRange,
} from '../narration/unit-ranges.js';
import type { Governed } from './governed.js';
import type { Predicate } from './predicate.js';

const { conjunction, punctuation } = WordClass;

/** `“…,” Lee said`: the quotation that ends right before the attribution, with the narration before it if that belongs to it. */
export function quotationBefore(
  marked: MarkedDocument,
  { before }: Predicate,
  low: number,
  governed: Governed | null,
): UnitRange | null {
  const { narration } = marked;
  let u = before - 1;
  if (u >= low && narration.words[u] === ',') u--;
  if (u < low) return null;
  const stretch = narration.stretchOf[u]!;
  if (stretch < 0) return null;
  const isParted = u < before - 1 || /^(?:[,?!…—–-]|--+|\.{2,})$/.test(lastQuotedToken(marked, stretch));
  const own = { first: u, end: u + 1 };
  const start = firstOfClause(marked, low, u);
  if (start === u) return isParted || quotedTokenCount(marked, stretch) > 3 ? own : null;
  // Narration stands before the quotation: "Lee “fought back tears,” the paper reported."
  if (!isParted || (governed !== null && governed.by !== 'quotation')) return null;
  const whole = trimRange(narration, { first: start, end: u + 1 });
  return whole;
}

/** First unit of the clause that a quotation at `u` completes; `u` itself when a comma or colon parts them. */
export function firstOfClause({ narration }: MarkedDocument, low: number, u: number): number {
  let first = low;
  while (first < u && narration.classes[first]! & (punctuation | conjunction)) first++;
  if (first >= u) return u;
  const before = narration.words[u - 1]!;
  if (before === ':' || before === ',' || /^(?:[—–―]|--)$/.test(before) || narration.stretchOf[u - 1]! >= 0)
    return u;
  return first;
}

/** `“A,” he said, “B.”`: a second piece behind the attribution. */
export function withLaterPiece(
  marked: MarkedDocument,
  quoted: UnitRange,
  governed: Governed | null,
  sentence: NarrationSentence,
): UnitRange[] {
  if (governed?.by !== 'quotation') return [quoted];
  const { narration } = marked;
  let mark = governed.unit - 1;
  if (/^(?:and|but)$/.test(narration.words[mark]!)) mark--;
  const before = narration.words[mark];
  const ends = governed.unit + 1 >= sentence.end || narration.classes[governed.unit + 1]! & punctuation;
  if ((before === ',' || before === ':' || before === '—' || before === '–' || before === '--') && ends) {
    return [quoted, { first: governed.unit, end: governed.unit + 1 }];
  }
  return [quoted];
}

/** A quotation behind the verb: alone, run on by the clause, or followed by a second one. */
export function quotationAfter(
  marked: MarkedDocument,
  unit: number,
  end: number,
  { verb }: Predicate,
): UnitRange[] | null {
  const { narration } = marked;
  if (!(verb.frames & ~Frame.finding)) return null;
  const own = { first: unit, end: unit + 1 };
  const before = narration.words[unit - 1];
  const isIntroduced = before === ',' || before === ':';
  const next = narration.classes[unit + 1] ?? punctuation;
  const isAlone =
    unit + 1 >= end ||
    next & punctuation ||
    /^[.?!]$/.test(lastQuotedToken(marked, narration.stretchOf[unit]!));
  if (isIntroduced || isAlone) {
    return isAlone && !isIntroduced
      ? [trimRange(narration, { first: unit, end: lastListed(marked, unit, end) })]
      : [own];
  }
  const range = trimRange(narration, { first: unit, end });
  return [range];
}

/** `“A,” “B” and “C”`: behind the last of quotations in a list. */
function lastListed({ narration }: MarkedDocument, unit: number, end: number): number {
  let last = unit + 1;
  for (let u = unit + 1; u < end; u++) {
    if (narration.stretchOf[u]! >= 0) last = u + 1;
    else if (!/^(?:,|and|or|that)$/.test(narration.words[u]!)) break;
  }
  return last;
}
