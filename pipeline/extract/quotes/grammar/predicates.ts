import { Frame, type ReportingVerb } from '../lexicon/reporting-words.js';
import { SPEAKER_NOUN, WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';
import { type NounPhrase, nounPhraseAt } from '../narration/noun-phrases.js';
import { afterLastPreposition } from '../narration/phrase-parts.js';
import { isNegated, isSaying } from './denials.js';
import { readGerund } from './gerunds.js';
import { readInverted } from './inverted-subjects.js';
import { isParentheticalMark } from './parentheticals.js';
import type { Predicate, SentenceContext } from './predicate.js';
import { descriptionStart, isFloating, mainSubject, skipAdverbialsBack, subjectBefore } from './subjects.js';
import { cueOf, type VerbGroup, verbEnd, verbGroup } from './verb-groups.js';

const { adverb, capitalised, determiner, name, possessive, quotation, relative, subjectPronoun } = WordClass;

/** Reads the reporting verb at unit `u`; null when it reports nothing here (a noun, a passive, a denied thought). */
export function readPredicate(narration: Narration, u: number, context: SentenceContext): Predicate | null {
  const reporting = narration.lexemes[u]!.verb!;
  if (reporting.form === 'gerund') return readGerund(narration, u, reporting, context);
  const { sentence, low } = context;
  const isDenied = isNegated(narration, u, low);
  if (isDenied && !isSaying(reporting)) return null;
  const group = verbGroup(narration, u, low, isDenied);
  if (group === null) return null;
  if (group.isInfinitive) return readShared(narration, u, group, reporting, context);
  if (group.isPassive) return readPassive(narration, u, reporting, context);
  if (reporting.form === 'participle' && !group.hasAuxiliary) return null;
  const inverted = readInverted(narration, u, reporting, context);
  if (inverted !== null && group.first === u) return inverted;
  let start = group.first;
  while (start > low && narration.classes[start - 1]! & adverb && !(narration.classes[start - 1]! & name))
    start--;
  const before = narration.words[start - 1];
  if (start > low && (before === 'and' || before === 'but' || before === 'then' || before === 'or')) {
    if (reporting.form === 'base' && !group.hasAuxiliary) return null;
    if (reporting.isNounToo) return null;
    return readShared(narration, u, { first: start, isInfinitive: false }, reporting, context);
  }
  const speaker = subjectBefore(narration, group.first, low);
  if (speaker === null) return null;
  if (!canSpeak(narration, speaker, reporting)) return null;
  if (!agrees(narration, speaker, reporting, group.hasAuxiliary)) return null;
  if (isNounHere(narration, u, sentence.end, reporting, speaker)) return null;
  return {
    verb: reporting,
    cue: cueOf(narration, group.first, u),
    speaker,
    isShared: false,
    isInverted: false,
    isInfinitive: false,
    before: speakerStart(narration, speaker, group.first, low),
    after: verbEnd(narration, u),
  };
}

/** Reads a verb that shares the subject of the clause before it: thanked them and said …, took to Twitter to say …. */
function readShared(
  narration: Narration,
  u: number,
  { first, isInfinitive }: Pick<VerbGroup, 'first' | 'isInfinitive'>,
  reporting: ReportingVerb,
  context: SentenceContext,
): Predicate | null {
  const speaker =
    relativeSubject(narration, first, context.sentence.first) ??
    context.lastSpeaker ??
    innerSubject(narration, first, context.sentence.first) ??
    mainSubject(narration, clauseStart(narration, context.sentence.first, first), first);
  if (speaker === null || speaker.end > first) return null;
  return {
    verb: reporting,
    cue: cueOf(narration, first, u),
    speaker,
    isShared: true,
    isInverted: false,
    isInfinitive,
    before: first,
    after: verbEnd(narration, u),
  };
}

/** Most units between "who" and the second verb of its clause. */
const MAX_RELATIVE = 20;

/** The antecedent of "who", for a later verb of its clause: `the mayor, who resigned in May and later said …`. */
function relativeSubject(narration: Narration, first: number, low: number): NounPhrase | null {
  for (let u = first - 2; u > low && u > first - MAX_RELATIVE; u--) {
    if (narration.words[u] === ',' || narration.classes[u]! & quotation) return null;
    if (narration.words[u] === 'who') {
      const antecedent = subjectBefore(narration, narration.words[u - 1] === ',' ? u - 1 : u, low);
      return antecedent === null ? null : afterLastPreposition(narration, antecedent);
    }
  }
  return null;
}

/**
 * The subject of the subordinate clause that a second verb goes on, where the main subject is a thing that cannot
 * speak: `The row grew when the mayor left and said …`, not `The mayor left when it rained and said …`.
 */
function innerSubject(narration: Narration, first: number, low: number): NounPhrase | null {
  const { classes, words } = narration;
  const main = mainSubject(narration, low, first);
  if (main === null || canActAlone(narration, main)) return null;
  for (let u = first - 2; u > main.end && u > first - MAX_RELATIVE; u--) {
    if (words[u] === ',' || classes[u]! & (quotation | relative)) return null;
    if (!/^(?:when|after|because|as|if|before)$/.test(words[u]!)) continue;
    const inner = nounPhraseAt(narration, u + 1, first);
    return inner !== null && canActAlone(narration, inner) ? inner : null;
  }
  return null;
}

/** Whether the head of a phrase names or describes who can speak; a name before another noun does not. */
function canActAlone({ classes }: Narration, { end }: NounPhrase): boolean {
  return (classes[end - 1]! & (name | SPEAKER_NOUN | subjectPronoun | capitalised)) !== 0;
}

/** Units searched backwards for the semicolon before a clause. */
const MAX_CLAUSE = 100;

function clauseStart(narration: Narration, low: number, u: number): number {
  for (let i = u - 1; i > low && i > u - MAX_CLAUSE; i--) if (narration.words[i] === ';') return i + 1;
  return low;
}

/**
 * Reads a passive whose agent speaks: `was called “a mess” by critics`. Any other passive reports nobody's words here.
 */
function readPassive(
  narration: Narration,
  u: number,
  reporting: ReportingVerb,
  context: SentenceContext,
): Predicate | null {
  const { sentence } = context;
  if (!(reporting.frames & (Frame.naming | Frame.quotation))) return null;
  const limit = Math.min(sentence.end, u + 30);
  let quoted = -1;
  for (let i = u + 1; i < limit; i++) {
    if (narration.classes[i]! & quotation) quoted = i;
    if (narration.words[i] !== 'by' || quoted < 0) continue;
    const speaker = nounPhraseAt(narration, i + 1, sentence.end);
    if (speaker === null) return null;
    return {
      verb: reporting,
      cue: { first: u, end: u + 1 },
      speaker,
      isShared: false,
      isInverted: true,
      isInfinitive: false,
      before: u,
      after: u + 1,
    };
  }
  return null;
}

/** Whether a subject can speak: verbs that judge or think need a likely speaker, the others take any subject. */
function canSpeak(
  { classes, words }: Narration,
  { first, end }: NounPhrase,
  { frames, nature }: ReportingVerb,
): boolean {
  const head = classes[end - 1]!;
  if (head & (name | capitalised | subjectPronoun | SPEAKER_NOUN | relative))
    return !(head & WordClass.time) || (head & name) !== 0;
  if (end === first + 1 && head & determiner)
    return /^(?:many|some|others|most|one|several|both|another|all|this|that|these|few)$/.test(words[first]!);
  return (
    nature === 'statement' &&
    (frames & (Frame.clause | Frame.quotation | Frame.thatClause)) !== 0 &&
    !(frames & Frame.naming)
  );
}

/** Whether subject and verb agree in number, which rules out nouns that look like verbs (the claims, two reports). */
function agrees(
  narration: Narration,
  speaker: NounPhrase,
  reporting: ReportingVerb,
  hasAuxiliary: boolean,
): boolean {
  if (hasAuxiliary) return true;
  const head = narration.words[speaker.end - 1]!;
  const bits = narration.classes[speaker.end - 1]!;
  if (reporting.form === 'base') {
    if (/^(?:he|she|it)$/.test(head)) return false;
    if (bits & subjectPronoun || head === 'who' || head === 'which') return true;
    if (bits & (WordClass.people | WordClass.body | WordClass.name)) return true;
    return /[^s]s$/.test(head) || /^(?:many|some|others|most|several|both|people)$/.test(head);
  }
  if (reporting.form === 'third') return !/^(?:they|we|i|you)$/.test(head);
  return true;
}

/**
 * Whether a form that can be a noun is one here: it is a verb only after a likely speaker and before a clause or
 * quotation.
 */
function isNounHere(
  narration: Narration,
  u: number,
  end: number,
  reporting: ReportingVerb,
  speaker: NounPhrase,
): boolean {
  if (
    narration.classes[u - 1]! & (determiner | possessive) &&
    !(narration.classes[u - 1]! & (SPEAKER_NOUN | name | subjectPronoun | relative)) &&
    !isFloating(narration, u - 1)
  ) {
    return true;
  }
  if (!reporting.isNounToo) return false;
  const bits = narration.classes[speaker.end - 1]!;
  const isSpeaker = (bits & (subjectPronoun | name | SPEAKER_NOUN | capitalised)) !== 0;
  if (!isSpeaker || u + 1 >= end) return true;
  const next = narration.classes[u + 1]!;
  return !(
    next & (quotation | determiner | subjectPronoun | WordClass.objectPronoun | name | relative) ||
    /^[:,]$/.test(narration.words[u + 1]!)
  );
}

/** The first unit of the speaker, with the description before a name, and with the "as" or adverbials before it. */
function speakerStart(narration: Narration, speaker: NounPhrase, verb: number, low: number): number {
  const isApposition =
    isParentheticalMark(narration, speaker.end) &&
    skipAdverbialsBack(narration, verb, low) === speaker.end + 1;
  const start = isApposition ? descriptionStart(narration, speaker, low) : speaker.first;
  let first = skipAdverbialsBack(narration, start, low);
  if (first > low && narration.words[first - 1] === 'as') first--;
  return first;
}
