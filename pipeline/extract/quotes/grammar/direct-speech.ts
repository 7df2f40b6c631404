import { Frame } from '../lexicon/reporting-words.js';
import { WordClass } from '../lexicon/word-classes.js';
import type { NarrationSentence } from '../narration/narration.js';
import type { ParsedDocument } from '../narration/parsed-document.js';
import {
  isTitle,
  lastQuotedToken,
  quotedTokenCount,
  trimRange,
  type UnitRange,
} from '../narration/unit-ranges.js';
import { clauseEnd } from './clauses.js';
import type { Complement } from './complements.js';
import type { Predicate } from './predicate.js';

const { conjunction, preposition, punctuation, subordinator, verb } = WordClass;

/**
 * The quotation that ends right before an attribution (`“…,” Lee said`), with the narration before it where both are
 * one clause. Null when there is none.
 *
 * @param low first unit that no earlier attribution has taken
 */
export function quotationBefore(
  parsed: ParsedDocument,
  { before }: Predicate,
  low: number,
  governed: Complement | null,
): UnitRange | null {
  const { narration } = parsed;
  let u = before - 1;
  if (u >= low && narration.words[u] === ',') u--;
  if (u < low) return null;
  const quotationIndex = narration.quotationOf[u]!;
  if (quotationIndex < 0) return null;
  const isParted =
    u < before - 1 || /^(?:[,?!…—–-]|--+|\.{2,})$/.test(lastQuotedToken(parsed, quotationIndex));
  const own = { first: u, end: u + 1 };
  const start = firstOfClause(parsed, low, u);
  if (start === u) return isParted || quotedTokenCount(parsed, quotationIndex) > 3 ? own : null;
  // Narration stands before the quotation: "Lee “fought back tears,” the paper reported."
  if (!isParted || (governed !== null && governed.by !== 'quotation')) return null;
  // "After singing “Home,” she said, “…”": what is told before the cue is when it was said.
  const isFronted =
    narration.classes[start]! & (preposition | subordinator) || narration.words[start]!.endsWith('ing');
  if (governed !== null && isFronted && isTitle(parsed, quotationIndex)) return null;
  return trimRange(narration, { first: start, end: u + 1 });
}

/** The first unit of the clause that a quotation at `u` completes; `u` itself when a comma or colon separates them. */
export function firstOfClause({ narration }: ParsedDocument, low: number, u: number): number {
  let first = low;
  while (first < u && narration.classes[first]! & (punctuation | conjunction)) first++;
  if (first >= u) return u;
  const before = narration.words[u - 1]!;
  if (before === ':' || before === ',' || /^(?:[—–―]|--)$/.test(before) || narration.quotationOf[u - 1]! >= 0)
    return u;
  return first;
}

/** Adds the second piece of an interrupted quotation: `“A,” he said, “B.”` */
export function withLaterPiece(
  parsed: ParsedDocument,
  quoted: UnitRange,
  governed: Complement | null,
  sentence: NarrationSentence,
): UnitRange[] {
  if (governed?.by !== 'quotation') return [quoted];
  const { narration } = parsed;
  let mark = governed.unit - 1;
  if (/^(?:and|but)$/.test(narration.words[mark]!)) mark--;
  const before = narration.words[mark];
  const ends = governed.unit + 1 >= sentence.end || narration.classes[governed.unit + 1]! & punctuation;
  if ((before === ',' || before === ':' || before === '—' || before === '–' || before === '--') && ends) {
    return [quoted, { first: governed.unit, end: governed.unit + 1 }];
  }
  // “A,” he said, “if B” and went on: the narrator ends the clause that the quotation began.
  const isSplit =
    narration.words[governed.unit - 1] === ',' &&
    lastQuotedToken(parsed, narration.quotationOf[quoted.end - 1]!) === ',';
  if (!isSplit || narration.classes[governed.unit + 1]! & verb) return [quoted];
  return [
    quoted,
    trimRange(narration, { first: governed.unit, end: clauseEnd(parsed, governed.unit, sentence.end) }),
  ];
}

/**
 * The content that begins with a quotation after the verb: the quotation alone, with the clause that continues it, or
 * with others in a list. Null when the verb cannot govern it.
 */
export function quotationAfter(
  parsed: ParsedDocument,
  unit: number,
  end: number,
  { verb }: Predicate,
): UnitRange[] | null {
  const { narration } = parsed;
  if (!(verb.frames & ~Frame.finding)) return null;
  const own = { first: unit, end: unit + 1 };
  const before = narration.words[unit - 1];
  const isIntroduced = before === ',' || before === ':';
  const next = narration.classes[unit + 1] ?? punctuation;
  const isAlone =
    unit + 1 >= end ||
    next & punctuation ||
    /^[.?!]$/.test(lastQuotedToken(parsed, narration.quotationOf[unit]!));
  if (isIntroduced) return [own, ...coordinated(parsed, unit + 1, end)];
  if (isAlone) return [trimRange(narration, { first: unit, end: lastListed(parsed, unit, end) })];
  const range = trimRange(narration, { first: unit, end });
  return [range];
}

/** The quotation after "and" that ends the sentence: `said, “We won,” and “We were lucky.”`; nothing for any other. */
function coordinated({ narration }: ParsedDocument, u: number, end: number): UnitRange[] {
  const { words, quotationOf, classes } = narration;
  const first = words[u] === ',' ? u + 1 : u;
  if (!/^(?:and|or|but)$/.test(words[first] ?? '') || first + 1 >= end || quotationOf[first + 1]! < 0)
    return [];
  const isLast = first + 2 >= end || (classes[first + 2]! & punctuation) !== 0;
  return isLast ? [{ first: first + 1, end: first + 2 }] : [];
}

/** The unit after the last quotation of a list: `“A,” “B” and “C”`. */
function lastListed({ narration }: ParsedDocument, unit: number, end: number): number {
  let last = unit + 1;
  for (let u = unit + 1; u < end; u++) {
    if (narration.quotationOf[u]! >= 0) last = u + 1;
    else if (!/^(?:,|and|or|that)$/.test(narration.words[u]!)) break;
  }
  return last;
}
