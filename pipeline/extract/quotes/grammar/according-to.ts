import { WordClass } from '../lexicon/word-classes.js';
import type { NarrationSentence } from '../narration/narration.js';
import { type NounPhrase, nounPhraseAt } from '../narration/noun-phrases.js';
import type { ParsedDocument } from '../narration/parsed-document.js';
import { trimRange, type UnitRange } from '../narration/unit-ranges.js';
import { contentForm } from './acts.js';
import { firstOfClause } from './direct-speech.js';
import type { RuleReading } from './rule-attribution.js';

const { conjunction, contrast, name, punctuation, quotation } = WordClass;

/**
 * Reads `According to the poll, …` and `…, according to the poll`; null when it has no source or no content.
 *
 * @param u unit of "according"
 * @param low first unit that no earlier attribution has taken
 */
export function readAccordingTo(
  parsed: ParsedDocument,
  index: number,
  u: number,
  low: number,
): RuleReading | null {
  const { narration } = parsed;
  const sentence = narration.sentences[index]!;
  const speaker = nounPhraseAt(narration, u + 2, sentence.end) ?? objectPhrase(parsed, u + 2, sentence.end);
  if (speaker === null) return null;
  const cue = { first: u, end: u + 2 };
  const content = accordingToContent(parsed, sentence, u, speaker, low);
  return content === null ? null : { sentence: index, content, speaker, cue, verb: null, isShared: false };
}

/** Longest apposition after the source, in units. */
const MAX_APPOSITION = 40;
/** Longest phrase after "according to", in units. */
const MAX_OBJECT = 24;

function objectPhrase({ narration }: ParsedDocument, from: number, end: number): NounPhrase | null {
  let u = from;
  while (u < end && u < from + MAX_OBJECT && !(narration.classes[u]! & (punctuation | quotation))) u++;
  return u > from ? { first: from, end: u } : null;
}

function accordingToContent(
  parsed: ParsedDocument,
  sentence: NarrationSentence,
  u: number,
  speaker: NounPhrase,
  low: number,
): UnitRange[] | null {
  const { narration } = parsed;
  let first = low;
  while (
    first < u &&
    narration.classes[first]! & (punctuation | conjunction | contrast) &&
    !(narration.classes[first]! & name)
  )
    first++;
  if (first < u) {
    const quotedUnit = u - 1 - (narration.words[u - 1] === ',' ? 1 : 0);
    if (
      quotedUnit >= low &&
      narration.quotationOf[quotedUnit]! >= 0 &&
      firstOfClause(parsed, low, quotedUnit) === quotedUnit
    )
      return [{ first: quotedUnit, end: quotedUnit + 1 }];
    const head = trimRange(narration, { first, end: u });
    // “…,” she told reporters, according to a transcript: the addressee is no content.
    if (low > sentence.first && contentForm(narration, [head]) === 'phrase') return [];
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
