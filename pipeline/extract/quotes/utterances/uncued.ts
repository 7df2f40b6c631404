import { isDenied } from '../grammar/denials.js';
import { headlineSubject, isHeadline } from '../grammar/headlines.js';
import { readPredicate } from '../grammar/predicates.js';
import { mainSubject, subjectBefore } from '../grammar/subjects.js';
import { SPEAKER_NOUN, WordClass } from '../lexicon/word-classes.js';
import { type NounPhrase, nounPhraseAt } from '../narration/noun-phrases.js';
import type { ParsedDocument } from '../narration/parsed-document.js';
import { afterLastPreposition } from '../narration/phrase-parts.js';
import {
  firstQuotedToken,
  isTitle,
  lastQuotedToken,
  quotedTokenCount,
  type UnitRange,
} from '../narration/unit-ranges.js';
import type { SpeakerPlace, UtteranceDraft } from './utterance.js';

/** Fewest tokens of a quotation that is taken for an utterance without a cue. */
export const MIN_UNCUED = 4;

/** Most units between a reporting verb and the colon after it. */
const MAX_BEFORE_COLON = 16;

/**
 * Who introduces the quotation after the colon that ends a sentence (`Lee put out this reply:`): the subject of its
 * last reporting verb, else of the sentence, else the last speaker.
 */
export function introducedBy(
  parsed: ParsedDocument,
  drafts: readonly UtteranceDraft[],
  index: number,
): Pick<UtteranceDraft, 'speaker' | 'cue' | 'verb' | 'nature' | 'isDenied' | 'evidence'> {
  const { narration } = parsed;
  const sentence = narration.sentences[index]!;
  const colon = sentence.end - 1;
  for (let u = colon - 1; u >= sentence.first && u > colon - MAX_BEFORE_COLON; u--) {
    if (!(narration.classes[u]! & WordClass.verb)) continue;
    const predicate = readPredicate(narration, u, { sentence, low: sentence.first, lastSpeaker: null });
    if (predicate?.speaker != null)
      return {
        speaker: predicate.speaker,
        cue: predicate.cue,
        verb: predicate.verb,
        nature: predicate.verb.nature,
        isDenied: isDenied(
          narration,
          { content: [], nature: predicate.verb.nature, ...predicate },
          sentence.first,
        ),
        evidence: null,
      };
  }
  const cue = { first: colon, end: colon + 1 };
  const subject = mainSubject(narration, sentence.first, colon);
  if (subject !== null && isSpeaker(narration.classes[subject.end - 1]!))
    return { speaker: subject, cue, verb: null, nature: 'statement', isDenied: false, evidence: null };
  const last = drafts.findLast((draft) => !draft.isDenied);
  return {
    speaker: last !== undefined && last.lastSentence >= index - 1 ? last.speaker : null,
    cue,
    verb: null,
    nature: 'statement',
    isDenied: false,
    evidence: null,
  };
}

/** Sentences searched backwards for a speaker. */
const MAX_SENTENCES_BACK = 4;

/**
 * Who says a quotation that has no cue: the last speaker, or the person whom the sentence before is about. Null for
 * nobody near.
 */
export function speakerBefore(
  { narration }: ParsedDocument,
  drafts: readonly UtteranceDraft[],
  index: number,
): NounPhrase | null {
  if (index === 0) return null;
  const last = drafts.findLast(isByRule);
  if (last !== undefined && last.lastSentence === index - 1) return last.speaker;
  const { first, end } = narration.sentences[index - 1]!;
  const subject = mainSubject(narration, first, end);
  if (subject !== null && isPersonal(narration.classes[subject.end - 1]!, narration.words[subject.end - 1]!))
    return subject;
  return last !== undefined && last.lastSentence >= index - MAX_SENTENCES_BACK ? last.speaker : null;
}

/** Whether grammar found it: what the model alone takes for wishes and beliefs says little about who speaks next. */
const isByRule = ({ evidence, isDenied }: UtteranceDraft): boolean =>
  !isDenied && (evidence === null || evidence.isByRule);

const isPersonal = (bits: number, word: string): boolean =>
  (bits & WordClass.name) !== 0 || (bits & WordClass.person) !== 0 || /^(?:he|she)$/.test(word);

/** A new utterance of the quotation at unit `u`, of which no reporting verb is known. */
export const uncuedDraft = (
  sentence: number,
  u: number,
  speaker: NounPhrase | null,
  cue: UnitRange | null,
  place: SpeakerPlace = 'here',
): UtteranceDraft => ({
  sentence,
  lastSentence: sentence,
  content: [{ first: u, end: u + 1 }],
  speaker,
  place,
  cue,
  verb: null,
  nature: 'statement',
  isDenied: false,
  evidence: null,
});

/** The utterance of a quotation beside narration that has no known cue; null when it is none. */
export function uncuedQuotation(
  parsed: ParsedDocument,
  drafts: readonly UtteranceDraft[],
  index: number,
  u: number,
): UtteranceDraft | null {
  const { narration } = parsed;
  const { first, end } = narration.sentences[index]!;
  const quotationIndex = narration.quotationOf[u]!;
  const draft = (speaker: NounPhrase | null, cue: UnitRange | null, place?: SpeakerPlace): UtteranceDraft =>
    uncuedDraft(index, u, speaker, cue, place);
  const count = quotedTokenCount(parsed, quotationIndex);
  const isFirst = u === first;
  if (
    isFirst &&
    count >= 3 &&
    lastQuotedToken(parsed, quotationIndex) === ',' &&
    !isTitle(parsed, quotationIndex)
  ) {
    const found = unlistedVerb(parsed, u + 1, end);
    return found === null ? null : draft(found.speaker, found.cue);
  }
  const before = narration.words[u - 1];
  if (
    !isFirst &&
    (before === ',' || before === ':') &&
    count >= MIN_UNCUED &&
    isUtterance(parsed, quotationIndex) &&
    isAtEnd(parsed, u, end)
  ) {
    if (isPassive(parsed, u - 2, first)) return draft(null, null);
    const speaker = introducingSpeaker(parsed, first, u - 1);
    if (speaker === null && before === ',') return null;
    const cue = before === ':' ? { first: u - 1, end: u } : null;
    if (speaker !== null) return draft(speaker, cue);
    const earlier = speakerBefore(parsed, drafts, index);
    return draft(earlier, cue, earlier === null ? 'here' : 'previous_sentence');
  }
  if (isHeadline(parsed, index)) {
    const subject = headlineSubject(parsed, index, u);
    return subject === null ? null : draft(subject, null);
  }
  return null;
}

/** Whether somebody else's question follows: `Lee was asked, “…”`. */
const isPassive = ({ narration: { classes, words } }: ParsedDocument, u: number, first: number): boolean =>
  u > first && (classes[u]! & WordClass.verb) !== 0 && /^(?:was|were|been|being|is|are)$/.test(words[u - 1]!);

/**
 * Who introduces a quotation after the mark at `u`: the person named right before a colon, else the subject of the
 * sentence.
 */
function introducingSpeaker({ narration }: ParsedDocument, first: number, u: number): NounPhrase | null {
  if (narration.words[u] === ':' && narration.classes[u - 1]! & WordClass.name) {
    const named = subjectBefore(narration, u, first);
    if (named !== null) return afterLastPreposition(narration, named);
  }
  const subject = mainSubject(narration, first, u);
  return subject !== null && subject.end <= u && isSpeaker(narration.classes[subject.end - 1]!)
    ? subject
    : null;
}

const isSpeaker = (bits: number): boolean =>
  (bits & (WordClass.name | WordClass.subjectPronoun | SPEAKER_NOUN)) !== 0;

const isAtEnd = ({ narration }: ParsedDocument, u: number, end: number): boolean =>
  u + 1 >= end || (narration.classes[u + 1]! & WordClass.punctuation) !== 0;

/** Whether quoted words begin like a sentence and are no title. */
const isUtterance = (parsed: ParsedDocument, quotationIndex: number): boolean =>
  /^[\p{Lu}\p{N}'‘"“[@#.…]/u.test(firstQuotedToken(parsed, quotationIndex)) &&
  !isTitle(parsed, quotationIndex);

/**
 * The speaker beside any verb after a quotation that ends in a comma: `“…,” Lee sniffed`, `“…,” sniffs Lee`. Null for
 * none.
 */
function unlistedVerb(
  { narration }: ParsedDocument,
  from: number,
  end: number,
): { speaker: NounPhrase; cue: UnitRange | null } | null {
  if (from >= end) return null;
  if (
    /(?:ed|[^s]s)$/.test(narration.words[from]!) &&
    !(narration.classes[from]! & (WordClass.name | SPEAKER_NOUN | WordClass.determiner))
  ) {
    const follower = nounPhraseAt(narration, from + 1, end);
    if (follower !== null) return { speaker: follower, cue: { first: from, end: from + 1 } };
  }
  const subject = nounPhraseAt(narration, from, end);
  if (subject === null || subject.end >= end || !isSpeaker(narration.classes[subject.end - 1]!)) return null;
  const bits = narration.classes[subject.end]!;
  if (bits & WordClass.punctuation) return { speaker: subject, cue: null };
  return { speaker: subject, cue: { first: subject.end, end: subject.end + 1 } };
}
