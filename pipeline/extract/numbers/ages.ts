import { afterHyphen, isAdjacent } from '../../language/adjacency.js';
import { readFigure } from '../../language/numerals/figures.js';
import type { Numeral } from '../../language/numerals/numeral.js';
import { TokenKind, type Tokens } from '../../language/tokens.js';
import { readWordSet } from '../../text/word-list.js';
import { countedNoun } from './counted-nouns.js';
import { type Quantity, quantity } from './quantity.js';

const AGE_UNITS: ReadonlyMap<string, string> = new Map([
  ['year', 'year'],
  ['years', 'year'],
  ['yr', 'year'],
  ['yrs', 'year'],
  ['month', 'month'],
  ['months', 'month'],
  ['week', 'week'],
  ['weeks', 'week'],
  ['day', 'day'],
  ['days', 'day'],
]);

/** Reads an age with its unit: `24-year-old`, `ten months old`, `3 years of age`, `87 yo`. */
export function readAge(tokens: Tokens, first: number, numeral: Numeral): Quantity | null {
  const at = afterHyphen(tokens, numeral.end);
  const word = tokens.lowers[at] ?? '';
  if (word === 'yo') return quantity(first, at + 1, 'age', { value: numeral.value, unit: 'year' });
  const unit = AGE_UNITS.get(word);
  if (unit === undefined) return null;
  const next = afterHyphen(tokens, at + 1);
  if (/^olds?$/.test(tokens.lowers[next] ?? ''))
    return quantity(first, next + 1, 'age', { value: numeral.value, unit });
  const isOfAge = tokens.lowers[at + 1] === 'of' && tokens.lowers[at + 2] === 'age';
  return isOfAge ? quantity(first, at + 3, 'age', { value: numeral.value, unit }) : null;
}

/**
 * Whether the words around a bare number make it an age: `aged 12`, `at age 99`, `at the age of 28`, `Sessions, 73,`.
 */
export function isBareAge(tokens: Tokens, first: number, end: number, value: number): boolean {
  if (!Number.isInteger(value) || value < 0 || value > 119) return false;
  const before = tokens.lowers[first - 1];
  if (before === 'aged' || before === 'age' || before === 'ages' || goesOnAged(tokens, first)) return true;
  if (isAgeOfSomebody(tokens, first, end, value)) return true;
  if (before === 'of' && /^ages?$/.test(tokens.lowers[first - 2] ?? '')) return true;
  return before === ',' && isApposition(tokens, first, end);
}

/** Most ages that a list of them has. */
const LONGEST_LIST = 6;

/** Whether a figure goes on a list of ages: the 25 of `aged 23 and 25`; not of "aged 23 and 25 others". */
function goesOnAged(tokens: Tokens, first: number): boolean {
  if (tokens.lowers[first + 1] === 'others' || countedNoun(tokens, first + 1, 'plural') !== null)
    return false;
  // "Of those aged 60, 25 died": a list closes with "and" or "or".
  if (tokens.texts[first - 1] === ',' && !goesOnToFigure(tokens, first + 1)) return false;
  for (let at = first, count = 0; count < LONGEST_LIST; count++) {
    let joiner = at - 1;
    if (/^(?:and|or)$/.test(tokens.lowers[joiner] ?? '') && tokens.texts[joiner - 1] === ',') {
      // "A woman aged 30, and 5 ran away": a comma before "and" needs three ages.
      if (tokens.lowers[joiner - 3] === 'aged') return false;
      joiner--;
    }
    if (!/^(?:,|and|or)$/.test(tokens.lowers[joiner] ?? '')) return false;
    at = joiner - 1;
    if (at < 1 || tokens.kinds[at] !== TokenKind.figure || !/^\d{1,3}$/.test(tokens.texts[at]!)) return false;
    if (tokens.lowers[at - 1] === 'aged') return tokens.kinds[first] === TokenKind.figure;
  }
  return false;
}

/** Whether a list goes on with another figure: `, 30`, `and 30`, `, or 30`. */
function goesOnToFigure(tokens: Tokens, i: number): boolean {
  let at = i;
  if (tokens.texts[at] === ',') at++;
  if (/^(?:and|or)$/.test(tokens.lowers[at] ?? '')) at++;
  return at > i && tokens.kinds[at] === TokenKind.figure;
}

const MEASURED_LEVELS =
  /^(?:closed|close|stood|stands|valued|estimated|put|set|ended|remained|remains|opened|trading|traded|priced|finished|peaked|level|levels|rate|tied|capped|hit|pegged|kept|held|temperature|temperatures|score|count|total|speed|speeds|average|averaged|sold|arrived|started|starts|starting|begin|begins|began|left|open|opens|closes|ends|meet|meets|home)$/;
const ENDING = /^(?:|[.,;:!?)”"’–—]|and|but|when|for|after|with|then)$/;

/** Whether the clause ends, or goes on in a way that leaves the number alone. A gap of two lines ends it, too. */
const endsClause = (tokens: Tokens, end: number): boolean =>
  ENDING.test(tokens.lowers[end] ?? '') || tokens.starts[end]! - tokens.ends[end - 1]! > 1;

/** Whether a bare number says how old somebody was: `turned 50`, `Ann was 7.`, `now 79,`, `died at 87.` */
function isAgeOfSomebody(tokens: Tokens, first: number, end: number, value: number): boolean {
  if (end !== first + 1 || tokens.kinds[first] !== TokenKind.figure) return false;
  if (!endsClause(tokens, end) && !isBirthday(tokens, first)) return false;
  let at = first - 1;
  const hasAdverb = /^(?:just|only|now|then|about|nearly|almost)$/.test(tokens.lowers[at] ?? '');
  if (hasAdverb) at--;
  const before = tokens.lowers[at] ?? '';
  if (/^(?:turn|turned|turns|turning)$/.test(before)) return true;
  if (hasAdverb && before === ',' && /^(?:now|then)$/.test(tokens.lowers[at + 1]!)) return true;
  if (/^(?:was|is|am|were)$/.test(before)) return isPerson(tokens, at - 1);
  return (
    before === 'at' &&
    !hasAdverb &&
    value >= 13 &&
    !MEASURED_LEVELS.test(tokens.lowers[at - 1] ?? '') &&
    noFigureFollows(tokens, end)
  );
}

/** Whether the day follows on which somebody reached an age: "turned 60 last month". */
const isBirthday = (tokens: Tokens, first: number): boolean =>
  /^turn(?:ed|s|ing)?$/.test(tokens.lowers[first - 1] ?? '') &&
  /^(?:last|this|next|on|in|earlier|later|yesterday|today|tomorrow)$/.test(tokens.lowers[first + 1] ?? '');

const isPerson = (tokens: Tokens, i: number): boolean =>
  /^(?:he|she|i|who)$/.test(tokens.lowers[i] ?? '') ||
  (/^\p{Lu}\p{Ll}+$/u.test(tokens.texts[i] ?? '') &&
    !/^(?:it|this|that|there|what|here|score|total|temperature)$/.test(tokens.lowers[i]!));

/**
 * Whether no other figure stands after the next token, as one does in tables and results: an "at 19" that is an age
 * stands in a clause.
 */
const noFigureFollows = (tokens: Tokens, end: number): boolean => tokens.kinds[end + 1] !== TokenKind.figure;

const NO_NAME =
  /^(?:january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|sept?|oct|nov|dec|monday|tuesday|wednesday|thursday|friday|saturday|sunday|no|section|chapter|article|part|room|page|psalm)$/;

const PERSON_NOUNS = readWordSet(new URL('./person-nouns.txt', import.meta.url));

/** Whether a figure between commas follows a name, or a noun for a person: `his wife, 29, left`. */
function isApposition(tokens: Tokens, first: number, end: number): boolean {
  if (end !== first + 1 || tokens.kinds[first] !== TokenKind.figure || tokens.texts[first]!.length > 3)
    return false;
  if (PERSON_NOUNS.has(tokens.lowers[first - 2] ?? '') && !/^\p{Lu}/u.test(tokens.texts[first - 2]!))
    return closesApposition(tokens, end);
  const name = tokens.texts[first - 2] ?? '';
  const isName =
    /^\p{Lu}/u.test(name) &&
    tokens.kinds[first - 2] === TokenKind.word &&
    !NO_NAME.test(tokens.lowers[first - 2]!);
  if (
    !isName &&
    !(tokens.texts[first - 2] === '.' && /^(?:Jr|Sr|I{1,3})$/.test(tokens.texts[first - 3] ?? ''))
  )
    return false;
  const next = tokens.texts[end];
  if (next === undefined) return true;
  if (next === ',') return tokens.kinds[end + 1] !== TokenKind.figure;
  return /^[.;)–—―]$/.test(next) || /^(?:of|who|and|from|was|is)$/.test(next) || next === '--';
}

/**
 * Whether a comma or the end of the sentence closes the figure after a noun; in `the winner, 29, and 31` figures are
 * listed.
 */
function closesApposition(tokens: Tokens, end: number): boolean {
  const next = tokens.texts[end];
  if (next !== ',') return next === undefined || /^[.;)]$/.test(next);
  const second = tokens.lowers[end + 1] ?? '';
  const at = second === 'and' || second === 'or' ? end + 2 : end + 1;
  return tokens.kinds[at] !== TokenKind.figure;
}

/** Nouns and pronouns for people who may be under or over an age. */
const PEOPLE =
  /^(?:people|children|kids|adults|men|women|voters|those|anyone|someone|everyone|person|persons|americans|youths|workers|students|girls|boys|patients|players|candidates|drivers|residents|citizens|males|females)$/;

/**
 * Whether a range of a bare number is one of ages: `people under 30`, `voters over 65`, `those 45 and over`, `aged
 * under 23`.
 */
export function isAgeOfPeople(tokens: Tokens, item: Quantity, first: number): boolean {
  if (item.value === null || item.value > 110) return false;
  if (tokens.lowers[first - 1] === 'aged') return true;
  if (!PEOPLE.test(tokens.lowers[first - 1] ?? '')) return false;
  if (first === item.first)
    return /^(?:over|older|under|younger|up)$/.test(tokens.lowers[item.end + 1] ?? '');
  if (!/^(?:under|over|above|below|older|younger)$/.test(tokens.lowers[first]!)) return false;
  return endsClause(tokens, item.end) || tokens.kinds[item.end] === TokenKind.word;
}

const POSSESSIVES: ReadonlySet<string> = new Set(['his', 'her', 'their', 'my', 'your', 'our']);
const DECADE_MODIFIERS: ReadonlySet<string> = new Set(['early', 'mid', 'late', '-', 'to']);

/** Reads the decade of an age: `in his early 50s` is an age from 50 to 59. */
export function readAgeDecade(tokens: Tokens, first: number): Quantity | null {
  const figure = readFigure(tokens.texts[first]!);
  if (
    figure === null ||
    figure.suffix !== 's' ||
    figure.value < 20 ||
    figure.value > 90 ||
    figure.value % 10 !== 0
  )
    return null;
  let before = first - 1;
  while (before >= 0 && DECADE_MODIFIERS.has(tokens.lowers[before]!)) before--;
  if (!POSSESSIVES.has(tokens.lowers[before] ?? '')) return null;
  return quantity(first, first + 1, 'age', {
    low: figure.value,
    high: figure.value + 9,
    lowInclusive: true,
    highInclusive: true,
    unit: 'year',
  });
}

/**
 * Index of the number that gives the unit of the one before: after a hyphen and `and`, `or` or `to`, as in `7- and
 * 8-year-old`. Null for none.
 */
export function secondOfSharedUnit(tokens: Tokens, end: number): number | null {
  if (
    tokens.texts[end] !== '-' ||
    !isAdjacent(tokens, end) ||
    end + 1 >= tokens.count ||
    isAdjacent(tokens, end + 1)
  )
    return null;
  return /^(?:and|or|to)$/.test(tokens.lowers[end + 1]!) ? end + 2 : null;
}
