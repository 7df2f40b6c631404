import { Frame, type ReportingVerb } from '../lexicon/reporting-words.js';
import { WordClass } from '../lexicon/word-classes.js';
import type { NarrationSentence } from '../narration/narration.js';
import { type Phrase, phraseAt } from '../narration/noun-phrases.js';
import { kindOf, lastQuotedToken, type MarkedDocument, type UnitRange } from '../narration/unit-ranges.js';
import { readAccordingTo } from './according-to.js';
import { quotationBefore, withLaterPiece } from './direct.js';
import { governedAfter } from './governed.js';
import { isHeadline, readHeadlineLabel } from './headlines.js';
import { behindAdverbials, clauseBefore, contentAfter, infinitiveAfter } from './indirect.js';
import { namedObject } from './naming.js';
import { readNounCue } from './noun-cues.js';
import { type Predicate, readPredicate } from './predicates.js';

const { name } = WordClass;

/** An attribution that grammar alone tells, in units of the narration. */
export interface ReadAttribution {
  /** Index of the narration's sentence. */
  readonly sentence: number;
  /** Pieces of what was said, trimmed, ascending. */
  readonly content: readonly UnitRange[];
  readonly speaker: Phrase | null;
  readonly cue: UnitRange | null;
  readonly verb: ReportingVerb | null;
  /** Whether the speaker is the subject of an earlier clause, not a neighbour of the cue. */
  readonly isShared: boolean;
}

/** What the grammar of a sentence, or the colon of a headline, gives to a speaker. */
export function readByRule(marked: MarkedDocument, index: number): ReadAttribution[] {
  const { first, end } = marked.narration.sentences[index]!;
  if (end - first < 2) return [];
  if (isHeadline(marked, index)) {
    const labelled = readHeadlineLabel(marked, index);
    if (labelled !== null) return [labelled];
  }
  return readSentence(marked, index);
}

/** Reads the attributions that one sentence states by itself, in text order. */
function readSentence(marked: MarkedDocument, index: number): ReadAttribution[] {
  const { narration } = marked;
  const sentence = narration.sentences[index]!;
  const found: ReadAttribution[] = [];
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
const behind = ({ content, cue, speaker, isShared }: ReadAttribution): number =>
  Math.max(content.at(-1)!.end, cue?.end ?? 0, isShared ? 0 : (speaker?.end ?? 0));

function readCueAt(
  marked: MarkedDocument,
  index: number,
  u: number,
  low: number,
  lastSpeaker: Phrase | null,
): ReadAttribution | null {
  const { narration } = marked;
  const sentence = narration.sentences[index]!;
  if (narration.words[u] === 'according' && narration.words[u + 1] === 'to')
    return readAccordingTo(marked, index, u, low);
  const bits = narration.classes[u]!;
  if (bits & WordClass.verb && !(bits & name)) {
    const predicate = readPredicate(narration, u, { sentence, low, lastSpeaker });
    if (predicate !== null) {
      const content = contentOf(marked, sentence, predicate, low);
      const isSaid =
        content !== null && !(predicate.isInfinitive && kindOf(narration, content) === 'indirect');
      if (isSaid && !isReportedAsWhole(marked, sentence, predicate, content)) {
        const { speaker, cue, verb, isShared } = predicate;
        return { sentence: index, content, speaker, cue, verb, isShared };
      }
    }
  }
  return readNounCue(marked, index, u, low);
}

/**
 * `The club wanted to “get younger,” Lee said`: the quotation ends in a comma and another attribution follows, which
 * reports the whole sentence.
 */
function isReportedAsWhole(
  marked: MarkedDocument,
  sentence: NarrationSentence,
  predicate: Predicate,
  content: readonly UnitRange[],
): boolean {
  const { narration } = marked;
  const range = content.at(-1)!;
  for (let u = Math.max(range.first, predicate.cue.end); u < range.end; u++) {
    const stretch = narration.stretchOf[u]!;
    if (
      stretch >= 0 &&
      lastQuotedToken(marked, stretch) === ',' &&
      isAttribution(marked, u + 1, sentence.end)
    )
      return true;
  }
  return false;
}

/** `Lee said on Monday`, `said Lee`: whether the rest of a sentence is an attribution and nothing else. */
function isAttribution(marked: MarkedDocument, first: number, end: number): boolean {
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
