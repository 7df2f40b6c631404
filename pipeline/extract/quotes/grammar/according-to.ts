import { SPEAKER_NOUN, WordClass } from '../lexicon/word-classes.js';
import type { Narration, NarrationSentence } from '../narration/narration.js';
import { jointPhraseAt, type NounPhrase } from '../narration/noun-phrases.js';
import type { ParsedDocument } from '../narration/parsed-document.js';
import { headUnit } from '../narration/phrase-parts.js';
import { containsQuotation, trimRange, type UnitRange } from '../narration/unit-ranges.js';
import { beginsClause, clauseEnd, looksClausal } from './clauses.js';
import { afterConnectives } from './connectives.js';
import { contentForm } from './content-forms.js';
import { firstOfClause } from './direct-speech.js';
import { hasOwnVerb } from './own-verbs.js';
import type { RuleReading } from './rule-attribution.js';

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
  personName,
  possessive,
  preposition,
  punctuation,
  quotation,
  relative,
  subjectPronoun,
  subordinator,
  title,
} = WordClass;

/**
 * Reads `According to the poll, …` and `…, according to the poll`, and the like (`as noted by the mayor`, `per the
 * report`, `in Lee’s view`); null when it has no source or no content.
 *
 * @param u unit of "according" or the like
 * @param low first unit that no earlier attribution has taken
 */
export function readAccordingTo(
  parsed: ParsedDocument,
  index: number,
  u: number,
  low: number,
): RuleReading | null {
  const { narration } = parsed;
  const sentence = narration.sentences[index]!;
  const isAccording = narration.words[u] === 'according';
  const named = isAccording ? sourceAfter(parsed, u, sentence) : namedSource(narration, u, sentence);
  if (named === null) return null;
  const { speaker, cue, end } = named;
  const apposition = appositionAfter(narration, { first: speaker.first, end }, sentence.end);
  const isWording = WORDING.test(narration.words[cue.first]!);
  const worded = isWording ? quotationBeside(narration, u, { first: low, end: sentence.end }, end) : null;
  const content =
    worded === null ? accordingToContent(parsed, sentence, u, apposition?.end ?? end, low) : [worded];
  if (content === null) return null;
  // What else stands before or after "per", "as" or "in" may be no clause.
  if (!isAccording && !content.every((range) => canBeSaid(narration, range))) return null;
  const source = apposition?.isName ? { first: apposition.first, end: apposition.end } : speaker;
  return { sentence: index, content, speaker: source, cue, verb: null, isShared: false };
}

/** Cues of the very words of a source: `as Lee put it`, `in Lee’s words`. */
const WORDING = /^(?:puts?|words)$/;

/**
 * The quotation right before a source and its comma, or else the first after it: `a “mess,” | as Lee put it`, `in Lee’s
 * words |, a “mess”`.
 *
 * @param u first unit of the source and its cue
 * @param after the unit after them
 */
function quotationBeside(
  { words, quotationOf }: Narration,
  u: number,
  { first, end }: UnitRange,
  after: number,
): UnitRange | null {
  const before = u - 1 - (words[u - 1] === ',' ? 1 : 0);
  if (before >= first && quotationOf[before]! >= 0) return { first: before, end: before + 1 };
  if (u <= first + 1) return null;
  for (let v = after; v < Math.min(end, after + MAX_BETWEEN); v++)
    if (quotationOf[v]! >= 0) return { first: v, end: v + 1 };
  return null;
}

/** Most units between a source and the quotation after it. */
const MAX_BETWEEN = 8;

const canBeSaid = (narration: Narration, range: UnitRange): boolean =>
  looksClausal(narration, range) || containsQuotation(narration, range);

/** A source with the words that name it as one. */
interface NamedSource {
  readonly cue: UnitRange;
  readonly speaker: NounPhrase;
  /** The unit after both. */
  readonly end: number;
}

/** The source after "according to". */
function sourceAfter(parsed: ParsedDocument, u: number, { end }: NarrationSentence): NamedSource | null {
  const { narration } = parsed;
  if (narration.words[u + 1] !== 'to') return null;
  const speaker = jointPhraseAt(narration, u + 2, end) ?? objectPhrase(parsed, u + 2, end);
  return speaker === null ? null : { cue: { first: u, end: u + 2 }, speaker, end: speaker.end };
}

/** Verbs whose passives name a source after "as": `as noted by the mayor`. */
const NOTES = /^(?:note|report|state|say|observe|explain|confirm|claim|acknowledge)$/;
const VIEW = /^(?:view|opinion|words)$/;

/**
 * The source in `as noted by the mayor`, `as Lee put it`, `per the report`, `in Lee’s view`, `in the view of Lee`, `in
 * Lee’s words`.
 */
function namedSource(narration: Narration, u: number, { first, end }: NarrationSentence): NamedSource | null {
  const { classes, words, lexemes } = narration;
  if (classes[u]! & name || (u > first && !(classes[u - 1]! & (punctuation | conjunction | quotation))))
    return null;
  let from = u + 1;
  const isCited = words[u] === 'per' && (u === first || (classes[u - 1]! & punctuation) !== 0);
  if (words[u] === 'as') {
    const put = putBy(narration, from, end);
    if (put !== null) return put;
    while (from < end && classes[from]! & adverb) from++;
    const verb = from < end ? lexemes[from]!.verb : null;
    if (verb === null || !NOTES.test(verb.base) || words[from + 1] !== 'by') return null;
    from += 2;
  } else if (words[u] === 'in') {
    if (words[from] !== 'the' || !VIEW.test(words[from + 1] ?? '') || words[from + 2] !== 'of')
      return ownerOfView(narration, u, end);
    from += 3;
  }
  const speaker = from < end ? jointPhraseAt(narration, from, end) : null;
  if (speaker === null) return null;
  const isSource = isCited || classes[headUnit(narration, speaker)]! & (name | SPEAKER_NOUN);
  // "At 20 miles per person": a rate. "Per the usual": as always.
  const isRate =
    words[u] === 'per' && (!(classes[from]! & (determiner | name)) || words[speaker.end - 1] === 'usual');
  return isSource && !isRate ? { cue: { first: u, end: from }, speaker, end: speaker.end } : null;
}

/** The source in `as Lee put it`, `as she once put it`. */
function putBy(narration: Narration, from: number, end: number): NamedSource | null {
  const { classes, words } = narration;
  const speaker = from < end ? jointPhraseAt(narration, from, end) : null;
  if (speaker === null) return null;
  let put = speaker.end;
  while (put < end && classes[put]! & adverb) put++;
  if (!/^puts?$/.test(words[put] ?? '') || words[put + 1] !== 'it') return null;
  return { cue: { first: put, end: put + 2 }, speaker, end: put + 2 };
}

/** Most units between "in" and "view". */
const MAX_OWNER = 8;

/** The source in `in Lee’s view`; not the narrator (`in my view`). */
function ownerOfView(narration: Narration, u: number, end: number): NamedSource | null {
  const { classes, words } = narration;
  for (let v = u + 2; v < end && v < u + MAX_OWNER && !(classes[v - 1]! & (punctuation & ~possessive)); v++) {
    if (!VIEW.test(words[v]!)) continue;
    const isPronoun = v === u + 2 && /^(?:his|her|their|its)$/.test(words[v - 1]!);
    if (!isPronoun && !(classes[v - 1]! & possessive)) return null;
    const speaker = { first: u + 1, end: isPronoun ? v : v - 1 };
    return { cue: { first: v, end: v + 1 }, speaker, end: v + 1 };
  }
  return null;
}

/**
 * What stands between commas after a source and only adds to it: `his uncle, Bo Roe, …`, `the study, published in May,
 * …`, `Ann Lee, a farmer, …`. Null when the content begins there.
 */
function appositionAfter(
  narration: Narration,
  { first: start, end }: NounPhrase,
  limit: number,
): (NounPhrase & { readonly isName: boolean }) | null {
  const { classes, words } = narration;
  const first = end + 1;
  if (words[end] !== ',' || first >= limit) return null;
  let close = first;
  while (close < limit && close < first + MAX_APPOSITION && words[close] !== ',') {
    if (classes[close]! & quotation || /^[:;]$/.test(words[close]!)) return null;
    close++;
  }
  if (words[close] !== ',' || close + 1 >= limit) return null;
  const isNamed = (classes[headUnit(narration, { first: start, end })]! & name) !== 0;
  const bits = classes[first]!;
  const isName =
    !isNamed && narration.mentionOf[first] === narration.mentionOf[close - 1] && (bits & personName) !== 0;
  const isParticiple =
    (/ed$/.test(words[first]!) && (classes[first + 1]! & preposition) !== 0) ||
    /^(?:citing|quoting)$/.test(words[first]!);
  const isNoun = isNamed && (bits & (determiner | title | SPEAKER_NOUN | figure)) !== 0 && !(bits & name);
  if (!isName && !isParticiple && !isNoun && !/^(?:who|which|whose)$/.test(words[first]!)) return null;
  const follows = { first: close + 1, end: Math.min(limit, close + 1 + MAX_APPOSITION) };
  if (!(classes[follows.first]! & quotation) && !beginsClause(narration, follows)) return null;
  // "According to Lee, the mill, the market and the hall burnt": a list.
  if (isNoun && looksClausal(narration, { first, end: close })) return null;
  if (isNoun && classes[follows.first]! & conjunction) return null;
  return { first, end: close, isName };
}

/**
 * What a source reports that stands inside or before its clause: `The mill, according to Lee, is closed`, `It rained,
 * but, according to Lee, the mill stayed open`, `In short, according to Lee, the mill is closed`.
 *
 * @param head what stands before the source
 * @param tail the clause or the like after it
 */
function aroundSource(narration: Narration, head: UnitRange, tail: UnitRange): UnitRange[] {
  const { classes, words } = narration;
  const last = head.end - 1;
  if (tail.end <= tail.first) return [head];
  const isOpen = (classes[last]! & (relative | conjunction | subordinator)) !== 0 && !(classes[last]! & name);
  if (isOpen && classes[last]! & relative) return [head, tail];
  if (isOpen && hasOwnVerb(narration, tail)) return [tail];
  if (hasVerb(narration, head)) return [head];
  if (beginsPredicate(narration, tail)) return [head, tail];
  const isFronted = (classes[head.first]! & preposition) !== 0 || ADVERB.test(words[last]!);
  return isFronted && hasOwnVerb(narration, tail) ? [tail] : [head];
}

const ADVERB = /ly$/;

/** Whether a verb stands in a range that is no noun, too: `the mill is closed`, not `a further two mills`. */
function hasVerb({ classes, words, lexemes }: Narration, { first, end }: UnitRange): boolean {
  for (let u = first; u < end; u++) {
    const bits = classes[u]!;
    if (bits & (name | capitalised)) continue;
    if (bits & (auxiliary | finite) || (bits & subjectPronoun && !(bits & objectPronoun))) return true;
    if (lexemes[u]!.verb?.isNounToo === false && !(bits & SPEAKER_NOUN)) return true;
    const isParticiple = (classes[u - 1] ?? 0) & (determiner | possessive | preposition);
    if (u > first && words[u]!.endsWith('ed') && !isParticiple) return true;
  }
  return false;
}

/** Whether a range begins with a verb: `is closed`, `will never open`. */
function beginsPredicate({ classes }: Narration, { first, end }: UnitRange): boolean {
  let u = first;
  while (u < end && classes[u]! & adverb) u++;
  return u < end && (classes[u]! & (auxiliary | finite)) !== 0 && !(classes[u]! & name);
}

/** Longest apposition after the source, in units. */
const MAX_APPOSITION = 40;
/** Longest phrase after "according to", in units. */
const MAX_OBJECT = 24;

function objectPhrase({ narration }: ParsedDocument, from: number, end: number): NounPhrase | null {
  let u = from;
  while (u < end && u < from + MAX_OBJECT && !(narration.classes[u]! & (punctuation | quotation))) u++;
  return u > from ? { first: from, end: u } : null;
}

function accordingToContent(
  parsed: ParsedDocument,
  sentence: NarrationSentence,
  u: number,
  sourceEnd: number,
  low: number,
): UnitRange[] | null {
  const { narration } = parsed;
  const first = afterConnectives(narration, { first: low, end: u });
  if (first < u) {
    const quotedUnit = u - 1 - (narration.words[u - 1] === ',' ? 1 : 0);
    if (
      quotedUnit >= low &&
      narration.quotationOf[quotedUnit]! >= 0 &&
      firstOfClause(parsed, low, quotedUnit) === quotedUnit
    )
      return [{ first: quotedUnit, end: quotedUnit + 1 }];
    const head = trimRange(narration, { first, end: u });
    // “…,” she told reporters, according to a transcript: the addressee is no content.
    if (low > sentence.first && contentForm(narration, [head]) === 'phrase') return [];
    if (head.end <= head.first) return null;
    if (narration.words[sourceEnd] !== ',') return [head];
    const tail = trimRange(narration, {
      first: sourceEnd + 1,
      end: clauseEnd(parsed, sourceEnd + 1, sentence.end),
    });
    return aroundSource(narration, head, tail);
  }
  // "According to Lee ten people, some of them children, were hurt": no comma parts the clause from its source.
  const bare = { first: sourceEnd, end: clauseEnd(parsed, sourceEnd, sentence.end) };
  const { classes } = narration;
  const isBound =
    (classes[sourceEnd]! & preposition) !== 0 && (classes[sourceEnd + 1]! & (figure | determiner)) !== 0;
  const subject = isBound ? sourceEnd + 1 : sourceEnd;
  // "According to people I met, …": a pronoun begins what only adds to the source.
  const isBare = !(classes[subject]! & (punctuation | quotation | preposition | relative | subjectPronoun));
  if (isBare && hasOwnVerb(narration, { first: subject, end: bare.end })) return [trimRange(narration, bare)];
  let comma = sourceEnd;
  while (
    comma < Math.min(sentence.end, sourceEnd + MAX_APPOSITION) &&
    narration.words[comma] !== ',' &&
    narration.words[comma] !== ':' &&
    !(narration.classes[comma]! & quotation)
  )
    comma++;
  const range = trimRange(narration, { first: comma, end: sentence.end });
  return range.end > range.first ? [range] : null;
}
