import { Frame } from '../lexicon/reporting-words.js';
import { WordClass } from '../lexicon/word-classes.js';
import type { Narration, NarrationSentence } from '../narration/narration.js';
import { type NounPhrase, nounPhraseAt } from '../narration/noun-phrases.js';
import type { ParsedDocument } from '../narration/parsed-document.js';
import {
  containsQuotation,
  isQuotation,
  trimRange,
  type UnitRange,
  wordIn,
} from '../narration/unit-ranges.js';
import { beginsClause, clauseEnd, isInFront, isParticiple, looksClausal } from './clauses.js';
import { type Complement, isPromise } from './complements.js';
import { afterConnectives } from './connectives.js';
import { quotationAfter } from './direct-speech.js';
import { hasOwnVerb } from './own-verbs.js';
import type { Predicate } from './predicate.js';
import { withoutNarration } from './runs-over.js';

const {
  adverb,
  auxiliary,
  conjunction,
  contrast,
  determiner,
  figure,
  finite,
  name,
  preposition,
  punctuation,
  quotation,
  relative,
  subordinator,
  time,
} = WordClass;

/**
 * The content that follows a reporting verb: a quotation, words after a colon, or a clause that the verb can govern.
 * Null when there is none.
 */
export function contentAfter(
  parsed: ParsedDocument,
  sentence: NarrationSentence,
  predicate: Predicate,
  governed: Complement,
): UnitRange[] | null {
  const { narration } = parsed;
  const { frames } = predicate.verb;
  const end = clauseEnd(parsed, governed.unit, sentence.end, {
    isFronted: isInFront(narration, sentence.first, predicate.cue.first),
    governor: predicate.verb.form,
  });
  if (governed.by === 'quotation') return quotationAfter(parsed, governed.unit, end, predicate);
  const range = trimRange(narration, {
    first: governed.unit,
    end: relativeEnd(narration, predicate.speaker, governed.unit, end),
  });
  if (range.end <= range.first) return null;
  const quoted = containsQuotation(narration, range);
  if (governed.by === 'colon')
    return frames & (Frame.quotation | Frame.clause) && (quoted || looksClausal(narration, range))
      ? [range]
      : null;
  const accepts =
    frames & Frame.clause || (governed.by === 'that' && frames & (Frame.thatClause | Frame.clause));
  const isFinding = frames & Frame.finding && isSourceOfFindings(parsed, predicate.speaker);
  // "Lee laughed when he said “…”", "It burnt, Lee said as day broke": the clause tells when.
  const isOccasion = /^(?:when|while|after|as)$/.test(narration.words[range.first]!);
  const isAfterClause = governed.by === 'bare' && narration.words[predicate.before - 1] === ',';
  if (isOccasion && (isAfterClause || (!accepts && !isFinding))) return null;
  if (accepts || isFinding || (quoted && frames & (Frame.mixedClause | Frame.thatClause))) {
    const isLax = governed.by === 'that' || predicate.verb.base === 'say';
    if (isPromise(narration, range.first, predicate.verb))
      return quoted ? [withoutNarration(narration, range, false)] : null;
    if (
      isQuotation(narration, range) ||
      (isLax ? looksClausal(narration, range) : beginsClause(narration, range))
    )
      return [range];
    if (quoted) return [range];
  }
  return null;
}

/**
 * An object with its infinitive: `urged him not to leave`; of "told him to leave" the infinitive alone. Null when there
 * is none.
 */
export function infinitiveAfter(
  parsed: ParsedDocument,
  sentence: NarrationSentence,
  { after, cue, speaker, verb }: Predicate,
): UnitRange | null {
  const { narration } = parsed;
  const isPronoun = (narration.classes[after] ?? 0) & WordClass.objectPronoun;
  const object = isPronoun ? { first: after, end: after + 1 } : nounPhraseAt(narration, after, sentence.end);
  if (object === null) return null;
  let to = object.end;
  while (to < sentence.end && narration.classes[to]! & adverb) to++;
  if (
    narration.words[to] !== 'to' ||
    to + 1 >= sentence.end ||
    narration.classes[to + 1]! & (WordClass.determiner | name)
  )
    return null;
  const first = verb.base === 'tell' ? object.end : object.first;
  const isFronted = isInFront(narration, sentence.first, cue.first);
  const end = clauseEnd(parsed, first, sentence.end, { isFronted });
  const range = trimRange(narration, { first, end: relativeEnd(narration, speaker, first, end) });
  return range.end > range.first ? withoutNarration(narration, range, false) : null;
}

/**
 * The end of what a relative clause between commas reports, where the verb of the main clause follows: `Lee, who asked
 * them to leave, | sued the town`, `The mill, which Lee said was safe, | closed`.
 */
function relativeEnd(narration: Narration, speaker: NounPhrase | null, first: number, end: number): number {
  const { classes, words } = narration;
  if (speaker === null) return end;
  // "The mill, which Lee said was safe, …": what was said has no subject of its own.
  const who = words[speaker.first] === 'who' ? speaker.first : speaker.first - 1;
  if (!/^(?:who|which)$/.test(words[who] ?? '') || words[who - 1] !== ',') return end;
  for (let u = first + 1; u + 1 < end; u++) {
    if (words[u] !== ',') continue;
    const bits = classes[u + 1]!;
    const isVerb = bits & (auxiliary | finite) || /ed$/.test(words[u + 1]!);
    if (!isVerb || bits & (name | conjunction)) continue;
    // "The mill, owned by Acme, would close": before its verb, what was asked or said is not over.
    const range = { first, end: u };
    if (who < speaker.first || hasOwnVerb(narration, range) || wordIn(narration, 'to', range) >= 0) return u;
  }
  return end;
}

const FINDERS = WordClass.document | WordClass.body | WordClass.people;

function isSourceOfFindings({ narration }: ParsedDocument, speaker: NounPhrase | null): boolean {
  return (
    speaker !== null &&
    (narration.classes[speaker.end - 1]! & WordClass.document) !== 0 &&
    (narration.classes[speaker.end - 1]! & FINDERS) !== 0
  );
}

/**
 * The clause that the attribution ends or interrupts: `Taxes will fall, Lee said`, `But taxes, he said, will fall`.
 * Null when there is none.
 */
export function clauseBefore(
  parsed: ParsedDocument,
  sentence: NarrationSentence,
  predicate: Predicate,
  low: number,
): UnitRange[] | null {
  const { narration } = parsed;
  const { verb, before } = predicate;
  if (!(verb.frames & (Frame.clause | Frame.thatClause)) || before <= low) return null;
  const mark = narration.words[before - 1]!;
  if (!/^(?:[,—–―]|--)$/.test(mark) || /^(?:it|this)$/.test(narration.words[predicate.after] ?? ''))
    return null;
  if (hasOwnObject(narration, predicate)) return null;
  const afterCue = dateRestEnd(narration, adverbialsEnd(parsed, predicate.after, sentence.end), sentence.end);
  const isLast = afterCue >= sentence.end || /^[.;!?]$/.test(narration.words[afterCue]!);
  if (
    !isLast &&
    narration.words[afterCue] !== ',' &&
    !(narration.classes[afterCue]! & (WordClass.subordinator | contrast))
  )
    return null;
  // "While the mill burnt, Lee said, …" begins with a clause of its own.
  const isOpened = low === sentence.first && narration.classes[low]! & subordinator;
  const first = isOpened ? low : afterConnectives(narration, { first: low, end: before });
  const head = trimRange(narration, { first, end: before });
  if (head.end <= head.first || isQuestionPut(narration, head) || leavesClauseOpen(narration, head))
    return null;
  if (isLast || narration.words[afterCue] !== ',') return looksClausal(narration, head) ? [head] : null;
  const tail = trimRange(narration, {
    first: afterCue + 1,
    end: clauseEnd(parsed, afterCue + 1, sentence.end),
  });
  const isOther =
    narration.classes[tail.first]! & (relative | contrast | conjunction) ||
    isParticiple(narration, tail.first) ||
    (isStatement(narration, head) && tellsMore(narration, tail, predicate));
  if (tail.end <= tail.first || isOther) {
    // "As it rained, Lee testified in court, where …": the clause tells when.
    return looksClausal(narration, head) && !isOccasion(narration, head) ? [head] : null;
  }
  // "First, Lee said, wait": between commas, said only interrupts.
  if (verb.base === 'say' || looksClausal(narration, tail) || looksClausal(narration, head))
    return [head, tail];
  return null;
}

/**
 * Whether a verb after its subject has an object, and so reports no clause before it: `(…, Lee) added a goal`, `(…,
 * Lee) agreed to leave`; not `(…, Lee) announced two years later`.
 */
function hasOwnObject(narration: Narration, { verb, isInverted, after }: Predicate): boolean {
  const { classes, words, count } = narration;
  if (isPromise(narration, after, verb)) return true;
  if (isInverted || /^(?:say|write)$/.test(verb.base) || verb.frames & Frame.addressee || after >= count)
    return false;
  // "Added 65-yard runs"
  if (words[after + 1] === '-') return true;
  if (!(classes[after]! & (determiner | figure)) || classes[after]! & (name | time)) return false;
  const object = nounPhraseAt(narration, after, count);
  return object !== null && !isTimePhrase(narration, object);
}

/** Whether a phrase says when something was said: `the same evening`, `a fortnight (ago)`. */
function isTimePhrase({ classes, words }: Narration, { first, end }: NounPhrase): boolean {
  if (/^(?:ago|later|earlier|before|after)$/.test(words[end] ?? '')) return true;
  // The phrase ends before a word of time: `the same | evening`.
  const isOpen = end === first + 1 || /^(?:same|next|following|previous|very|last)$/.test(words[end - 1]!);
  if (isOpen && (classes[end] ?? 0) & time) return true;
  for (let u = first; u < end; u++) if (classes[u]! & time || DURATION.test(words[u]!)) return true;
  return false;
}

/** Whether a range is a subordinate clause alone: `as it rained`, not `as it rained, the game was over`. */
const isOccasion = (narration: Narration, range: UnitRange): boolean =>
  /^(?:as|when|while|after|before|because)$/.test(narration.words[range.first]!) &&
  wordIn(narration, ',', range) < 0;

const DURATION =
  /^(?:second|minute|moment|time|hour|day|week|weekend|fortnight|month|season|summer|year|decade|generation|morning|evening|night|later)s?$|^centur(?:y|ies)$/;

/** Whether a range is a clause of its own, with a subject and then its verb: `the mill in Kent is safe`. */
function isStatement(narration: Narration, { first, end }: UnitRange): boolean {
  const { classes, words } = narration;
  const opening = classes[first] ?? 0;
  if (opening & (subordinator | preposition) && !(opening & name)) return false;
  if (/(?:ing|ed)$/.test(words[first]!)) return false;
  for (let u = nounPhraseAt(narration, first, end)?.end ?? end; u < end; u++) {
    const bits = classes[u]!;
    if (bits & name) continue;
    if (bits & (auxiliary | finite | WordClass.verb) || words[u]!.endsWith('ed')) return true;
    if (words[u] === ',' || bits & (subordinator | relative | quotation)) return false;
  }
  return false;
}

/**
 * Whether the clause after a verb tells when, where or why the one before it was said: `It is over, Lee said in court
 * when | she testified`.
 *
 * @param unit first one of the clause
 * @param low first unit that no earlier attribution has taken
 */
export function tellsHow(
  narration: Narration,
  { before, isShared }: Predicate,
  { unit, by }: Complement,
  low: number,
): boolean {
  const { classes, words } = narration;
  if (isShared || by !== 'bare' || before <= low || words[before - 1] !== ',') return false;
  const isAdverbial = [unit - 1, unit].some(
    (u) => classes[u]! & (relative | subordinator) && !(classes[u]! & name),
  );
  const first = /^(?:and|but)$/.test(words[low]!) ? low + 1 : low;
  return (
    isAdverbial &&
    !(classes[before]! & relative) &&
    isStatement(narration, trimRange(narration, { first, end: before }))
  );
}

/**
 * Whether what follows the attribution of a clause tells when it was said or what the narrator thinks of it: `(It is
 * over, Lee said,) as the crowd left`, `a blow to the town`; not what happened then (`before being moved`).
 */
function tellsMore({ words }: Narration, { first }: UnitRange, { isInverted }: Predicate): boolean {
  if (/^an?$/.test(words[first]!)) return !isInverted;
  return /^(?:as|when|after|before|with)$/.test(words[first]!) && words[first + 1] !== 'being';
}

/** The unit after what ends the date before a comma, if anything does: `(on Tuesday)| , May 3`. */
function dateRestEnd({ classes, words }: Narration, comma: number, end: number): number {
  if (words[comma] !== ',' || !(classes[comma - 1]! & time)) return comma;
  let u = comma + 1;
  while (u < end && (classes[u]! & (time | figure) || (u > comma + 1 && words[u] === '.'))) u++;
  return u > comma + 1 && (u >= end || classes[u]! & punctuation) ? u : comma;
}

/** Whether a clause is what somebody else asked: `Asked whether she would resign, Lee said no`. */
function isQuestionPut({ words }: Narration, { first }: UnitRange): boolean {
  return ASKED.test(words[words[first] === 'when' ? first + 1 : first]!);
}

/** Whether the words right before an attribution begin its own clause: `…, when, in fact, Lee replied quickly`. */
function leavesClauseOpen({ words, classes }: Narration, { first, end }: UnitRange): boolean {
  let comma = end - 1;
  while (comma > first && comma > end - 1 - MAX_PARENTHETICAL && words[comma] !== ',') comma--;
  const last = words[comma] === ',' ? comma - 1 : end - 1;
  return last > first && words[last - 1] === ',' && (classes[last]! & (subordinator | name)) === subordinator;
}

/** Longest adverbial between commas, in units: `in fact`. */
const MAX_PARENTHETICAL = 4;

const ASKED = /^(?:asked|pressed|questioned|quizzed)$/;

/** Most units of adverbials after a cue. */
const MAX_ADVERBIALS = 60;

/** The unit after the adverbs, times and prepositional phrases that belong to an attribution. */
export function adverbialsEnd({ narration }: ParsedDocument, from: number, end: number): number {
  let u = from;
  while (u < end && u < from + MAX_ADVERBIALS) {
    const bits = narration.classes[u]!;
    if (bits & (punctuation | quotation) && !/^[-.$’']$/.test(narration.words[u]!)) return u;
    if (narration.words[u] === '.' && u + 1 >= end) return u;
    if (
      u === from &&
      !(
        bits &
        (adverb |
          time |
          preposition |
          name |
          WordClass.objectPronoun |
          WordClass.determiner |
          WordClass.subordinator |
          relative |
          WordClass.people)
      )
    )
      return u;
    u++;
  }
  return u;
}
