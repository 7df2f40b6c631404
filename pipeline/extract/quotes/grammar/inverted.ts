import { Frame, type ReportingVerb } from '../lexicon/reporting-words.js';
import { SPEAKER_NOUN, WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';
import { type Phrase, phraseAt } from '../narration/noun-phrases.js';
import type { Predicate, SentenceContext } from './predicate.js';

const {
  auxiliary,
  capitalised,
  determiner,
  name,
  nickname,
  preposition,
  punctuation,
  quotation,
  relative,
  subjectPronoun,
  subordinator,
  title,
  verb,
} = WordClass;

/** `“…,” said Lee` and `…, said Lee`: the subject behind the verb. */
export function readInverted(
  narration: Narration,
  u: number,
  reporting: ReportingVerb,
  context: SentenceContext,
): Predicate | null {
  const { classes, words } = narration;
  const { sentence } = context;
  if (
    u <= sentence.first ||
    !(reporting.frames & (Frame.quotation | Frame.clause)) ||
    reporting.form === 'base'
  )
    return null;
  // "told Lee" has its addressee there, not its subject.
  if (reporting.frames & Frame.addressee) return null;
  const isBehindQuote =
    (classes[u - 1]! & quotation) !== 0 ||
    (words[u - 1] === ',' && u - 2 >= sentence.first && (classes[u - 2]! & quotation) !== 0);
  const isBehindComma = /^(?:[,—–―]|--)$/.test(words[u - 1]!);
  if (!isBehindQuote && !isBehindComma && u !== sentence.first) return null;
  const speaker =
    (isBehindQuote ? nicknameAt(narration, u + 1, sentence.end) : null) ??
    phraseAt(narration, u + 1, sentence.end);
  if (speaker === null) return null;
  const head = narration.classes[speaker.end - 1]!;
  const isSpeaker =
    (head & (name | capitalised | SPEAKER_NOUN | subjectPronoun)) !== 0 && !(head & WordClass.time);
  if (!isSpeaker && (!isBehindQuote || !(reporting.frames & Frame.quotation))) return null;
  if (narration.classes[speaker.first]! & subjectPronoun && !isBehindQuote) return null;
  const behind = speaker.end < sentence.end ? classes[speaker.end]! : punctuation;
  if (!isBehindQuote && behind & (auxiliary | verb | WordClass.finite) && !(behind & preposition))
    return null;
  if (behind & auxiliary && !(behind & name)) return null;
  if (!isBehindQuote && !(behind & (punctuation | preposition | relative | WordClass.time | subordinator)))
    return null;
  const after = behindApposition(narration, speaker.end, sentence.end);
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

/** `said “Shorty.”`, `said “Shorty” Lee`: a nickname in marks, perhaps before the name. */
function nicknameAt(narration: Narration, u: number, end: number): Phrase | null {
  if (u >= end || !(narration.classes[u]! & nickname)) return null;
  const isNamed = ((narration.classes[u + 1] ?? 0) & name) !== 0;
  return { first: u, end: (isNamed ? phraseAt(narration, u + 1, end)?.end : undefined) ?? u + 1 };
}

/** `said its director, Ann Lee`: an apposition that is a name names the speaker. */
function namedByApposition(narration: Narration, speaker: Phrase, after: number): Phrase {
  const first = speaker.end + 1;
  if (
    narration.words[speaker.end] !== ',' ||
    narration.classes[speaker.end - 1]! & name ||
    !(narration.classes[first]! & name)
  )
    return speaker;
  const named = phraseAt(narration, first, narration.count);
  return named !== null &&
    named.end <= Math.max(after, first + 6) &&
    narration.mentionOf[named.end - 1] === narration.mentionOf[first]
    ? named
    : speaker;
}

/** Behind `, the director of the institute,` or `, who leads it,` after an inverted subject. */
function behindApposition(narration: Narration, u: number, end: number): number {
  if (narration.words[u] !== ',') return u;
  const bits = narration.classes[u + 1] ?? 0;
  const isApposition =
    bits & (determiner | SPEAKER_NOUN | title | WordClass.figure) ||
    /^(?:who|whose|which)$/.test(narration.words[u + 1] ?? '');
  if (!isApposition) return u;
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
