import { Frame } from '../lexicon/reporting-words.js';
import { SPEAKER_NOUN, WordClass } from '../lexicon/word-classes.js';
import type { Narration } from '../narration/narration.js';
import {
  isInnerPunctuation,
  MAX_NOUN_PHRASE,
  type NounPhrase,
  nounPhraseAt,
} from '../narration/noun-phrases.js';
import { hasConjunction, headUnit } from '../narration/phrase-parts.js';
import { endsName, isParentheticalMark, parentheticalStart, participleStart } from './parentheticals.js';
import { residentBefore } from './residences.js';

const {
  adverb,
  auxiliary,
  capitalised,
  conjunction,
  contrast,
  determiner,
  figure,
  finite,
  name,
  negation,
  nickname,
  objectPronoun,
  people,
  person,
  personName,
  possessive,
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

const isComma = (narration: Narration, u: number): boolean => narration.words[u] === ',';

/**
 * The unit at which the adverbs and times begin that end before `from` and may stand between subject and verb ("Lee on
 * Tuesday again", "Lee when asked"); `from` itself when there are none.
 */
export function skipAdverbialsBack(narration: Narration, from: number, low: number): number {
  const { classes, words } = narration;
  let u = from;
  for (;;) {
    if (u - 3 >= low && words[u - 1] === 'past' && words[u - 2] === 'the' && words[u - 3] === 'in') {
      u -= 3;
      continue;
    }
    if (u - 2 > low && words[u - 1]!.endsWith('ed') && /^(?:when|once|if)$/.test(words[u - 2]!)) {
      u -= 2;
      continue;
    }
    const added = addedBefore(narration, u, u < from);
    if (added > 0 && u - added > low) {
      u -= added;
      continue;
    }
    const bits = u > low ? classes[u - 1]! : 0;
    if (bits & (name | quotation)) return u;
    const isThisMonth = u < from && words[u - 1] === 'this' && classes[u]! & time;
    if (isThisMonth || (bits & (adverb | time) && !(bits & determiner))) {
      u--;
    } else if (bits & figure && u - 1 > low && classes[u - 2]! & time) {
      u--;
    } else if (u < from && u > low && /^(?:on|in|at|late|early)$/.test(words[u - 1]!)) {
      u--;
    } else {
      return u;
    }
  }
}

/**
 * How many units before `u` only add to the verb there: `for years`, `flat-out`, `both` of `they both`, and the `half-`
 * of `half-jokingly`, whose end is skipped already.
 */
function addedBefore(narration: Narration, u: number, isWithinWord: boolean): number {
  const { words } = narration;
  const word = words[u - 1] ?? '';
  if (words[u - 2] === 'for') return LONG_TIME.test(word) ? 2 : 0;
  if (words[u - 2] === '-' && /^(?:blank|out)$/.test(word)) return 3;
  if (word === '-') return isWithinWord ? 2 : 0;
  if (/^(?:outright|thrice|twice)$/.test(word)) return 1;
  return isFloating(narration, u - 1) ? 1 : 0;
}

/** Whether a unit says that all of the subject before it do something: `they both say`, `the mayors all say`. */
export const isFloating = ({ classes, words }: Narration, u: number): boolean =>
  /^(?:all|both|each)$/.test(words[u] ?? '') && ((classes[u - 1] ?? 0) & (subjectPronoun | people)) !== 0;

const LONG_TIME = /^(?:decades|long|months|weeks|years)$/;

/** Whether a unit may be part of a noun phrase that is read backwards. */
function isNominal(narration: Narration, u: number): boolean {
  const bits = narration.classes[u]!;
  if (bits & name) return true;
  if (bits & quotation) return false;
  if (bits & punctuation) return isInnerPunctuation(narration, u);
  if (bits & (auxiliary | relative | subjectPronoun)) return false;
  if (bits & capitalised) return true;
  if (/^(?:what|how|why)$/.test(narration.words[u]!)) return false;
  if (bits & (subordinator | contrast)) return (bits & preposition) !== 0 && (bits & contrast) === 0;
  if (bits & finite)
    return (bits & SPEAKER_NOUN) !== 0 || (narration.classes[u - 1]! & (determiner | possessive)) !== 0;
  return true;
}

/**
 * The noun phrase that ends right before unit `end` and is the subject of what follows, even if an apposition or
 * relative clause stands between them. Null when there is none. Nothing before `low` is read.
 */
export function subjectBefore(narration: Narration, end: number, low: number): NounPhrase | null {
  const { classes, words } = narration;
  let e = skipAdverbialsBack(narration, end, low);
  if (e <= low) return null;
  const participle = participleStart(narration, e - 1, low);
  if (participle > 0) e = participle;
  else if (isParentheticalMark(narration, e - 1)) {
    const opening = parentheticalStart(narration, e - 1, low);
    if (opening < 0) return null;
    // "One ally, the Democrat Ann Lee, said": the apposition names the speaker.
    if (
      classes[e - 2]! & name &&
      opening > low &&
      (!endsName(narration, opening - 1) || isNamedDescription(narration, opening, e - 1, low)) &&
      !/^(?:in|on|at|from|of)$/.test(words[opening + 1]!)
    ) {
      const named = phraseBack(narration, e - 1, opening + 1);
      if (named.first === opening + 1 && !hasPreposition(narration, named)) return named;
    }
    e = skipAdverbialsBack(narration, opening, low);
    if (e <= low) return null;
  }
  const bits = classes[e - 1]!;
  if (words[e - 1] === 'who' || words[e - 1] === 'which' || isRelativeThat(narration, e - 1, low))
    return { first: e - 1, end: e };
  if (bits & subjectPronoun && !(bits & name)) return { first: e - 1, end: e };
  // “…,” “Shorty” said: a nickname in marks with nothing before it but another quotation or a comma.
  if (bits & nickname && !(bits & WordClass.endsInComma))
    return e - 1 <= low || classes[e - 2]! & (quotation | punctuation) ? { first: e - 1, end: e } : null;
  if (
    bits & (objectPronoun | auxiliary | preposition | determiner | conjunction | quotation) &&
    !(bits & (name | capitalised | SPEAKER_NOUN))
  ) {
    if (!/^(?:many|some|others|most|one|several|both|another|all|this|that|these)$/.test(words[e - 1]!))
      return null;
  }
  const subject = trimSubject(narration, phraseBack(narration, e, low), low);
  if (subject === null) return null;
  // "Lee has long said": a word between auxiliary and verb is an adverb, listed or not.
  const isBetween = subject.end === subject.first + 1 && classes[subject.first] === 0;
  if (isBetween && subject.first > low && classes[subject.first - 1]! & auxiliary)
    return subjectBefore(narration, subject.first - 1, low);
  const antecedent =
    relativeAntecedent(narration, subject, low) ?? interviewedBefore(narration, subject, low);
  return (
    (e < end ? describedBefore(narration, antecedent ?? subject, low) : null) ??
    antecedent ??
    residentBefore(narration, subject, low) ??
    withListBefore(narration, subject, low)
  );
}

/**
 * A subject with the names or roles before it in a list that begins its clause: `Ann Lee, Bo Kim and Al Roe`,
 * `chairman, founder and president Ann Lee`.
 */
function withListBefore(narration: Narration, subject: NounPhrase, low: number): NounPhrase {
  const { classes, words, mentionOf } = narration;
  const isAfterAnd = words[subject.first - 1] === 'and' && words[subject.first - 2] === ',';
  if (!isAfterAnd && !hasConjunction(narration, subject)) return subject;
  const comma = isAfterAnd ? subject.first - 1 : subject.first;
  let first = comma;
  const isRole = (u: number): boolean => (classes[u]! & (person | title)) !== 0 && mentionOf[u]! < 0;
  const isNamed = (classes[subject.end - 1]! & personName) !== 0;
  while (first - 2 >= low && words[first - 1] === ',') {
    if (isNamed && isRole(first - 2) && isRole(first)) {
      first -= 2;
      continue;
    }
    if (!(classes[first - 2]! & personName)) break;
    const mention = mentionOf[first - 2]!;
    first -= 2;
    while (first > low && mentionOf[first - 1] === mention) first--;
  }
  const isAtStart = first === low || (classes[first - 1]! & (punctuation | quotation | conjunction)) !== 0;
  return first < comma && isAtStart ? { first, end: subject.end } : subject;
}

/** The people before a clause without a pronoun that tells what was done to them: `all the experts I interviewed`. */
function interviewedBefore(narration: Narration, { first, end }: NounPhrase, low: number): NounPhrase | null {
  const { classes, words } = narration;
  const isClause = end === first + 1 && words[first]!.endsWith('ed') && first - 2 >= low;
  if (!isClause || !(classes[first - 1]! & subjectPronoun) || !(classes[first - 2]! & (people | person)))
    return null;
  return trimSubject(narration, phraseBack(narration, first - 1, low), low);
}

/** Longest relative clause between a subject and its verb, in units. */
const MAX_RELATIVE = 20;

/**
 * The noun before a relative clause that ends in the phrase right before the verb: `analysts who have done the sums
 * say`, `the firm that owns the mill says`. Null when the phrase is the subject itself (`a man who police say left`).
 */
function relativeAntecedent(narration: Narration, phrase: NounPhrase, low: number): NounPhrase | null {
  const { classes, words } = narration;
  for (let u = phrase.first - 1; u > low && u > phrase.first - MAX_RELATIVE; u--) {
    const bits = classes[u]!;
    if (words[u] === 'who' || words[u] === 'which' || isRelativeThat(narration, u, low))
      return endsRelative(narration, u, phrase)
        ? trimSubject(narration, phraseBack(narration, u, low), low)
        : null;
    if (isDoing(narration, u)) return trimSubject(narration, phraseBack(narration, u, low), low);
    if (bits & (quotation | conjunction | relative) && !(bits & name)) return null;
    if (bits & punctuation && !isInnerPunctuation(narration, u)) return null;
    if (
      bits & subordinator &&
      !(bits & (preposition | name)) &&
      !/^(?:of|more|less|fewer|other)$/.test(beside(words, u))
    )
      return null;
  }
  return null;
}

/** Whether a participle tells what the people before it do: `doctors (running the clinic say)`. */
function isDoing({ classes, words, lexemes }: Narration, u: number): boolean {
  const isPeople = (classes[u - 1]! & (people | person)) !== 0 && !(classes[u - 1]! & (name | auxiliary));
  const takesClause = (lexemes[u]!.verb?.frames ?? 0) & (Frame.clause | Frame.thatClause);
  return isPeople && words[u]!.endsWith('ing') && !takesClause;
}

/** The word that makes a subordinator none: `because of`, `more than`. */
const beside = (words: readonly string[], u: number): string =>
  words[u] === 'than' ? words[u - 1]! : words[u + 1]!;

/**
 * Whether a relative clause has one verb and ends in a phrase: `who | left because of the rules`, not `who police`,
 * `who live here think the mayor`, `who left after the mayor`.
 *
 * @param pronoun unit of "who", "which" or "that"
 */
function endsRelative(narration: Narration, pronoun: number, { first, end }: NounPhrase): boolean {
  const { classes, words, lexemes } = narration;
  let own = pronoun + 1;
  while (own < end && classes[own]! & (adverb | negation | auxiliary) && !(classes[own]! & name)) own++;
  if (own === pronoun + 1 && !beginsLikeVerb(narration, own, end)) return false;
  const isAfterAuxiliary = own > pronoun + 1;
  if (own >= first)
    return own === first && end > own + 1 && (isAfterAuxiliary || beginsLikeVerb(narration, own, end));
  for (let u = own + 1; u < first; u++) {
    const isVerb = classes[u]! & (auxiliary | finite | verb) && !(classes[u]! & (name | SPEAKER_NOUN));
    if (words[u] === 'to') u++;
    else if (isVerb && !lexemes[u]!.verb?.isNounToo && !/ing$/.test(words[u]!)) return false;
  }
  const before = classes[first - 1]!;
  const canSpeak = classes[end - 1]! & (name | SPEAKER_NOUN);
  const isOfClause = (before & subordinator) !== 0 && words[first - 1] !== 'than';
  // "A man who saw the report said": what is seen or known is an object more often than a clause of its own.
  const takesClause = (lexemes[first - 1]!.verb?.frames ?? 0) & TAKES_CLAUSE && !PERCEIVES.test(words[own]!);
  return !(canSpeak && (isOfClause || takesClause));
}

const PERCEIVES = /^(?:heard|knew|know|knows|met|read|reads|saw|see|seen|sees)$/;

const TAKES_CLAUSE = Frame.clause | Frame.thatClause | Frame.mixedClause;

/** Whether a unit after "who" or "that" is its verb: `owns the mill`, `visited it`; not `police`, `farmers`. */
function beginsLikeVerb({ classes, words }: Narration, u: number, end: number): boolean {
  const bits = classes[u]!;
  if (bits & (auxiliary | finite | verb) && !(bits & (name | SPEAKER_NOUN))) return true;
  if (bits & (name | determiner | capitalised | SPEAKER_NOUN | figure | subjectPronoun)) return false;
  const next = u + 1 < end ? classes[u + 1]! : 0;
  const hasObject =
    (next & (determiner | name | objectPronoun | figure | capitalised)) !== 0 || words[u + 1] === 'more';
  return /ed$/.test(words[u]!) || (/s$/.test(words[u]!) && hasObject);
}

/**
 * The person whom a description before a second apposition adds to: `Ann Lee, head of Acme, a bakery, said`. Null when
 * no name stands before it.
 */
function describedBefore(narration: Narration, subject: NounPhrase, low: number): NounPhrase | null {
  const { classes, words } = narration;
  const comma = subject.first - 1;
  if (comma <= low || words[comma] !== ',') return null;
  const head = headUnit(narration, subject);
  if (endsName(narration, head)) return placedBefore(narration, subject, low);
  // "Ann Lee, editor of Acme", "Ann Lee, a grower": bare or with "a", whatever the noun.
  const isRole =
    classes[head]! & (SPEAKER_NOUN | title) || words[head + 1] === 'of' || /^an?$/.test(words[comma + 1]!);
  return isRole && classes[comma - 1]! & personName ? phraseBack(narration, comma, low) : null;
}

/** The name before the places where its bearer is: `Acme, Dover, Ohio, said`. Null when a phrase is no such place. */
function placedBefore(narration: Narration, subject: NounPhrase, low: number): NounPhrase | null {
  const { classes, words, mentionOf } = narration;
  let { first, end } = subject;
  while (first - 2 >= low && words[first - 1] === ',' && endsName(narration, first - 2)) {
    if (classes[first]! & personName) return null;
    end = first - 1;
    first = end - 1;
    while (first > low && mentionOf[first - 1] === mentionOf[end - 1]) first--;
  }
  // "Members in Rome, Italy, say": a place of somebody else.
  const isGoverned = first > low && classes[first - 1]! & preposition && !(classes[first - 1]! & name);
  if (isGoverned) return residentBefore(narration, { first, end }, low);
  return first < subject.first ? { first, end } : null;
}

/**
 * Whether a person's name follows a description that ends in a name: `the mayor of Troy, Ann Lee,`, not `the mayor of
 * Troy, Ohio,`.
 */
function isNamedDescription(narration: Narration, opening: number, close: number, low: number): boolean {
  if (!(narration.classes[close - 1]! & personName)) return false;
  const head = headUnit(narration, phraseBack(narration, opening, low));
  return !(narration.classes[head]! & name);
}

/** The unit at which the description before a name in apposition begins: `the lead investigator, Ann Lee, said`. */
export function descriptionStart(narration: Narration, named: NounPhrase, low: number): number {
  const close = named.first - 1;
  if (close <= low || !isParentheticalMark(narration, close)) return named.first;
  return trimSubject(narration, phraseBack(narration, close, low), low)?.first ?? named.first;
}

const hasPreposition = ({ classes }: Narration, { first, end }: NounPhrase): boolean => {
  for (let u = first; u < end; u++) if (classes[u]! & preposition && !(classes[u]! & name)) return true;
  return false;
};

/** Whether a "that" right before the verb is a relative pronoun: `a letter that says`. */
const isRelativeThat = (narration: Narration, u: number, low: number): boolean =>
  narration.words[u] === 'that' &&
  u > low &&
  !(narration.classes[u - 1]! & (punctuation | verb | auxiliary | conjunction));

/** Whether a preposition names a further place after "and": `in Dover and | around the country`. */
const goesOnElsewhere = ({ classes, words }: Narration, u: number): boolean =>
  /^(?:across|around|in|outside)$/.test(words[u]!) &&
  words[u - 1] === 'and' &&
  (classes[u - 2]! & (name | preposition)) !== 0 &&
  (classes[u + 1]! & (determiner | name)) !== 0;

/** Whether quoted words stand between an article and a noun: `the “Bad Romance” singer`. */
const isNickname = ({ classes }: Narration, u: number): boolean =>
  (classes[u]! & quotation) !== 0 &&
  !(classes[u]! & WordClass.endsInComma) &&
  ((classes[u - 1] ?? 0) & determiner) !== 0;

function phraseBack(narration: Narration, end: number, low: number): NounPhrase {
  const { classes, words } = narration;
  const limit = Math.max(low, end - MAX_NOUN_PHRASE);
  let u = end - 1;
  while (u >= limit) {
    const bits = classes[u]!;
    if (words[u] === 'than' && u > limit && /^(?:fewer|less|more)$/.test(words[u - 1]!)) {
      u -= 2;
      continue;
    }
    // "The “Bad Romance” singer"
    if (isNickname(narration, u) && u < end - 1 && u > limit) {
      u--;
      continue;
    }
    if (!isNominal(narration, u)) break;
    if (bits & name) {
      u--;
      continue;
    }
    // "Officials in and around Dover"
    const isWithinPhrase = (classes[u - 1]! & classes[u + 1]! & preposition) !== 0;
    if (bits & conjunction && !isWithinPhrase && !joinsNouns(narration, u, low)) break;
    // "Observers in Dover and around the country"
    if (u - 2 > limit && goesOnElsewhere(narration, u)) {
      u -= 2;
      continue;
    }
    if (bits & preposition && !(bits & capitalised) && (u === low || !isPostmodified(narration, u, low)))
      break;
    // "Shares fell after the maker said": whoever can speak is the subject of the clause that the word begins.
    if (bits & subordinator && u < end - 1 && classes[end - 1]! & (name | SPEAKER_NOUN)) break;
    if (
      bits & verb &&
      !(bits & SPEAKER_NOUN) &&
      u < end - 1 &&
      !(classes[u - 1]! & (determiner | possessive)) &&
      /(?:ed|id)$|^wrote$/.test(words[u]!)
    )
      break;
    u--;
  }
  return { first: u + 1, end };
}

/** Whether a conjunction joins two nouns rather than two clauses: `Lee and other critics`. */
function joinsNouns(narration: Narration, u: number, low: number): boolean {
  if (u <= low || (narration.words[u] !== 'and' && narration.words[u] !== 'or')) return false;
  const limit = Math.max(low, u - 8);
  let nouns = 0;
  for (let i = u - 1; i >= limit; i--) {
    const bits = narration.classes[i]!;
    if (bits & (quotation | subordinator | relative) && !(bits & (name | preposition))) break;
    if (bits & punctuation && !isInnerPunctuation(narration, i)) {
      if (narration.words[i] !== ',') break;
      return nouns > 0;
    }
    if (
      bits & (auxiliary | finite | subjectPronoun | objectPronoun | verb) &&
      !(bits & (name | SPEAKER_NOUN))
    )
      return false;
    if (/(?:ed|ing)$/.test(narration.words[i]!) && !(bits & (name | capitalised))) return false;
    nouns++;
  }
  return nouns > 0;
}

/** Whether a preposition belongs to a noun before it (a spokesman for Lee) and does not begin the clause. */
function isPostmodified(narration: Narration, u: number, low: number): boolean {
  const before = narration.classes[u - 1]!;
  // "Five of the judges", "8 of 10 voters"
  if (narration.words[u] === 'of' && before & (determiner | figure) && !(before & name)) return true;
  // "Those in favour of the plan"
  if (u > low && /^(?:those|many|some|others|most|all|several|both)$/.test(narration.words[u - 1]!))
    return true;
  if (u - 1 < low || before & (punctuation | quotation | conjunction | subordinator | auxiliary | time))
    return false;
  return (
    (before & (name | capitalised | SPEAKER_NOUN)) !== 0 ||
    !(before & (verb | finite | adverb | preposition | determiner))
  );
}

/**
 * A phrase without what stands before the subject: conjunctions, times, a fronted "In a statement". Null when nothing
 * is left.
 */
function trimSubject(narration: Narration, phrase: NounPhrase, low: number): NounPhrase | null {
  const { classes, words } = narration;
  let first = phrase.first;
  const isFronted =
    first > low ? (classes[first - 1]! & preposition) !== 0 && !(classes[first - 1]! & name) : false;
  while (
    first < phrase.end &&
    classes[first]! & (conjunction | adverb | time | punctuation | subordinator | contrast) &&
    !(classes[first]! & (name | determiner | title)) &&
    !/^[$#]$/.test(words[first]!)
  )
    first++;
  while (first + 1 < phrase.end && /^(?:last|next|this)$/.test(words[first]!) && classes[first + 1]! & time) {
    first += 2;
    while (first < phrase.end && classes[first]! & time) first++;
  }
  if (isFronted) first = lastNominalStart(narration, first, phrase.end);
  // "The year Lee said": a noun that takes a clause without "that".
  if (words[first] === 'the' && first + 2 < phrase.end && TAKES_BARE_CLAUSE.test(words[first + 1]!)) {
    if (classes[first + 2]! & (name | determiner | capitalised | people)) first += 2;
  }
  if (first >= phrase.end) return null;
  return { first, end: phrase.end };
}

const TAKES_BARE_CLAUSE = /^(?:day|hour|minute|moment|month|night|reason|time|way|week|year)$/;

/** The unit at which the last of several noun phrases in a row begins: `a statement | Mr. Lee`. */
function lastNominalStart(narration: Narration, first: number, end: number): number {
  for (let u = end - 1; u > first; u--) {
    const bits = narration.classes[u]!;
    if (bits & determiner && !(bits & name)) return u;
    if (!(bits & (name | title)) && !isInnerPunctuation(narration, u)) return u + 1 < end ? u + 1 : first;
  }
  return first;
}

/** Most units searched for the subject of a sentence. */
const MAX_SUBJECT_SEARCH = 60;

/**
 * The subject of the clause that begins at unit `low`, after any fronted phrases ("After the vote, …"). Null when there
 * is none before `limit`.
 */
export function mainSubject(narration: Narration, low: number, limit: number): NounPhrase | null {
  const { classes, words } = narration;
  const end = Math.min(limit, low + MAX_SUBJECT_SEARCH);
  let u = low;
  while (u < end) {
    const bits = classes[u]!;
    // "“…,” said Lee, a farmer": the subject of an attribution follows its verb.
    if (bits & verb && !(bits & name) && u > low && classes[u - 1]! & quotation)
      return nounPhraseAt(narration, u + 1, end);
    if (bits & quotation || (bits & punctuation && !/^[#$]$/.test(words[u]!))) {
      u++;
      continue;
    }
    if (bits & (name | determiner | subjectPronoun) || bits & capitalised) break;
    const isFronted = bits & (preposition | subordinator) || /(?:ing|ed)$/.test(words[u]!);
    if (isFronted) {
      const comma = nextComma(narration, u, end);
      if (comma < 0) {
        u = firstNameFrom(narration, u + 1, end);
        if (u < 0) return null;
        break;
      }
      u = comma + 1;
      continue;
    }
    if (bits & (conjunction | adverb | time | contrast)) {
      u++;
      continue;
    }
    break;
  }
  const subject = u < end ? nounPhraseAt(narration, u, end) : null;
  if (subject === null || words[subject.end] !== ',' || subject.end + 2 >= end) return subject;
  // "In Troy, Ohio, Lee …", "A day later, Lee …": a phrase before a comma and another subject is fronted, too.
  const isFronted =
    u > low ||
    !(classes[subject.end - 1]! & (subjectPronoun | SPEAKER_NOUN) || endsName(narration, subject.end - 1));
  const next = classes[subject.end + 1]!;
  if (!isFronted || !(next & (name | subjectPronoun | title) || next & capitalised)) return subject;
  return nounPhraseAt(narration, subject.end + 1, end) ?? subject;
}

function nextComma(narration: Narration, from: number, end: number): number {
  for (let u = from; u < end; u++) if (isComma(narration, u)) return u;
  return -1;
}

/**
 * The unit at which the subject begins after a fronted phrase without a comma (On Friday they published …); -1 for
 * none.
 */
function firstNameFrom(narration: Narration, from: number, end: number): number {
  for (let u = from; u < end; u++) {
    const bits = narration.classes[u]!;
    if (bits & name) return u;
    if (bits & subjectPronoun && !(bits & objectPronoun) && narration.words[u] !== 'there') return u;
  }
  return -1;
}
