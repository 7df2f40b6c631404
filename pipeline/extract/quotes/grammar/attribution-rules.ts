import { SOURCE_CUES } from '../lexicon/lexicon.js';
import { Frame } from '../lexicon/reporting-words.js';
import { WordClass } from '../lexicon/word-classes.js';
import type { Narration, NarrationSentence } from '../narration/narration.js';
import { type NounPhrase, nounPhraseAt } from '../narration/noun-phrases.js';
import type { ParsedDocument } from '../narration/parsed-document.js';
import { kindOf, lastQuotedToken, type UnitRange } from '../narration/unit-ranges.js';
import { readAccordingTo } from './according-to.js';
import { isAct, isCriterion } from './acts.js';
import { type Complement, complementAfter } from './complements.js';
import { isDenied, isNegated } from './denials.js';
import { quotationBefore, withLaterPiece } from './direct-speech.js';
import { isHeadline, readHeadlineLabel } from './headlines.js';
import { saysNothing } from './idioms.js';
import { adverbialsEnd, clauseBefore, contentAfter, infinitiveAfter, tellsHow } from './indirect-speech.js';
import { isAppeal, namedObject } from './naming-verbs.js';
import { readNounCue } from './noun-cues.js';
import type { Predicate } from './predicate.js';
import { readPredicate } from './predicates.js';
import type { RuleAttribution, RuleReading } from './rule-attribution.js';

const { name } = WordClass;

/**
 * The attributions that grammar alone finds in a sentence, or before the colon of a headline, denied ones included. In
 * text order.
 */
export function attributionsByRule(parsed: ParsedDocument, index: number): RuleAttribution[] {
  const { narration } = parsed;
  const { first, end } = narration.sentences[index]!;
  if (end - first < 2) return [];
  const labelled = isHeadline(parsed, index) ? readHeadlineLabel(parsed, index) : null;
  return (labelled === null ? readSentence(parsed, index) : [labelled]).map((reading) => {
    const byCue = reading.verb?.nature ?? 'statement';
    const isDone = reading.verb === null ? isCriterion(narration, reading) : isAct(narration, reading, true);
    return {
      nature: isDone ? 'act' : byCue,
      isDenied: isDenied(narration, { nature: byCue, ...reading }, first),
      ...reading,
    };
  });
}

/** Reads the attributions that one sentence states by itself, in text order. */
function readSentence(parsed: ParsedDocument, index: number): RuleReading[] {
  const { narration } = parsed;
  const sentence = narration.sentences[index]!;
  const found: RuleReading[] = [];
  let low = sentence.first;
  let lastSpeaker: NounPhrase | null = null;
  for (let u = sentence.first; u < sentence.end; u++) {
    if (u < low || !narration.lexemes[u]!.isCue) continue;
    const attribution = readCueAt(parsed, index, u, low, lastSpeaker);
    if (attribution === null) continue;
    found.push(attribution);
    lastSpeaker = attribution.speaker ?? lastSpeaker;
    low = Math.max(endOf(attribution), u + 1);
  }
  return found;
}

/** The unit after the last one that an attribution takes up. */
const endOf = ({ content, cue, speaker, isShared }: RuleReading): number =>
  Math.max(content.at(-1)?.end ?? 0, cue?.end ?? 0, isShared ? 0 : (speaker?.end ?? 0));

function readCueAt(
  parsed: ParsedDocument,
  index: number,
  u: number,
  low: number,
  lastSpeaker: NounPhrase | null,
): RuleReading | null {
  const { narration } = parsed;
  const sentence = narration.sentences[index]!;
  if (SOURCE_CUES.has(narration.words[u]!)) return readAccordingTo(parsed, index, u, low);
  const bits = narration.classes[u]!;
  if (bits & WordClass.verb && !(bits & name) && !saysNothing(narration, u)) {
    const predicate = readPredicate(narration, u, { sentence, low, lastSpeaker });
    if (predicate !== null) {
      const content = contentOf(parsed, sentence, predicate, low);
      const isNot = isNegated(narration, u, low);
      // An infinitive (expected to say) was said only if words are quoted of it. A denied saying is read for its quoted
      // words alone, so that they go to nobody else; what else was not said may belong to another attribution (They
      // never pay, Lee said).
      const isSaid =
        content !== null &&
        (isNot
          ? content.some((range) => opensWithQuotation(narration, range))
          : !predicate.isInfinitive || kindOf(narration, content) !== 'indirect');
      if (isSaid && !isPartOfReportedSentence(parsed, sentence, predicate, content, isNot)) {
        const { speaker, cue, verb, isShared } = predicate;
        return { sentence: index, content, speaker, cue, verb, isShared };
      }
    }
  }
  return readNounCue(parsed, index, u, low);
}

/** Whether the first quoted words stand before any comma or the like: `“I quit”`, `that he was “done”`. */
function opensWithQuotation({ classes }: Narration, { first, end }: UnitRange): boolean {
  for (let u = first; u < end; u++) {
    if (classes[u]! & WordClass.quotation) return true;
    if (classes[u]! & WordClass.punctuation) return false;
  }
  return false;
}

/**
 * Whether another attribution reports the whole sentence: `The club wanted to “get younger,” Lee said`, where the
 * quotation ends in a comma and the other attribution follows.
 *
 * @param isNot whether the predicate denies the saying; the other attribution then need not end the sentence
 */
function isPartOfReportedSentence(
  parsed: ParsedDocument,
  sentence: NarrationSentence,
  predicate: Predicate,
  content: readonly UnitRange[],
  isNot: boolean,
): boolean {
  const { narration } = parsed;
  const range = content.at(-1)!;
  for (let u = Math.max(range.first, predicate.cue.end); u < range.end; u++) {
    const quotationIndex = narration.quotationOf[u]!;
    if (
      quotationIndex >= 0 &&
      lastQuotedToken(parsed, quotationIndex) === ',' &&
      isAttribution(parsed, u + 1, sentence.end, isNot)
    )
      return true;
  }
  return false;
}

/**
 * Whether an attribution begins here and ends the sentence: `Lee said on Monday`, `said Lee`.
 *
 * @param mayGoOn whether more may follow it
 */
function isAttribution(parsed: ParsedDocument, first: number, end: number, mayGoOn: boolean): boolean {
  const { narration } = parsed;
  if (first >= end) return false;
  const isInverted = narration.classes[first]! & WordClass.verb;
  const u = isInverted ? first : (nounPhraseAt(narration, first, end)?.end ?? end);
  const reporting = u < end && narration.classes[u]! & WordClass.verb ? narration.lexemes[u]!.verb : null;
  if (
    reporting === null ||
    reporting.form === 'gerund' ||
    !(reporting.frames & (Frame.clause | Frame.quotation))
  )
    return false;
  if (mayGoOn) return true;
  const afterCue = isInverted ? (nounPhraseAt(narration, u + 1, end)?.end ?? u + 1) : u + 1;
  return adverbialsEnd(parsed, afterCue, end) >= end - 1;
}

/** What a predicate reports: a quotation before or after it, a clause after it, or one before it. Null for nothing. */
function contentOf(
  parsed: ParsedDocument,
  sentence: NarrationSentence,
  predicate: Predicate,
  low: number,
): UnitRange[] | null {
  const { verb, after } = predicate;
  // "A petition calling on him to resign has many names": what only adds to a noun ends before the verb of its clause.
  const { first, end } = predicate.cue;
  const isAdded = verb.form === 'gerund' && end === first + 1 && parsed.narration.words[first - 1] !== ',';
  const asks = !isAdded && isAppeal(parsed.narration, after, verb);
  const command =
    asks || verb.frames & Frame.infinitive
      ? infinitiveAfter(parsed, sentence, asks ? { ...predicate, after: after + 1 } : predicate)
      : null;
  if (command !== null) return [command];
  if (verb.frames & Frame.naming) return namedObject(parsed, sentence, predicate);
  const governed = complementAfter(parsed, predicate.after, sentence.end, verb);
  if (verb.frames & ~Frame.finding && !predicate.isShared) {
    const quoted = quotationBefore(parsed, predicate, low, governed);
    if (quoted !== null) return withLaterPiece(parsed, quoted, governed, sentence);
  }
  if (governed !== null && !tellsHow(parsed.narration, predicate, governed, low)) {
    const after = contentAfter(parsed, sentence, predicate, governed);
    const before =
      after !== null && goesOn(parsed.narration, predicate, governed)
        ? clauseBefore(parsed, sentence, predicate, low)
        : null;
    if (after !== null) return before === null ? after : [...before, ...after];
  }
  return predicate.isShared ? null : clauseBefore(parsed, sentence, predicate, low);
}

/** Whether the clause before an attribution goes on in quoted words: `The mill is old, Lee said, and “lost.”` */
const goesOn = ({ words }: Narration, { isShared }: Predicate, { unit, by }: Complement): boolean =>
  !isShared && by === 'quotation' && /^(?:and|but)$/.test(words[unit - 1]!) && words[unit - 2] === ',';
