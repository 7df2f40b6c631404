import { Frame, type ReportingVerb } from '../lexicon/reporting-words.js';
import { WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';
import { phraseAt } from '../narration/noun-phrases.js';
import { isTitle, type MarkedDocument } from '../narration/unit-ranges.js';

const {
  adverb,
  auxiliary,
  capitalised,
  conjunction,
  determiner,
  figure,
  finite,
  name,
  objectPronoun,
  preposition,
  punctuation,
  quotation,
  subjectPronoun,
  time,
} = WordClass;

/** Where what a cue governs begins. */
export interface Governed {
  readonly unit: number;
  /** `that`: a clause behind "that"; `bare`: one without; `colon`: words behind a colon; `quotation`: a stretch. */
  readonly by: 'quotation' | 'that' | 'bare' | 'colon';
}

/** Most units between a cue and what it governs. */
const MAX_GAP = 40;

/**
 * What follows a reporting verb: skips the addressee (told reporters), adverbs, times and prepositional phrases
 * (in a statement on Friday) up to a quotation, a colon, "that" or the beginning of a bare clause.
 */
export function governedAfter(
  marked: MarkedDocument,
  from: number,
  end: number,
  reporting: ReportingVerb,
): Governed | null {
  const { narration } = marked;
  const { classes, words } = narration;
  const limit = Math.min(end, from + MAX_GAP);
  let u = from;
  if (reporting.frames & Frame.addressee) u = skipAddressee(narration, u, limit, reporting);
  while (u < limit) {
    const bits = classes[u]!;
    const word = words[u]!;
    if (bits & quotation) return { unit: u, by: 'quotation' };
    if (word === ':') return behindColon(narration, u + 1, limit);
    if (/^(?:[,—–―]|--)$/.test(word)) {
      if (u + 1 >= limit) return null;
      if (classes[u + 1]! & quotation) return { unit: u + 1, by: 'quotation' };
      if (/^(?:and|but)$/.test(words[u + 1]!) && u + 2 < limit && classes[u + 2]! & quotation) {
        return { unit: u + 2, by: 'quotation' };
      }
      const close = closeOfInsertion(narration, u, limit);
      if (close < 0) return null;
      const next = governedAtComma(narration, close, limit);
      return next;
    }
    if (word === 'that' && u + 1 < limit) return { unit: u + 1, by: 'that' };
    if (bits & punctuation && !/^[$#£€(‘'’]$/.test(word)) return null;
    if (bits & name) return bareFrom(narration, u, from);
    if (bits & time && !(bits & determiner) && !(bits & auxiliary)) {
      u++;
      continue;
    }
    if (bits & time && u + 1 < limit && classes[u + 1]! & time) {
      u += 2;
      continue;
    }
    if (bits & figure && u > from && classes[u - 1]! & time) {
      u++;
      continue;
    }
    if (bits & adverb && !(bits & (subjectPronoun | determiner))) {
      u++;
      continue;
    }
    if (bits & preposition && !(bits & capitalised)) {
      // said about 300 people …
      if (/^(?:about|over|under|around)$/.test(word) && classes[u + 1]! & figure)
        return bareFrom(narration, u, from);
      const behind = behindPrepositional(narration, u, limit);
      if (behind < 0)
        return /^(?:about|as|for|to|of|like|than|against|with)$/.test(word) ? null : { unit: u, by: 'bare' };
      // said on “Morning Talk” that …: a title inside the phrase.
      const stretch = behind < limit ? narration.stretchOf[behind]! : -1;
      u = stretch >= 0 && words[behind - 1] !== ',' && isTitle(marked, stretch) ? behind + 1 : behind;
      continue;
    }
    return bareFrom(narration, u, from);
  }
  return null;
}

/** A bare clause takes along the adverbs of degree before it: "only about ten percent …". */
function bareFrom({ words }: Narration, u: number, from: number): Governed {
  let unit = u;
  while (unit > from && /^(?:only|just|nearly|almost|even|not|both|simply|roughly)$/.test(words[unit - 1]!))
    unit--;
  return { unit, by: 'bare' };
}

const behindColon = (narration: Narration, u: number, limit: number): Governed | null => {
  if (u >= limit) return null;
  return { unit: u, by: narration.classes[u]! & quotation ? 'quotation' : 'colon' };
};

/** `said, referring to the vote, that …`: the second comma; -1 when nothing governed follows one. */
function closeOfInsertion(narration: Narration, open: number, limit: number): number {
  const mark = narration.words[open]!;
  for (let u = open + 1; u < limit; u++) {
    if (narration.words[u] !== mark) continue;
    return u;
  }
  return -1;
}

/** Behind an insertion only "that" or a quotation is sure to be governed by the verb before it. */
function governedAtComma(narration: Narration, comma: number, limit: number): Governed | null {
  const next = comma + 1;
  if (next >= limit) return null;
  if (narration.classes[next]! & quotation) return { unit: next, by: 'quotation' };
  if (narration.words[next] === 'that') return { unit: next + 1, by: 'that' };
  return null;
}

function skipAddressee(narration: Narration, from: number, limit: number, reporting: ReportingVerb): number {
  if (from >= limit) return from;
  if (narration.classes[from]! & objectPronoun && !(narration.classes[from]! & name)) {
    const isOnlyObject = !(narration.classes[from]! & subjectPronoun);
    if (isOnlyObject || reporting.base === 'tell') return from + 1;
  }
  const that = reporting.base === 'tell' ? thatBehindAddressee(narration, from, limit) : -1;
  if (that > 0) return that;
  const phrase = phraseAt(narration, from, limit);
  if (phrase === null || narration.classes[phrase.first]! & subjectPronoun) return from;
  let behind = phrase.end;
  // "told Lee and the others that"
  while (behind + 1 < limit && /^(?:and|&)$/.test(narration.words[behind]!)) {
    const next = phraseAt(narration, behind + 1, limit);
    if (next === null || narration.classes[next.first]! & subjectPronoun) break;
    behind = next.end;
  }
  if (reporting.base === 'tell') return behind;
  const bits = narration.classes[behind] ?? 0;
  const isFollowed =
    behind < limit &&
    (bits & quotation || /^(?:that|,|:|in|on|at|during|after)$/.test(narration.words[behind]!));
  return isFollowed ? behind : from;
}

/** Longest addressee before "that", in units. */
const MAX_ADDRESSEE = 8;

/** `told a crowded hearing that`: "that" with nothing but a noun phrase before it. */
function thatBehindAddressee({ classes, words }: Narration, from: number, limit: number): number {
  for (let u = from; u < limit && u < from + MAX_ADDRESSEE; u++) {
    if (words[u] === 'that') return u;
    const bits = classes[u]!;
    if (
      !(bits & name) &&
      bits & (punctuation | quotation | auxiliary | finite | preposition | subjectPronoun) &&
      !(bits & objectPronoun)
    )
      return -1;
  }
  return -1;
}

/**
 * The unit behind the prepositional phrase at `u`, where a clause, a comma or another phrase begins; -1 when a verb
 * follows so soon that the phrase is part of a clause.
 */
function behindPrepositional(narration: Narration, u: number, limit: number): number {
  const { classes, words } = narration;
  let v = u + 1;
  let lastStart = -1;
  while (v < limit) {
    const bits = classes[v]!;
    if (bits & quotation || words[v] === ':' || words[v] === ',' || words[v] === 'that') return v;
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
    if (bits & determiner && v > u + 1 && !(classes[v - 1]! & (preposition | determiner | conjunction)))
      lastStart = v;
    if (bits & WordClass.title && v > u + 1 && startsTitledName(narration, v)) return v;
    if (bits & time && v > u + 1 && !(bits & determiner)) return v;
    if (bits & preposition && v > u + 1) return v;
    if (bits & (auxiliary | finite) && !(bits & (time | WordClass.document)) && v > u + 1)
      return lastStart > 0 ? lastStart : -1;
    v++;
  }
  return v;
}

/** `said in a statement | Mr. Lee …`: a title before a name, behind a noun that it does not belong to. */
function startsTitledName({ classes, words }: Narration, u: number): boolean {
  if (classes[u - 1]! & (determiner | preposition | conjunction | WordClass.title | capitalised))
    return false;
  const next = words[u + 1] === '.' ? u + 2 : u + 1;
  return ((classes[next] ?? 0) & name) !== 0;
}
