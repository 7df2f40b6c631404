import { Frame, type ReportingVerb } from '../lexicon/reporting-words.js';
import { WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';
import { nounPhraseAt } from '../narration/noun-phrases.js';
import type { ParsedDocument } from '../narration/parsed-document.js';
import { lastQuotedToken, type UnitRange, wordIn } from '../narration/unit-ranges.js';

const {
  adverb,
  auxiliary,
  conjunction,
  contrast,
  determiner,
  document,
  finite,
  name,
  objectPronoun,
  people,
  preposition,
  punctuation,
  quotation,
  relative,
  subjectPronoun,
  subordinator,
  time,
  title,
  verb,
} = WordClass;

/** Most units between the beginning of a fronted clause and its cue. */
const MAX_FRONTED = 40;

/**
 * Whether a cue stands in a clause before the main one: `Though Lee has claimed that …, the vote …`, `Despite a claim
 * that …, …`.
 *
 * @param first unit of the sentence
 */
export function isInFront(narration: Narration, first: number, cue: number): boolean {
  const { classes, words } = narration;
  if (cue - first > MAX_FRONTED + MAX_DATE) return false;
  let start = first;
  while (start < cue && classes[start]! & adverb && !(classes[start]! & name)) start++;
  // "In May, when Lee said that …, …"
  const comma = wordIn({ words }, ',', { first: start, end: cue });
  if (comma >= 0 && comma - start <= MAX_DATE && classes[start]! & preposition) start = comma + 1;
  const opening = classes[start]!;
  const isParticiple = start === cue && words[start]!.endsWith('ing');
  if ((!(opening & (subordinator | preposition | contrast)) || opening & name) && !isParticiple) return false;
  if (words[start] === 'but' || cue - start > MAX_FRONTED) return false;
  return wordIn({ words }, ',', { first: start, end: cue }) < 0;
}

/** Longest phrase that dates a fronted clause, in units: `Back in May 2015`. */
const MAX_DATE = 5;

/**
 * The range up to the main clause, for what a cue in a fronted clause governs: `(As it wants) to sell mills and buses,
 * it …`.
 */
export function beforeMainClause(narration: Narration, { first, end }: UnitRange): UnitRange {
  for (let u = first + 1; u < end; u++)
    if (
      narration.words[u] === ',' &&
      beginsMainClause(narration, u + 1, end) &&
      beginsClause(narration, { first: u + 1, end })
    )
      return { first, end: u };
  return { first, end };
}

/** Longest clause read, in units. */
const MAX_CLAUSE = 150;

/** How a clause stands in its sentence. */
interface ClausePlace {
  /** Whether a main clause follows it. */
  readonly isFronted?: boolean;
  /** The form of the verb that governs it. */
  readonly governor?: ReportingVerb['form'];
}

/**
 * The unit after the clause that begins at `first`. It ends before another attribution (", adding", "and said", ",
 * according to"), at a semicolon, or with the sentence.
 */
export function clauseEnd(
  parsed: ParsedDocument,
  first: number,
  end: number,
  { isFronted = false, governor = 'past' }: ClausePlace = {},
): number {
  const { narration } = parsed;
  const { classes, words } = narration;
  const endsInComma = (u: number): boolean => lastQuotedToken(parsed, narration.quotationOf[u]!) === ',';
  let isQuoted = false;
  let addsBut = false;
  let previousBreak = -1;
  const limit = Math.min(end, first + MAX_CLAUSE);
  for (let u = first + 1; u < limit; u++) {
    const bits = classes[u]!;
    const word = words[u]!;
    if (word === ';') return u;
    if (word === 'not' && /^(?:only|just|merely|simply)$/.test(words[u + 1] ?? '')) addsBut = true;
    if (word === 'according' && words[u + 1] === 'to') return u;
    if (bits & quotation) {
      if (
        u + 1 < limit &&
        endsInComma(u) &&
        (beginsOtherAttribution(narration, u + 1, limit) ||
          beginsParticiple(narration, u + 1, limit) ||
          beginsRelative(narration, u + 1, limit))
      )
        return u + 1;
      // “Lee noted that …, but Kim boasted, “…””: the second quotation has its own cue.
      if (
        previousBreak > 0 &&
        /^[,:]$/.test(words[u - 1]!) &&
        u - 2 > previousBreak &&
        classes[u - 2]! & verb
      )
        return previousBreak;
      if (endsSentence(parsed, u)) return u + 1;
      isQuoted = true;
      if (isFronted && u + 1 < limit && endsInComma(u) && beginsMainClause(narration, u + 1, limit))
        return u + 1;
    }
    if (/^(?:[,—–―]|--+)$/.test(word)) {
      if (!(u + 1 < limit && classes[u + 1]! & quotation)) previousBreak = u;
      // "not only the tour, but the film": no contrast.
      if (addsBut && words[u + 1] === 'but') addsBut = false;
      else if (isContinuedBut(narration, { first, end: u }, limit)) continue;
      else if (beginsOtherAttribution(narration, u + 1, limit)) return u;
      if (beginsComment(narration, u + 1, limit)) return u;
      if (word === ',' && pointsBack(narration, { first, end: u }, limit)) return u;
      if (word === ',' && isClosingAttribution(narration, u + 1, end)) return u;
      if (classes[u - 1]! & quotation && beginsParticiple(narration, u + 1, limit)) return u;
      if (isFronted && word === ',' && beginsMainClause(narration, u + 1, limit)) return u;
      if (isQuoted && beginsRelative(narration, u + 1, limit)) return u;
      continue;
    }
    if (word === '-' && beginsComment(narration, u + 1, limit)) return u;
    if (bits & conjunction && beginsCoordinatedCue(narration, u + 1, limit, governor)) return u;
  }
  return limit;
}

/**
 * Whether a quotation ends the sentence that it stands in: a full stop before the closing mark, or before those of a
 * quotation inside, and a capital after them (`“… ‘It is late.’ ” Later, Lee left`).
 */
function endsSentence({ document: { tokens }, quotations, narration }: ParsedDocument, u: number): boolean {
  const { firstContent, endContent } = quotations[narration.quotationOf[u]!]!;
  let last = endContent - 1;
  while (last > firstContent && /^['’”"]$/.test(tokens.texts[last]!)) last--;
  if (tokens.texts[last] !== '.' || u + 1 >= narration.count) return false;
  return /^\p{Lu}/u.test(tokens.texts[narration.firstTokens[u + 1]!]!);
}

/** A range without what begins after a quotation that ends its sentence. */
export function withinSentence(parsed: ParsedDocument, { first, end }: UnitRange): UnitRange {
  for (let u = first; u < end; u++)
    if (parsed.narration.quotationOf[u]! >= 0 && endsSentence(parsed, u)) return { first, end: u + 1 };
  return { first, end };
}

/** Whether the main clause can begin here, after a fronted one: `, Mr. Lee left`, `, actually leaving proved hard`. */
function beginsMainClause(narration: Narration, from: number, limit: number): boolean {
  const { classes, words } = narration;
  let u = from;
  while (u < limit && classes[u]! & adverb && !(classes[u]! & (name | determiner | contrast))) u++;
  if (u >= limit || isApposition(narration, u, limit)) return false;
  return (
    (classes[u]! & (name | determiner | people | subjectPronoun | title)) !== 0 ||
    (u > from && words[u]!.endsWith('ing'))
  );
}

/** Whether a phrase between commas stands before the verb of what it adds to: `her father, | Bo Kim, was ill`. */
function isApposition(narration: Narration, u: number, limit: number): boolean {
  const { classes, words } = narration;
  const phrase = nounPhraseAt(narration, u, limit);
  const next = phrase === null || words[phrase.end] !== ',' ? 0 : (classes[phrase.end + 1] ?? 0);
  return (next & (auxiliary | finite)) !== 0 && !(next & name);
}

function hasQuotation({ classes }: Narration, first: number, end: number): boolean {
  for (let u = first; u < end; u++) if (classes[u]! & quotation) return true;
  return false;
}

/**
 * Whether a participle tells what else the speaker did, after quoted words and a comma, and quotes no more of them: `“a
 * gift,” accusing them of greed`.
 */
const beginsParticiple = (narration: Narration, u: number, limit: number): boolean =>
  u < limit && isParticiple(narration, u) && !hasQuotation(narration, u + 1, limit);

/** Whether a word may be a participle that tells what else somebody did: `accusing`. */
export const isParticiple = ({ classes, words }: Narration, u: number): boolean =>
  !((classes[u] ?? name) & (name | determiner | preposition | time)) &&
  /^(?!(?:includ|noth|someth|everyth|anyth)ing$)\p{L}{2,}ing$/u.test(words[u]!);

/**
 * Whether "and" begins a clause about the report itself: `(the mill was unsafe), and a study supports that claim`; not
 * about one inside it (`he had made a claim, and that claim …`).
 */
function pointsBack(narration: Narration, { first, end }: UnitRange, limit: number): boolean {
  const { words, classes, lexemes } = narration;
  if (words[end + 1] !== 'and') return false;
  for (let u = end + 2; u + 1 < limit && !(classes[u]! & (punctuation | quotation)); u++) {
    if (!/^(?:this|that)$/.test(words[u]!) || !REPORT.test(words[u + 1]!)) continue;
    for (let v = first; v < end; v++) if (lexemes[v]!.verb !== null || REPORT.test(words[v]!)) return false;
    return true;
  }
  return false;
}

/**
 * Whether the narrator's view of the report begins here: `(…,) a move that angered workers`, `in an apparent reference
 * to Kim`; not a thing in a list.
 */
function beginsComment({ words, classes }: Narration, from: number, limit: number): boolean {
  const article = words[from] === 'in' ? from + 1 : from;
  if (!/^an?$/.test(words[article] ?? '')) return false;
  let noun = article + 1;
  while (noun < limit && noun < article + 3 && !COMMENT.test(words[noun]!)) noun++;
  return (
    noun + 1 < limit &&
    COMMENT.test(words[noun]!) &&
    !(classes[noun + 1]! & (punctuation | conjunction)) &&
    (article === from || ALLUSION.test(words[noun]!))
  );
}

const COMMENT =
  /^(?:accusation|allegation|allusion|assertion|charge|claim|decision|dig|jab|move|nod|reference|sentiment|step|suggestion|swipe)$/;
const ALLUSION = /^(?:allusion|dig|jab|nod|reference|swipe)$/;

/** What a report is called afterwards. */
const REPORT =
  /^(?:accusation|allegation|argument|assertion|assessment|belief|claim|contention|idea|notion|prediction|suggestion|suspicion|theory|view)$/;

/** Whether a relative clause of the narrator's begins here, after quoted words: `“private,” | which he kept`. */
const beginsRelative = (narration: Narration, u: number, limit: number): boolean =>
  u < limit && /^(?:who|which|whose)$/.test(narration.words[u]!) && !hasQuotation(narration, u + 1, limit);

/** Whether "but" goes on with the clause before it: `that …, | but that it would`, `not to touch it, | but to wait`. */
function isContinuedBut({ classes, words }: Narration, clause: UnitRange, limit: number): boolean {
  const next = clause.end + 2;
  if (words[next - 1] !== 'but' || next + 1 >= limit) return false;
  if (words[next] === 'that') return !(classes[next + 1]! & (auxiliary | finite));
  const isPart = words[next] === 'rather' || (classes[next]! & (preposition | name)) === preposition;
  return isPart && wordIn({ words }, 'not', clause) >= 0;
}

/** Whether another attribution or a contrast begins: `, adding that`, `, and said`, `, according to`, `, but`. */
function beginsOtherAttribution(narration: Narration, from: number, limit: number): boolean {
  const { classes, words, lexemes } = narration;
  let u = from;
  while (u < limit && classes[u]! & adverb && !(classes[u]! & (name | contrast))) u++;
  if (u >= limit) return false;
  if (words[u] === 'according' && words[u + 1] === 'to') return true;
  const reporting = classes[u]! & verb ? lexemes[u]!.verb : null;
  if (reporting?.form === 'gerund') return governsHere(narration, u + 1, limit, reporting);
  if (beginsSaying(narration, u, limit)) return true;
  if (classes[u]! & conjunction && beginsCoordinatedCue(narration, u + 1, limit)) return true;
  if (words[u] === 'and' && beginsAttribution(narration, u + 1, limit)) return true;
  return (classes[u]! & contrast) !== 0 && !(words[u] === 'even' && words[u + 1] !== 'as');
}

/** Whether a name and what it says begin here: `(…,) Acme saying that more tests were needed`. */
function beginsSaying(narration: Narration, from: number, limit: number): boolean {
  const { classes, lexemes, words } = narration;
  const cue = classes[from]! & name ? (nounPhraseAt(narration, from, limit)?.end ?? limit) : limit;
  return cue + 1 < limit && lexemes[cue]!.verb?.form === 'gerund' && words[cue + 1] === 'that';
}

/** Whether a speaker, a reporting verb and its clause with "that" begin here: `(…, and) Kim said that it is late`. */
function beginsAttribution(narration: Narration, from: number, limit: number): boolean {
  const { classes, lexemes, words } = narration;
  const cue = nounPhraseAt(narration, from, limit)?.end ?? limit;
  const reporting = cue < limit && classes[cue]! & verb ? lexemes[cue]!.verb! : null;
  if (reporting === null || !/^(?:past|third|base)$/.test(reporting.form)) return false;
  if (words[cue + 1] === 'that') return true;
  return (
    (reporting.frames & Frame.clause) !== 0 &&
    !reporting.isNounToo &&
    cue + 1 < limit &&
    beginsClause(narration, { first: cue + 1, end: limit })
  );
}

/** Whether another attribution ends the sentence: `(Lee said taxes fell), the radio said on Monday.` */
function isClosingAttribution(narration: Narration, from: number, end: number): boolean {
  const { classes, lexemes } = narration;
  const subject = nounPhraseAt(narration, from, end);
  const cue = subject?.end ?? end;
  const reporting = cue < end && classes[cue]! & verb ? lexemes[cue]!.verb : null;
  if (reporting?.base !== 'say') return false;
  let u = cue + 1;
  while (u < end && classes[u]! & (time | adverb | preposition | punctuation | name | determiner | document))
    u++;
  return u === end;
}

/** Whether a participle governs a clause or quotation here, and not a plain object: adding that, not adding sugar. */
function governsHere(narration: Narration, u: number, limit: number, { frames }: ReportingVerb): boolean {
  if (u >= limit) return false;
  if (frames & Frame.clause || narration.words[u] === 'that' || narration.words[u] === ':') return true;
  if (frames & Frame.addressee) return true;
  return hasQuotation(narration, u, Math.min(limit, u + 12));
}

/**
 * Whether a verb has a listener, a clause with "that" or a quotation here: `told reporters`, `added that`; not `asked
 * him to`.
 */
const governsClause = (narration: Narration, u: number, limit: number, { frames }: ReportingVerb): boolean =>
  u < limit &&
  (((frames & Frame.addressee) !== 0 && (frames & (Frame.clause | Frame.thatClause)) !== 0) ||
    narration.words[u] === 'that' ||
    hasQuotation(narration, u, Math.min(limit, u + 3)));

/**
 * Whether a second finite reporting verb of the same subject follows: `and [later] said`, `and called`; not a past
 * tense after a verb in the present (`she says he came and found her`).
 */
function beginsCoordinatedCue(
  narration: Narration,
  from: number,
  limit: number,
  governor: ReportingVerb['form'] = 'past',
): boolean {
  let u = from;
  while (u < limit && narration.classes[u]! & (adverb | time) && !(narration.classes[u]! & name)) u++;
  if (keepsSilent(narration, u, limit)) return true;
  if (u >= limit || !(narration.classes[u]! & verb)) return false;
  const reporting = narration.lexemes[u]!.verb!;
  return (
    (reporting.form === 'past' &&
      (governor !== 'third' || governsClause(narration, u + 1, limit, reporting))) ||
    (reporting.form === 'third' && (!reporting.isNounToo || u > from)) ||
    (reporting.form === 'gerund' && (reporting.frames & Frame.clause) !== 0)
  );
}

/** Whether the speaker of the clause before says no more: `(and) declined to give a date`, `did not say when`. */
function keepsSilent({ words }: Narration, u: number, limit: number): boolean {
  if (u + 2 >= limit) return false;
  if (/^(?:declined|refused)$/.test(words[u]!)) return words[u + 1] === 'to' && SAYS.test(words[u + 2]!);
  const not = /^(?:did|does|would|could)$/.test(words[u]!) && words[u + 1] === 'not' ? u + 1 : u;
  return (not > u || /^(?:did|does|would|could)n['’]t$/.test(words[u]!)) && SAYS.test(words[not + 1]!);
}

const SAYS =
  /^(?:comment|confirm|disclose|discuss|elaborate|explain|give|identify|name|offer|provide|reveal|say|specify)$/;

/** Whether a range can be a clause: it has something like a finite verb. */
export function looksClausal({ classes, words }: Narration, { first, end }: UnitRange): boolean {
  for (let u = first; u < end; u++) {
    const bits = classes[u]!;
    if (bits & name) continue;
    if (bits & (auxiliary | finite | verb)) return true;
    if (bits & subjectPronoun && !(bits & objectPronoun)) return true;
    if (u > first && /(?:ed|[^s]s)$/.test(words[u]!) && !(bits & (determiner | time | relative))) return true;
  }
  return false;
}

/** Whether a range begins with a subject and its verb, so that it is more than an object (conceded the race). */
export function beginsClause(narration: Narration, range: UnitRange): boolean {
  const { classes, words } = narration;
  const subject = nounPhraseAt(narration, range.first, range.end);
  if (subject === null) return looksClausal(narration, range) && !(classes[range.first]! & preposition);
  let u = subject.end;
  while (u < range.end && classes[u]! & adverb) u++;
  if (u >= range.end) return false;
  const bits = classes[u]!;
  if (bits & (auxiliary | finite | verb)) return true;
  if (words[u] === ',') return looksClausal(narration, range);
  if (bits & (preposition | time | conjunction | relative | punctuation))
    return hasAuxiliary(narration, u, range.end);
  return true;
}

/** Whether an auxiliary or verb stands before the next comma or relative pronoun. */
function hasAuxiliary({ classes, words }: Narration, first: number, end: number): boolean {
  for (let u = first; u < end; u++) {
    if (words[u] === ',' || classes[u]! & relative) return false;
    if (classes[u]! & (auxiliary | finite | verb) && !(classes[u]! & name))
      return !isSecondPredicate({ classes }, u);
  }
  return false;
}

/**
 * Whether a verb tells what else the subject of the verb before did: `(found) the car and called 911`. Only adverbs
 * stand between it and the conjunction.
 */
export function isSecondPredicate({ classes }: Pick<Narration, 'classes'>, u: number): boolean {
  let before = u - 1;
  while (before >= 0 && classes[before]! & adverb && !(classes[before]! & (name | conjunction))) before--;
  return before >= 0 && (classes[before]! & (conjunction | name)) === conjunction;
}
