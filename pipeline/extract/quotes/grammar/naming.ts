import { WordClass } from '../lexicon/word-classes.js';
import type { Narration, NarrationSentence } from '../narration/narration.js';
import { type MarkedDocument, trimRange, type UnitRange } from '../narration/unit-ranges.js';
import { clauseEnd } from './clauses.js';
import type { Predicate } from './predicate.js';

/** Most units between a naming verb and the words quoted of it. */
const MAX_OBJECT = 30;

/**
 * `called the plan “a mess”`, `slammed him as “weak” and “slow”`: the object of a verb that names or judges, through the
 * last quoted words that belong to it; null when nothing of it is quoted.
 */
export function namedObject(
  marked: MarkedDocument,
  sentence: NarrationSentence,
  predicate: Predicate,
): UnitRange[] | null {
  const { classes, words, stretchOf } = marked.narration;
  const end = Math.min(clauseEnd(marked, predicate.after, sentence.end), predicate.after + MAX_OBJECT + 30);
  let first = predicate.after;
  if (predicate.isInverted) first = predicate.cue.end;
  while (first < end && classes[first]! & WordClass.adverb && stretchOf[first]! < 0) first++;
  let last = -1;
  for (let u = first; u < end && u < first + MAX_OBJECT; u++) {
    if (stretchOf[u]! >= 0) {
      last = u + 1;
      break;
    }
    if (/^[:;]$/.test(words[u]!)) return null;
  }
  if (last < 0) return null;
  // A draft called “Plan B”: without an object the verb is a participle, unless it asks for one (what he calls “…”).
  if (last === first + 1 && !predicate.isInverted && !takesGap(marked.narration, predicate)) return null;
  for (let u = last; u < end && u < last + 12; u++) if (stretchOf[u]! >= 0) last = u + 1;
  // The rest of the phrase, up to the next comma: “lean” Republican.
  while (
    last < end &&
    !(
      classes[last]! &
      (WordClass.punctuation | WordClass.conjunction | WordClass.subordinator | WordClass.relative)
    )
  )
    last++;
  const range = trimRange(marked.narration, { first, end: last });
  return range.end > range.first ? [range] : null;
}

const takesGap = ({ words }: Narration, { speaker, verb, cue }: Predicate): boolean => {
  if (verb.form !== 'past' || words[cue.first - 1] === 'has' || words[cue.first - 1] === 'have') return true;
  return speaker !== null && /^(?:what|which|that|whom)$/.test(words[speaker.first - 1] ?? '');
};
