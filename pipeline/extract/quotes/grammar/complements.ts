import { Frame, type ReportingVerb } from '../lexicon/reporting-words.js';
import { SPEAKER_NOUN, WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';
import { nounPhraseAt } from '../narration/noun-phrases.js';
import type { ParsedDocument } from '../narration/parsed-document.js';
import { isTitle } from '../narration/unit-ranges.js';
import { isInfinitive } from './content-forms.js';

const {
  adverb,
  auxiliary,
  capitalised,
  conjunction,
  determiner,
  endsInComma,
  figure,
  finite,
  name,
  objectPronoun,
  possessive,
  preposition,
  punctuation,
  quotation,
  subjectPronoun,
  time,
} = WordClass;

/** What a cue governs. */
export interface Complement {
  readonly unit: number;
  /**
   * How it is introduced. `that`: a clause after "that"; `bare`: one without; `colon`: words after a colon;
   * `quotation`: quoted words.
   */
  readonly by: 'quotation' | 'that' | 'bare' | 'colon';
}

/** Most units between a cue and what it governs. */
const MAX_GAP = 40;

/**
 * Finds what a reporting verb governs: a quotation, words after a colon, or a clause with or without "that". Skips the
 * addressee (told reporters), adverbs, times and prepositional phrases (in a statement on Friday). Null for nothing.
 *
 * @param from unit after the cue
 * @param end unit after the sentence
 */
export function complementAfter(
  parsed: ParsedDocument,
  from: number,
  end: number,
  reporting: ReportingVerb,
): Complement | null {
  const { narration } = parsed;
  const { classes, words } = narration;
  const limit = Math.min(end, from + MAX_GAP);
  let u = from;
  if (reporting.frames & Frame.addressee) u = skipAddressee(narration, u, limit, reporting);
  while (u < limit) {
    const bits = classes[u]!;
    const word = words[u]!;
    if (bits & quotation) return { unit: u, by: 'quotation' };
    if (word === ':') return complementAfterColon(narration, u + 1, limit);
    if (/^(?:[,—–―]|--)$/.test(word)) {
      if (u + 1 >= limit) return null;
      if (classes[u + 1]! & quotation) return { unit: u + 1, by: 'quotation' };
      if (/^(?:and|but)$/.test(words[u + 1]!) && u + 2 < limit && classes[u + 2]! & quotation) {
        return { unit: u + 2, by: 'quotation' };
      }
      const close = parentheticalEnd(narration, u, limit);
      if (close < 0) return null;
      const next = complementAfterComma(narration, close, limit);
      return next;
    }
    if (word === 'that' && u + 1 < limit)
      return reporting.isNounToo && isRelative(narration, u) ? null : clauseWithThat(narration, u, from);
    if (bits & punctuation && !/^[$#£€(‘'’]$/.test(word)) return null;
    if (bits & name) return bareFrom(narration, u, from);
    const afterTime = timeEnd(narration, u, limit);
    if (afterTime > u) {
      // "Said Monday's vote was close": the time belongs to the subject.
      if (afterTime < limit && classes[afterTime]! & possessive) return bareFrom(narration, u, from);
      u = afterTime;
      continue;
    }
    if (bits & adverb && !(bits & (subjectPronoun | determiner))) {
      u++;
      continue;
    }
    // "said while visiting Dover": when it was said.
    if (/^(?:while|when|before|after)$/.test(word) && words[u + 1]?.endsWith('ing') && u === from)
      return null;
    // "Agreed to return the “lost” mill": what was agreed.
    if (isPromise(narration, u, reporting)) return { unit: u, by: 'bare' };
    if (bits & preposition && !(bits & capitalised)) {
      // said about 300 people …
      if (/^(?:about|over|under|around)$/.test(word) && classes[u + 1]! & figure)
        return bareFrom(narration, u, from);
      const phraseEnd = prepositionalPhraseEnd(narration, u, limit);
      if (phraseEnd < 0)
        return /^(?:about|as|for|to|of|like|than|against|with)$/.test(word) ? null : { unit: u, by: 'bare' };
      // said on “Morning Talk” that …: a title inside the phrase.
      const quotationIndex = phraseEnd < limit ? narration.quotationOf[phraseEnd]! : -1;
      const hasTitle = quotationIndex >= 0 && words[phraseEnd - 1] !== ',' && isTitle(parsed, quotationIndex);
      // "Speaking on “Morning Talk,” Lee said …": the comma ends the clause.
      if (hasTitle && classes[phraseEnd]! & endsInComma) return null;
      u = hasTitle ? phraseEnd + 1 : phraseEnd;
      continue;
    }
    return bareFrom(narration, u, from);
  }
  return null;
}

/** Verbs of promising and the like, which take an infinitive. */
const PROMISES = /^(?:agree|ask|offer|pledge|promise|vow)$/;

/** Whether the infinitive of a verb of promising begins at unit `u`: `(vowed) to fight`, not `(vowed) to voters`. */
export const isPromise = (narration: Narration, u: number, { base }: ReportingVerb): boolean =>
  PROMISES.test(base) &&
  isInfinitive(narration, u) &&
  !(narration.classes[u + 1]! & NO_BASE) &&
  !narration.words[u + 1]!.endsWith('s');

/** What no infinitive is, beyond what {@link isInfinitive} rules out. */
const NO_BASE = capitalised | possessive | objectPronoun | SPEAKER_NOUN;

/** The unit after the time that begins at unit `u`: `Tuesday`, `Nov. 18`, `last month`; `u` itself for none. */
function timeEnd(narration: Narration, u: number, limit: number): number {
  const { classes, words } = narration;
  const bits = classes[u]!;
  const isModified = u + 1 < limit && (classes[u + 1]! & time) !== 0;
  if (!(bits & time)) return u;
  if (isModified && /^(?:this|last|next|late|early|earlier)$/.test(words[u]!)) return u + 2;
  if (!(bits & determiner) && (!(bits & auxiliary) || classes[u + 1]! & figure))
    return dateEnd(narration, u, limit);
  return isModified ? u + 2 : u;
}

/** The unit after the date that begins with the word of time at unit `u`: `Tuesday`, `Nov. 18`, `May 3, 2019`. */
function dateEnd({ classes, words }: Narration, u: number, limit: number): number {
  let end = u + 1;
  if (words[end] === '.' && end + 1 < limit && classes[end + 1]! & figure) end++;
  if (end >= limit || !(classes[end]! & figure)) return u + 1;
  end++;
  const hasYear = words[end] === ',' && end + 1 < limit && /^\d{4}$/.test(words[end + 1]!);
  if (!hasYear) return end;
  return words[end + 2] === ',' ? end + 3 : end + 2;
}

/**
 * The clause after "that"; after "about" it belongs to a noun (spoke about a plan that …), and so it does before a verb
 * (a plan that failed), unless it is the subject itself (said that could happen).
 */
function clauseWithThat({ classes, words }: Narration, that: number, from: number): Complement | null {
  for (let u = from; u < that; u++) if (words[u] === 'about') return null;
  const next = classes[that + 1]!;
  if (!(next & auxiliary) || next & (name | subjectPronoun)) return { unit: that + 1, by: 'that' };
  return that === from ? { unit: that, by: 'bare' } : null;
}

/**
 * Whether "that" is the subject of a verb in the past, so that a noun stands before it: `the blast that killed two`.
 */
function isRelative({ classes, words }: Narration, that: number): boolean {
  const bits = classes[that + 1]!;
  const next = classes[that + 2] ?? punctuation;
  const isPast = (bits & finite) !== 0 || /ed$/.test(words[that + 1]!);
  return (
    isPast &&
    !(bits & (name | determiner)) &&
    (next & (determiner | figure | name | adverb | preposition)) !== 0
  );
}

/** A bare clause includes the adverbs of degree before it: "only about ten percent …". */
function bareFrom({ words }: Narration, u: number, from: number): Complement {
  let unit = u;
  while (
    unit > from &&
    /^(?:only|just|nearly|almost|even|not|both|simply|roughly|too)$/.test(words[unit - 1]!)
  )
    unit--;
  return { unit, by: 'bare' };
}

const complementAfterColon = (narration: Narration, u: number, limit: number): Complement | null => {
  if (u >= limit) return null;
  return { unit: u, by: narration.classes[u]! & quotation ? 'quotation' : 'colon' };
};

/** The mark that closes a parenthetical (`said, referring to the vote, that …`); -1 when there is none. */
function parentheticalEnd(narration: Narration, open: number, limit: number): number {
  const mark = narration.words[open]!;
  for (let u = open + 1; u < limit; u++) {
    if (narration.words[u] !== mark) continue;
    return u;
  }
  return -1;
}

/** After a parenthetical only "that" or a quotation surely belongs to the verb before it. */
function complementAfterComma(narration: Narration, comma: number, limit: number): Complement | null {
  const next = comma + 1;
  if (next >= limit) return null;
  if (narration.classes[next]! & quotation) return { unit: next, by: 'quotation' };
  if (narration.words[next] === 'that') return { unit: next + 1, by: 'that' };
  return null;
}

/** The unit after the addressee at `from` (told reporters); `from` itself when none stands there. */
function skipAddressee(narration: Narration, from: number, limit: number, reporting: ReportingVerb): number {
  if (from >= limit) return from;
  if (narration.classes[from]! & objectPronoun && !(narration.classes[from]! & name)) {
    const phrase = TELLS.test(reporting.base) ? nounPhraseAt(narration, from, limit) : null;
    const owned = phrase === null ? from : ownedEnd(narration, from, phrase.end);
    if (owned > from) return owned;
    const isOnlyObject = !(narration.classes[from]! & subjectPronoun);
    if (isOnlyObject || reporting.base === 'tell') return from + 1;
  }
  const that = reporting.base === 'tell' ? thatAfterAddressee(narration, from, limit) : -1;
  if (that > 0) return that;
  const phrase = nounPhraseAt(narration, from, limit);
  if (phrase === null || narration.classes[phrase.first]! & subjectPronoun) return from;
  let phraseEnd = phrase.end;
  // "Told Acme's “Morning Talk” that": the title of a show.
  if (
    phraseEnd + 1 < limit &&
    narration.classes[phraseEnd]! & possessive &&
    narration.classes[phraseEnd + 1]! & quotation
  )
    phraseEnd += 2;
  // "told Lee and the others that"
  while (phraseEnd + 1 < limit && /^(?:and|&)$/.test(narration.words[phraseEnd]!)) {
    const next = nounPhraseAt(narration, phraseEnd + 1, limit);
    if (next === null || narration.classes[next.first]! & subjectPronoun) break;
    phraseEnd = next.end;
  }
  if (reporting.base === 'tell') return phraseEnd;
  const bits = narration.classes[phraseEnd] ?? 0;
  const isFollowed =
    phraseEnd < limit &&
    (bits & quotation || /^(?:that|,|:|in|on|at|during|after)$/.test(narration.words[phraseEnd]!));
  return isFollowed ? phraseEnd : from;
}

/** Verbs with an addressee and what the addressee is told. */
export const TELLS = /^(?:tell|remind|assure|warn|inform)$/;

/**
 * The unit after an addressee that begins with the possessive "her", where no clause can begin right after it: `told
 * her fans | that`, `told her mother | on Monday`; `from` itself for any other (`told her taxes will fall`).
 */
function ownedEnd({ words, classes }: Narration, from: number, end: number): number {
  if (words[from] !== 'her' || end < from + 2) return from;
  const isQuoted = words[end] === ',' && ((classes[end + 1] ?? 0) & quotation) !== 0;
  const isOver =
    (classes[end] ?? 0) & (quotation | preposition | time) || /^(?:that|:)$/.test(words[end] ?? '');
  return isOver || isQuoted ? end : from;
}

/** Longest addressee before "that", without and with a relative clause, in units. */
const MAX_ADDRESSEE = 12;
const MAX_DESCRIBED = 20;

/**
 * The unit of "that" after an addressee (`told a hearing on the budget that`, `told a few hundred people who filled
 * the hall that`); -1 when more than a noun phrase, perhaps with a relative clause, stands before it.
 */
function thatAfterAddressee({ classes, words }: Narration, from: number, limit: number): number {
  let isDescribed = false;
  for (let u = from; u < limit && u < from + (isDescribed ? MAX_DESCRIBED : MAX_ADDRESSEE); u++) {
    if (words[u] === 'that') return u;
    const bits = classes[u]!;
    if (words[u] === 'who') isDescribed = true;
    if (isDescribed && !(bits & (punctuation | quotation))) continue;
    // "Acme's “Morning Talk”"
    if (bits & quotation && u > from && classes[u - 1]! & possessive) continue;
    if (
      !(bits & name) &&
      bits & (punctuation | quotation | auxiliary | finite | subjectPronoun) &&
      !(bits & objectPronoun)
    )
      return -1;
  }
  return -1;
}

/**
 * The unit after the prepositional phrase at `u`, where a clause, a comma or another phrase begins; -1 when a verb
 * follows so soon that the phrase is part of a clause.
 */
function prepositionalPhraseEnd(narration: Narration, u: number, limit: number): number {
  const { classes, words } = narration;
  let v = u + 1;
  let lastStart = -1;
  while (v < limit) {
    const bits = classes[v]!;
    if (bits & quotation || /^(?:[:,]|that)$/.test(words[v]!)) return v;
    if (v > u + 1 && /^(?:how|why|whether)$/.test(words[v]!)) return v;
    if (bits & punctuation && !/^[-&$%.’']$/.test(words[v]!)) return v;
    if (bits & name) {
      if (
        v > u + 1 &&
        narration.mentionOf[v - 1] !== narration.mentionOf[v] &&
        !(classes[v - 1]! & (determiner | capitalised | WordClass.title | preposition | conjunction)) &&
        words[v - 1] !== '-' &&
        words[v - 1] !== '.'
      )
        lastStart = v;
      v++;
      continue;
    }
    if (bits & subjectPronoun && !(bits & objectPronoun)) return v;
    if (bits & subjectPronoun && v > u + 1) return v;
    // "Said on Monday the plan …": a date has no more words.
    if (bits & determiner && !(bits & time) && v > u + 1 && classes[v - 1]! & time) return v;
    if (bits & determiner && v > u + 1 && !(classes[v - 1]! & (preposition | determiner | conjunction)))
      lastStart = v;
    if (bits & WordClass.title && v > u + 1 && startsTitledName(narration, v)) return v;
    if (bits & time && v > u + 1 && !(bits & determiner) && !isWithinPhrase(narration, u, v)) return v;
    if (bits & preposition && v > u + 1) return v;
    if (bits & (auxiliary | finite) && !(bits & (time | WordClass.document)) && v > u + 1)
      return lastStart > 0 ? lastStart : -1;
    v++;
  }
  return v;
}

/** Whether the noun of a prepositional phrase comes after a word of time: `during a | Friday night rally`. */
const isWithinPhrase = ({ classes }: Narration, u: number, v: number): boolean => {
  let before = v - 1;
  while (before > u && (classes[before]! & (time | determiner)) === time) before--;
  return before > u && (classes[before]! & (determiner | possessive)) !== 0;
};

/** Whether a title begins another noun phrase: `said in a statement | Mr. Lee …`. */
function startsTitledName({ classes, words }: Narration, u: number): boolean {
  if (classes[u - 1]! & (determiner | preposition | conjunction | WordClass.title | capitalised))
    return false;
  const next = words[u + 1] === '.' ? u + 2 : u + 1;
  return ((classes[next] ?? 0) & name) !== 0;
}
