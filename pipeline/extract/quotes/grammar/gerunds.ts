import type { ReportingVerb } from '../lexicon/reporting-words.js';
import { SPEAKER_NOUN, WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';
import { type NounPhrase, nounPhraseAt } from '../narration/noun-phrases.js';
import { type UnitRange, wordIn } from '../narration/unit-ranges.js';
import { isInFront } from './clauses.js';
import type { Predicate, SentenceContext } from './predicate.js';
import { mainSubject, subjectBefore } from './subjects.js';
import { FORM_OF_BE, verbEnd, verbGroup } from './verb-groups.js';

const {
  adverb,
  auxiliary,
  determiner,
  name,
  negation,
  possessive,
  preposition,
  quotation,
  subjectPronoun,
  title,
} = WordClass;

/**
 * Reads a gerund: `saying`, `adding that`. Its speaker is that of the clause before, or a name right before it (a tweet
 * from Lee telling …; it was late, Lee saying that …). Null when it reports nothing.
 */
export function readGerund(
  narration: Narration,
  u: number,
  reporting: ReportingVerb,
  context: SentenceContext,
): Predicate | null {
  const { classes, words } = narration;
  const { sentence } = context;
  let first = u;
  while (first > sentence.first && classes[first - 1]! & adverb) first--;
  const before = first > sentence.first ? classes[first - 1]! : 0;
  const word = words[first - 1] ?? '';
  if (
    before & (determiner | possessive) ||
    (before & preposition &&
      !/^(?:by|in|as|after|before|for|while|without|of|on|from|about|with)$/.test(word))
  )
    return null;
  if (/^(?:without|about|against)$/.test(word) || before & negation) return null;
  const found = (cue: UnitRange, speaker: NounPhrase, limit: number, isShared: boolean): Predicate => ({
    verb: reporting,
    cue,
    speaker,
    isShared,
    isInverted: false,
    isInfinitive: false,
    before: limit,
    after: verbEnd(narration, u),
  });
  if (word === 'as' && words[first - 2] === 'quoted') {
    const group = verbGroup(narration, first - 2, context.low, false);
    const speaker = group === null ? null : subjectBefore(narration, group.first, context.low);
    if (group === null || speaker === null) return null;
    return found({ first: group.first, end: u + 1 }, speaker, speaker.first, false);
  }
  if (
    (before & auxiliary && FORM_OF_BE.test(word)) ||
    /^['’](?:s|re|m)$/.test(word) ||
    /['’](?:re|m)$/.test(word)
  ) {
    let start = first - 1;
    while (start > context.low && classes[start - 1]! & (auxiliary | adverb)) start--;
    if (/['’](?:re|m)$/.test(word) && before & subjectPronoun) start = first;
    const speaker = subjectBefore(narration, start, context.low);
    if (speaker === null) return null;
    return found({ first: u, end: u + 1 }, speaker, speaker.first, false);
  }
  const cue = { first: u, end: u + 1 };
  if (before & name && /^(?:from|by|with|of|,)$/.test(words[startOfName(narration, first - 1) - 1] ?? '')) {
    const speaker = { first: startOfName(narration, first - 1), end: first };
    return found(cue, speaker, speaker.first, false);
  }
  const evidence = evidenceBefore(narration, first, context.low, reporting);
  if (evidence !== null) return found(cue, evidence, first, true);
  const speaker =
    documentBefore(narration, first, context.low) ??
    context.lastSpeaker ??
    withCompanion(narration, mainSubject(narration, sentence.first, u), u) ??
    (isInFront(narration, sentence.first, u) || u <= sentence.first + 1
      ? subjectAfterFronted(narration, u, sentence.end)
      : null);
  if (speaker === null) return null;
  // "The old saying that": the phrase right before cannot speak, so the word is a noun.
  const head = classes[speaker.end - 1]!;
  if (speaker.end === first && !(head & (name | subjectPronoun | SPEAKER_NOUN))) return null;
  return found(cue, speaker, first, true);
}

/** A subject with the name that "and" joins to it: `Lee and Kim (left, saying …)`. */
function withCompanion(narration: Narration, subject: NounPhrase | null, limit: number): NounPhrase | null {
  if (subject === null || narration.words[subject.end] !== 'and') return subject;
  const next = nounPhraseAt(narration, subject.end + 1, limit);
  const isNamed = (phrase: NounPhrase): boolean => (narration.classes[phrase.end - 1]! & name) !== 0;
  return next !== null && isNamed(subject) && isNamed(next)
    ? { first: subject.first, end: next.end }
    : subject;
}

/** The document after a preposition and before a gerund, which says it: `despite letters demanding …`; else null. */
function documentBefore(narration: Narration, u: number, low: number): NounPhrase | null {
  const bits = u > low ? narration.classes[u - 1]! : 0;
  const isDocument = bits & WordClass.document && !(bits & (name | WordClass.person | WordClass.body));
  const phrase = isDocument ? subjectBefore(narration, u, low) : null;
  const before = phrase === null || phrase.first <= low ? 0 : narration.classes[phrase.first - 1]!;
  return before & preposition && !(before & name) ? phrase : null;
}

const SPEECH = /^(?:address|conference|interview|letter|message|post|speech|statement)$/;

/**
 * The noun right before a gerund of evidence, which says it: `theories suggesting that`, `photos showing`; not `left
 * the house, suggesting that`.
 */
function evidenceBefore(
  narration: Narration,
  u: number,
  low: number,
  { base }: ReportingVerb,
): NounPhrase | null {
  if (u <= low || !/^(?:suggest|show|indicate|imply|reveal)$/.test(base)) return null;
  const bits = narration.classes[u - 1]!;
  // "At the same time suggesting": when it was suggested.
  if (narration.words[u - 1] === 'time') return null;
  // "Lee held a press conference suggesting": whoever spoke suggested it.
  if (SPEECH.test(narration.words[u - 1]!)) return null;
  const isNoun = bits === 0 || ((bits & WordClass.document) !== 0 && !(bits & name));
  const phrase = isNoun ? subjectBefore(narration, u, low) : null;
  const by = phrase === null ? -1 : wordIn(narration, 'by', phrase);
  return by < 0 ? phrase : { first: by + 1, end: phrase!.end };
}

/** Longest fronted clause, in units. */
const MAX_FRONTED = 60;

/** The subject after a fronted clause: `After saying …, she left`. */
function subjectAfterFronted(narration: Narration, u: number, end: number): NounPhrase | null {
  for (let i = u + 1; i < end && i < u + MAX_FRONTED; i++) {
    if (narration.words[i] !== ',' && !(narration.classes[i]! & quotation)) continue;
    const subject = nounPhraseAt(narration, i + 1, end);
    if (subject !== null && narration.classes[subject.end - 1]! & (name | subjectPronoun | SPEAKER_NOUN))
      return subject;
  }
  return null;
}

function startOfName(narration: Narration, u: number): number {
  let first = u;
  while (
    first > 0 &&
    (narration.classes[first - 1]! & name ||
      (narration.classes[first - 1]! & title && !(narration.classes[first - 1]! & preposition)) ||
      (narration.words[first - 1] === '.' && narration.classes[first - 2]! & title))
  )
    first--;
  return first;
}
