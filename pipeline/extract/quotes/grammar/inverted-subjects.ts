import { Frame, type ReportingVerb } from '../lexicon/reporting-words.js';
import { SPEAKER_NOUN, WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';
import { jointPhraseAt, type NounPhrase, nounPhraseAt } from '../narration/noun-phrases.js';
import { headUnit, knowledgeEnd } from '../narration/phrase-parts.js';
import { participleStart } from './parentheticals.js';
import type { Predicate, SentenceContext } from './predicate.js';

const {
  auxiliary,
  capitalised,
  determiner,
  name,
  nickname,
  people,
  person,
  preposition,
  punctuation,
  quotation,
  relative,
  subjectPronoun,
  subordinator,
  title,
  verb,
} = WordClass;

/** Reads a verb whose subject follows it: `“…,” said Lee`, `…, said Lee`. Null when none does. */
export function readInverted(
  narration: Narration,
  u: number,
  reporting: ReportingVerb,
  context: SentenceContext,
): Predicate | null {
  const { classes, words } = narration;
  const { sentence } = context;
  if (u <= sentence.first || !(reporting.frames & (Frame.quotation | Frame.clause))) return null;
  // "told Lee" has its addressee there, not its subject; "asked Lee" can have either.
  if (reporting.frames & Frame.addressee && reporting.base !== 'ask') return null;
  const followsQuotation =
    (classes[u - 1]! & quotation) !== 0 ||
    (words[u - 1] === ',' && u - 2 >= sentence.first && (classes[u - 2]! & quotation) !== 0);
  if (followsQuotation && participleStart(narration, u - 1, context.low) > 0) return null;
  const followsComma = /^(?:[,—–―]|--)$/.test(words[u - 1]!);
  if (!followsQuotation && !followsComma && u !== sentence.first) return null;
  const speaker =
    (followsQuotation ? nicknameAt(narration, u + 1, sentence.end) : null) ??
    jointPhraseAt(narration, u + 1, sentence.end);
  if (speaker === null) return null;
  const head = narration.classes[speaker.end - 1]!;
  // "…, say officials": a base form has a plural subject.
  if (reporting.form === 'base' && !(head & people)) return null;
  const isSpeaker =
    (head & (name | capitalised | SPEAKER_NOUN | subjectPronoun)) !== 0 && !(head & WordClass.time);
  if (!isSpeaker && (!followsQuotation || !(reporting.frames & Frame.quotation))) return null;
  if (narration.classes[speaker.first]! & subjectPronoun && !followsQuotation) return null;
  const known = knowledgeEnd(narration, speaker.end);
  const follower = known < sentence.end ? classes[known]! : punctuation;
  if (!followsQuotation && follower & (auxiliary | verb | WordClass.finite) && !(follower & preposition))
    return null;
  if (follower & auxiliary && !(follower & name)) return null;
  if (
    !followsQuotation &&
    !(follower & (punctuation | preposition | relative | WordClass.time | subordinator))
  )
    return null;
  const after = appositionEnd(narration, known, sentence.end);
  return {
    verb: reporting,
    cue: { first: u, end: u + 1 },
    speaker: namedByApposition(narration, speaker, after),
    isShared: false,
    isInverted: true,
    isInfinitive: false,
    before: u,
    after,
  };
}

/**
 * A nickname in marks, with the name after it if there is one: `said “Shorty.”`, `said “Shorty” Lee`. Null for none.
 */
function nicknameAt(narration: Narration, u: number, end: number): NounPhrase | null {
  if (u >= end || !(narration.classes[u]! & nickname)) return null;
  const isNamed = ((narration.classes[u + 1] ?? 0) & name) !== 0;
  return { first: u, end: (isNamed ? nounPhraseAt(narration, u + 1, end)?.end : undefined) ?? u + 1 };
}

/** The name in apposition to a speaker (`said its director, Ann Lee`); the speaker itself when there is none. */
function namedByApposition(narration: Narration, speaker: NounPhrase, after: number): NounPhrase {
  const first = speaker.end + 1;
  if (
    narration.words[speaker.end] !== ',' ||
    narration.classes[speaker.end - 1]! & name ||
    !(narration.classes[first]! & name)
  )
    return speaker;
  const named = nounPhraseAt(narration, first, narration.count);
  return named !== null &&
    named.end <= Math.max(after, first + 6) &&
    narration.mentionOf[named.end - 1] === narration.mentionOf[first]
    ? named
    : speaker;
}

/** Whether a phrase says what somebody is: `local president of the union`; a verb after it would make it a subject. */
function isRole(narration: Narration, first: number, end: number): boolean {
  const { classes } = narration;
  const phrase = nounPhraseAt(narration, first, end);
  if (phrase === null || !(classes[headUnit(narration, phrase)]! & (person | title))) return false;
  const next = phrase.end < end ? classes[phrase.end]! : punctuation;
  return !(next & (auxiliary | WordClass.finite | verb | quotation)) || (next & preposition) !== 0;
}

/**
 * The unit after an apposition or relative clause that follows an inverted subject: `, the director of the institute,`,
 * `, who leads it,`.
 */
function appositionEnd(narration: Narration, u: number, end: number): number {
  if (narration.words[u] !== ',') return u;
  const bits = narration.classes[u + 1] ?? 0;
  const isApposition =
    bits & (determiner | SPEAKER_NOUN | title | WordClass.figure) ||
    /^(?:who|whose|which)$/.test(narration.words[u + 1] ?? '');
  if (!isApposition && !isRole(narration, u + 1, end)) return u;
  for (let i = u + 1; i < end && i < u + 45; i++) {
    if (narration.classes[i]! & quotation) return i;
    if (
      narration.words[i] === ',' &&
      (i + 1 >= end || narration.classes[i + 1]! & (quotation | preposition | verb))
    )
      return i;
  }
  return end;
}
