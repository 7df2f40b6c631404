import type { ReportingVerb } from '../lexicon/reporting-words.js';
import { WordClass } from '../lexicon/word-classes.js';
import type { Narration, NarrationSentence } from '../narration/narration.js';
import type { ParsedDocument } from '../narration/parsed-document.js';
import { trimRange, type UnitRange } from '../narration/unit-ranges.js';
import { clauseEnd } from './clauses.js';
import type { Predicate } from './predicate.js';

/** Most units between a naming verb and its first quoted words. */
const MAX_OBJECT = 30;

/**
 * The object of a verb that names or judges, up to the last quoted words that belong to it: `called the plan “a mess”`,
 * `slammed him as “weak” and “slow”`. Null when none of it is quoted.
 */
export function namedObject(
  parsed: ParsedDocument,
  sentence: NarrationSentence,
  predicate: Predicate,
): UnitRange[] | null {
  const { classes, words, quotationOf } = parsed.narration;
  const end = Math.min(clauseEnd(parsed, predicate.after, sentence.end), predicate.after + MAX_OBJECT + 30);
  let first = predicate.after;
  if (predicate.isInverted) first = predicate.cue.end;
  while (first < end && classes[first]! & WordClass.adverb && quotationOf[first]! < 0) first++;
  let last = -1;
  for (let u = first; u < end && u < first + MAX_OBJECT; u++) {
    if (quotationOf[u]! >= 0) {
      last = u + 1;
      break;
    }
    if (/^[:;]$/.test(words[u]!)) return null;
  }
  if (last < 0) return null;
  // A draft called “Plan B”: without an object the verb is a participle, unless it asks for one (what he calls “…”).
  if (last === first + 1 && !predicate.isInverted && !allowsMissingObject(parsed.narration, predicate))
    return null;
  for (let u = last; u < end && u < last + 12; u++) if (quotationOf[u]! >= 0) last = u + 1;
  // The rest of the phrase, up to the next comma: “lean” Republican.
  while (
    last < end &&
    !(
      classes[last]! &
      (WordClass.punctuation | WordClass.conjunction | WordClass.subordinator | WordClass.relative)
    )
  )
    last++;
  const range = trimRange(parsed.narration, { first, end: last });
  return range.end > range.first ? [range] : null;
}

const allowsMissingObject = ({ words }: Narration, { speaker, verb, cue }: Predicate): boolean => {
  if (verb.form !== 'past' || words[cue.first - 1] === 'has' || words[cue.first - 1] === 'have') return true;
  return speaker !== null && /^(?:what|which|that|whom)$/.test(words[speaker.first - 1] ?? '');
};

/** Whether a unit is the "on" of what is asked of somebody: `called on (the council to leave)`. */
export const isAppeal = ({ words }: Narration, u: number, { base }: ReportingVerb): boolean =>
  base === 'call' && /^(?:up)?on$/.test(words[u] ?? '');
