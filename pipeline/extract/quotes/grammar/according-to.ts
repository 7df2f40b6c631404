import { WordClass } from '../lexicon/word-classes.js';
import type { NarrationSentence } from '../narration/narration.js';
import { type Phrase, phraseAt } from '../narration/noun-phrases.js';
import { type MarkedDocument, trimRange, type UnitRange } from '../narration/unit-ranges.js';
import { firstOfClause } from './direct.js';
import type { RuleReading } from './rule-attribution.js';

const { conjunction, contrast, name, punctuation, quotation } = WordClass;

/** `According to the poll, …` and `…, according to the poll`. */
export function readAccordingTo(
  marked: MarkedDocument,
  index: number,
  u: number,
  low: number,
): RuleReading | null {
  const { narration } = marked;
  const sentence = narration.sentences[index]!;
  const speaker = phraseAt(narration, u + 2, sentence.end) ?? objectPhrase(marked, u + 2, sentence.end);
  if (speaker === null) return null;
  const cue = { first: u, end: u + 2 };
  const content = accordingToContent(marked, sentence, u, speaker, low);
  return content === null ? null : { sentence: index, content, speaker, cue, verb: null, isShared: false };
}

/** Longest apposition behind the source, in units. */
const MAX_APPOSITION = 40;
/** Longest phrase behind "according to", in units. */
const MAX_OBJECT = 24;

function objectPhrase({ narration }: MarkedDocument, from: number, end: number): Phrase | null {
  let u = from;
  while (u < end && u < from + MAX_OBJECT && !(narration.classes[u]! & (punctuation | quotation))) u++;
  return u > from ? { first: from, end: u } : null;
}

function accordingToContent(
  marked: MarkedDocument,
  sentence: NarrationSentence,
  u: number,
  speaker: Phrase,
  low: number,
): UnitRange[] | null {
  const { narration } = marked;
  let first = low;
  while (
    first < u &&
    narration.classes[first]! & (punctuation | conjunction | contrast) &&
    !(narration.classes[first]! & name)
  )
    first++;
  if (first < u) {
    const stretch = u - 1 - (narration.words[u - 1] === ',' ? 1 : 0);
    if (
      stretch >= low &&
      narration.stretchOf[stretch]! >= 0 &&
      firstOfClause(marked, low, stretch) === stretch
    )
      return [{ first: stretch, end: stretch + 1 }];
    const head = trimRange(narration, { first, end: u });
    return head.end > head.first ? [head] : null;
  }
  let comma = speaker.end;
  while (
    comma < Math.min(sentence.end, speaker.end + MAX_APPOSITION) &&
    narration.words[comma] !== ',' &&
    narration.words[comma] !== ':' &&
    !(narration.classes[comma]! & quotation)
  )
    comma++;
  const range = trimRange(narration, { first: comma, end: sentence.end });
  return range.end > range.first ? [range] : null;
}
