import { Frame } from '../lexicon/reporting-words.js';
import { WordClass } from '../lexicon/word-classes.js';
import type { Narration, NarrationSentence } from '../narration/narration.js';
import { type Phrase, phraseAt } from '../narration/noun-phrases.js';
import { kindOf, lastQuotedToken, type MarkedDocument, type UnitRange } from '../narration/unit-ranges.js';
import { readAccordingTo } from './according-to.js';
import { isDenied, isNegated } from './denials.js';
import { quotationBefore, withLaterPiece } from './direct.js';
import { governedAfter } from './governed.js';
import { isHeadline, readHeadlineLabel } from './headlines.js';
import { behindAdverbials, clauseBefore, contentAfter, infinitiveAfter } from './indirect.js';
import { namedObject } from './naming.js';
import { readNounCue } from './noun-cues.js';
import type { Predicate } from './predicate.js';
import { readPredicate } from './predicates.js';
import type { RuleAttribution, RuleReading } from './rule-attribution.js';

const { name } = WordClass;

/** What the grammar of a sentence, or the colon of a headline, gives to a speaker, or denies. */
export function readByRule(marked: MarkedDocument, index: number): RuleAttribution[] {
  const { narration } = marked;
  const { first, end } = narration.sentences[index]!;
  if (end - first < 2) return [];
  const labelled = isHeadline(marked, index) ? readHeadlineLabel(marked, index) : null;
  return (labelled === null ? readSentence(marked, index) : [labelled]).map((reading) => {
    const nature = reading.verb?.nature ?? 'statement';
    return { ...reading, nature, isDenied: isDenied(narration, { ...reading, nature }, first) };
  });
}

/** Reads the attributions that one sentence states by itself, in text order. */
function readSentence(marked: MarkedDocument, index: number): RuleReading[] {
  const { narration } = marked;
  const sentence = narration.sentences[index]!;
  const found: RuleReading[] = [];
  let low = sentence.first;
  let lastSpeaker: Phrase | null = null;
  for (let u = sentence.first; u < sentence.end; u++) {
    if (u < low || !narration.lexemes[u]!.isCue) continue;
    const attribution = readCueAt(marked, index, u, low, lastSpeaker);
    if (attribution === null) continue;
    found.push(attribution);
    lastSpeaker = attribution.speaker ?? lastSpeaker;
    low = Math.max(behind(attribution), u + 1);
  }
  return found;
}

/** The unit behind everything that an attribution takes up. */
const behind = ({ content, cue, speaker, isShared }: RuleReading): number =>
  Math.max(content.at(-1)!.end, cue?.end ?? 0, isShared ? 0 : (speaker?.end ?? 0));

function readCueAt(
  marked: MarkedDocument,
  index: number,
  u: number,
  low: number,
  lastSpeaker: Phrase | null,
): RuleReading | null {
  const { narration } = marked;
  const sentence = narration.sentences[index]!;
  if (narration.words[u] === 'according' && narration.words[u + 1] === 'to')
    return readAccordingTo(marked, index, u, low);
  const bits = narration.classes[u]!;
  if (bits & WordClass.verb && !(bits & name)) {
    const predicate = readPredicate(narration, u, { sentence, low, lastSpeaker });
    if (predicate !== null) {
      const content = contentOf(marked, sentence, predicate, low);
      const isNot = isNegated(narration, u, low);
      // Of an infinitive (expected to say) only quoted words show that it was said. A denied saying is read for its quoted words
      // alone, which are nobody else's: what else was not said may be said by somebody (They never pay, Lee said).
      const isSaid =
        content !== null &&
        (isNot
          ? content.some((range) => opensWithQuotation(narration, range))
          : !predicate.isInfinitive || kindOf(narration, content) !== 'indirect');
      if (isSaid && !isReportedAsWhole(marked, sentence, predicate, content, isNot)) {
        const { speaker, cue, verb, isShared } = predicate;
        return { sentence: index, content, speaker, cue, verb, isShared };
      }
    }
  }
  return readNounCue(marked, index, u, low);
}

/** `“I quit”`, `that he was “done”`: whether no comma or the like stands before the first quoted words. */
function opensWithQuotation({ classes }: Narration, { first, end }: UnitRange): boolean {
  for (let u = first; u < end; u++) {
    if (classes[u]! & WordClass.quotation) return true;
    if (classes[u]! & WordClass.punctuation) return false;
  }
  return false;
}

/**
 * `The club wanted to “get younger,” Lee said`: the quotation ends in a comma and another attribution follows, which
 * reports the whole sentence.
 *
 * @param isNot whether the predicate denies the saying: then the other attribution need not end the sentence
 */
function isReportedAsWhole(
  marked: MarkedDocument,
  sentence: NarrationSentence,
  predicate: Predicate,
  content: readonly UnitRange[],
  isNot: boolean,
): boolean {
  const { narration } = marked;
  const range = content.at(-1)!;
  for (let u = Math.max(range.first, predicate.cue.end); u < range.end; u++) {
    const stretch = narration.stretchOf[u]!;
    if (
      stretch >= 0 &&
      lastQuotedToken(marked, stretch) === ',' &&
      isAttribution(marked, u + 1, sentence.end, isNot)
    )
      return true;
  }
  return false;
}

/** `Lee said on Monday`, `said Lee`: whether the rest of a sentence is an attribution, and nothing else unless it may go on. */
function isAttribution(marked: MarkedDocument, first: number, end: number, mayGoOn: boolean): boolean {
  const { narration } = marked;
  if (first >= end) return false;
  const isInverted = narration.classes[first]! & WordClass.verb;
  const u = isInverted ? first : (phraseAt(narration, first, end)?.end ?? end);
  const reporting = u < end && narration.classes[u]! & WordClass.verb ? narration.lexemes[u]!.verb : null;
  if (
    reporting === null ||
    reporting.form === 'gerund' ||
    !(reporting.frames & (Frame.clause | Frame.quotation))
  )
    return false;
  if (mayGoOn) return true;
  const behindCue = isInverted ? (phraseAt(narration, u + 1, end)?.end ?? u + 1) : u + 1;
  return behindAdverbials(marked, behindCue, end) >= end - 1;
}

/** What a predicate reports: a quotation before or behind it, a clause behind it, a clause before it. */
function contentOf(
  marked: MarkedDocument,
  sentence: NarrationSentence,
  predicate: Predicate,
  low: number,
): UnitRange[] | null {
  const { verb } = predicate;
  if (verb.frames & Frame.naming) return namedObject(marked, sentence, predicate);
  const command = verb.frames & Frame.infinitive ? infinitiveAfter(marked, sentence, predicate) : null;
  if (command !== null) return [command];
  const governed = governedAfter(marked, predicate.after, sentence.end, verb);
  if (verb.frames & ~Frame.finding && !predicate.isShared) {
    const quoted = quotationBefore(marked, predicate, low, governed);
    if (quoted !== null) return withLaterPiece(marked, quoted, governed, sentence);
  }
  if (governed !== null) {
    const after = contentAfter(marked, sentence, predicate, governed);
    if (after !== null) return after;
  }
  return predicate.isShared ? null : clauseBefore(marked, sentence, predicate, low);
}
