import { isDenied } from '../grammar/denials.js';
import { headlineSubject, isHeadline } from '../grammar/headlines.js';
import { readPredicate } from '../grammar/predicates.js';
import { mainSubject, subjectBefore } from '../grammar/subjects.js';
import { SPEAKER_NOUN, WordClass } from '../lexicon/word-classes.js';
import { type Phrase, phraseAt } from '../narration/noun-phrases.js';
import { behindLastPreposition } from '../narration/phrase-parts.js';
import {
  firstQuotedToken,
  isTitle,
  lastQuotedToken,
  type MarkedDocument,
  quotedTokenCount,
  type UnitRange,
} from '../narration/unit-ranges.js';
import type { Draft, SpeakerPlace } from './utterance.js';

/** Fewest tokens of a quotation that counts without a cue. */
export const MIN_UNCUED = 4;

const DASH = /^(?:[—–―-]|--+)$/;

/** Longest name behind a dash that signs a quotation, in units. */
const MAX_SIGNATURE = 10;

/** `“…” — Ann Lee`: a quotation signed behind a dash, as in letters to the editor. */
export function signedBelow(
  { narration }: MarkedDocument,
  index: number,
): { speaker: Phrase; cue: UnitRange } | null {
  const { first, end } = narration.sentences[index]!;
  const dash = first + 1;
  if (end - dash < 2 || end - dash > MAX_SIGNATURE || !DASH.test(narration.words[dash]!)) return null;
  let last = end;
  while (last > dash + 1 && narration.words[last - 1] === '.') last--;
  const speaker = { first: dash + 1, end: last };
  const bits = narration.classes[speaker.first]!;
  if (last <= speaker.first || !(bits & (WordClass.name | WordClass.capitalised | WordClass.title)))
    return null;
  for (let u = speaker.first; u < last; u++) {
    const here = narration.classes[u]!;
    if (
      here &
        (WordClass.auxiliary |
          WordClass.finite |
          WordClass.verb |
          WordClass.quotation |
          WordClass.subjectPronoun) &&
      !(here & WordClass.name)
    )
      return null;
    if (narration.words[u] === ',')
      return { speaker: { first: speaker.first, end: u }, cue: { first: dash, end: dash + 1 } };
  }
  return { speaker, cue: { first: dash, end: dash + 1 } };
}

/** Most units between a reporting verb and the colon behind it. */
const MAX_BEFORE_COLON = 16;

/** `Lee put out this reply:` above a quotation: the last reporting verb with its subject, else the sentence's subject. */
export function introducedBy(
  marked: MarkedDocument,
  drafts: readonly Draft[],
  index: number,
): Pick<Draft, 'speaker' | 'cue' | 'verb' | 'nature' | 'isDenied' | 'evidence'> {
  const { narration } = marked;
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
          { ...predicate, content: [], nature: predicate.verb.nature },
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

/** Sentences looked back for a speaker. */
const MAX_SENTENCES_BACK = 4;

export function speakerBefore(
  { narration }: MarkedDocument,
  drafts: readonly Draft[],
  index: number,
): Phrase | null {
  if (index === 0) return null;
  const last = drafts.findLast(isTold);
  if (last !== undefined && last.lastSentence === index - 1) return last.speaker;
  const { first, end } = narration.sentences[index - 1]!;
  const subject = mainSubject(narration, first, end);
  if (subject !== null && isPersonal(narration.classes[subject.end - 1]!, narration.words[subject.end - 1]!))
    return subject;
  return last !== undefined && last.lastSentence >= index - MAX_SENTENCES_BACK ? last.speaker : null;
}

/** Said as grammar tells, not merely wanted or believed as the model has it. */
const isTold = ({ evidence, isDenied }: Draft): boolean =>
  !isDenied && (evidence === null || evidence.isRead);

const isPersonal = (bits: number, word: string): boolean =>
  (bits & WordClass.name) !== 0 || (bits & WordClass.person) !== 0 || /^(?:he|she)$/.test(word);

/** A quotation beside narration that holds no known cue. */
export function uncued(
  marked: MarkedDocument,
  drafts: readonly Draft[],
  index: number,
  u: number,
): Draft | null {
  const { narration } = marked;
  const { first, end } = narration.sentences[index]!;
  const stretch = narration.stretchOf[u]!;
  const draft = (speaker: Phrase | null, cue: UnitRange | null, place: SpeakerPlace = 'here'): Draft => ({
    sentence: index,
    lastSentence: index,
    content: [{ first: u, end: u + 1 }],
    speaker,
    place,
    cue,
    verb: null,
    nature: 'statement',
    isDenied: false,
    evidence: null,
  });
  const count = quotedTokenCount(marked, stretch);
  const isFirst = u === first;
  if (isFirst && count >= 3 && lastQuotedToken(marked, stretch) === ',' && !isTitle(marked, stretch)) {
    const found = unlistedVerb(marked, u + 1, end);
    return found === null ? null : draft(found.speaker, found.cue);
  }
  const before = narration.words[u - 1];
  if (
    !isFirst &&
    (before === ',' || before === ':') &&
    count >= MIN_UNCUED &&
    isUtterance(marked, stretch) &&
    isAtEnd(marked, u, end)
  ) {
    if (isPassive(marked, u - 2, first)) return draft(null, null);
    const speaker = introducer(marked, first, u - 1);
    if (speaker === null && before === ',') return null;
    const cue = before === ':' ? { first: u - 1, end: u } : null;
    if (speaker !== null) return draft(speaker, cue);
    const earlier = speakerBefore(marked, drafts, index);
    return draft(earlier, cue, earlier === null ? 'here' : 'previous_sentence');
  }
  if (isHeadline(marked, index)) {
    const subject = headlineSubject(marked, index, u);
    return subject === null ? null : draft(subject, null);
  }
  return null;
}

/** `Lee was asked, “…”`: the words are not Lee's. */
const isPassive = ({ narration: { classes, words } }: MarkedDocument, u: number, first: number): boolean =>
  u > first && (classes[u]! & WordClass.verb) !== 0 && /^(?:was|were|been|being|is|are)$/.test(words[u - 1]!);

/** Who introduces a quotation behind the mark at `u`: the person named right before a colon, else the sentence's subject. */
function introducer({ narration }: MarkedDocument, first: number, u: number): Phrase | null {
  if (narration.words[u] === ':' && narration.classes[u - 1]! & WordClass.name) {
    const named = subjectBefore(narration, u, first);
    if (named !== null) return behindLastPreposition(narration, named);
  }
  const subject = mainSubject(narration, first, u);
  return subject !== null && subject.end <= u && isSpeaker(narration.classes[subject.end - 1]!)
    ? subject
    : null;
}

const isSpeaker = (bits: number): boolean =>
  (bits & (WordClass.name | WordClass.subjectPronoun | SPEAKER_NOUN)) !== 0;

const isAtEnd = ({ narration }: MarkedDocument, u: number, end: number): boolean =>
  u + 1 >= end || (narration.classes[u + 1]! & WordClass.punctuation) !== 0;

/** Begins like a sentence and is no title. */
const isUtterance = (marked: MarkedDocument, stretch: number): boolean =>
  /^[\p{Lu}\p{N}'‘"“[@#.…]/u.test(firstQuotedToken(marked, stretch)) && !isTitle(marked, stretch);

/** `“…,” Lee sniffed` and `“…,” sniffs Lee`: any verb beside a speaker behind a quotation that ends in a comma. */
function unlistedVerb(
  { narration }: MarkedDocument,
  from: number,
  end: number,
): { speaker: Phrase; cue: UnitRange | null } | null {
  if (from >= end) return null;
  if (
    /(?:ed|[^s]s)$/.test(narration.words[from]!) &&
    !(narration.classes[from]! & (WordClass.name | SPEAKER_NOUN | WordClass.determiner))
  ) {
    const behind = phraseAt(narration, from + 1, end);
    if (behind !== null) return { speaker: behind, cue: { first: from, end: from + 1 } };
  }
  const subject = phraseAt(narration, from, end);
  if (subject === null || subject.end >= end || !isSpeaker(narration.classes[subject.end - 1]!)) return null;
  const bits = narration.classes[subject.end]!;
  if (bits & WordClass.punctuation) return { speaker: subject, cue: null };
  return { speaker: subject, cue: { first: subject.end, end: subject.end + 1 } };
}
