import { afterHyphen } from '../../language/adjacency.js';
import { TokenKind, type Tokens } from '../../language/tokens.js';
import { countedNoun, isFunctionWord } from './counted-nouns.js';
import { isPer, readUnit, timeUnitAt } from './rates.js';

/** Things that have a price each, after `a` or `an`: `20 cents a share`. After `per`, any noun does. */
const PRICED =
  /^(?:share|head|person|piece|ticket|bottle|unit|seat|game|litre|liter|night|copy|plate|vote|student|vehicle|car|pack|box|bag|case|pop|trip|ride|visit|dose|plane)$/;

/**
 * What an amount of money is per, after it: `barrel` in "$58 a barrel", `square foot` in "$21.25 per square foot",
 * `month`, `share`. Null where it is an amount by itself.
 */
export function priceRate(tokens: Tokens, end: number): string | null {
  const joined = joinedRate(tokens, end);
  if (joined !== null) return joined;
  const paid = paidRate(tokens, end);
  if (paid !== null) return paid;
  const abbreviated = ABBREVIATED.get(tokens.lowers[end] ?? '');
  if (abbreviated !== undefined) return abbreviated;
  if (!isJoiner(tokens, end)) return null;
  const joiner = tokens.lowers[end];
  const at = end + 1;
  const word = tokens.lowers[at] ?? '';
  const many = countRate(tokens, end);
  if (many !== null) return many;
  if (tokens.kinds[at] !== TokenKind.word || word === 'cent') return null;
  if (timeUnitAt(tokens, at) !== undefined) return timeRate(tokens, end);
  const unit = readUnit(tokens, at);
  if (unit !== null && !isPluralForm(tokens, unit.end - 1)) return unit.name;
  if (PRICED.test(word)) return word;
  // "per diluted share"
  if (joiner === 'per' && PRICED.test(tokens.lowers[at + 1] ?? '')) return tokens.lowers[at + 1]!;
  const isNoun = /^\p{Ll}{3,}$/u.test(tokens.texts[at]!) && !isFunctionWord(word);
  return isPer(tokens, end) && isNoun ? word : null;
}

/** What an amount is per where hyphens join the words: `month` in "a $2,000-a-month flat". Null for none. */
function joinedRate(tokens: Tokens, end: number): string | null {
  const joiner = afterHyphen(tokens, end);
  const at = afterHyphen(tokens, joiner + 1);
  if (joiner === end || at === joiner + 1 || !/^(?:an?|per)$/.test(tokens.lowers[joiner]!)) return null;
  const word = tokens.lowers[at]!;
  return timeUnitAt(tokens, at) ?? readUnit(tokens, at)?.name ?? (PRICED.test(word) ? word : null);
}

const ADJECTIVE_TIMES: ReadonlyMap<string, string> = new Map([
  ['hourly', 'hour'],
  ['daily', 'day'],
  ['nightly', 'night'],
  ['weekly', 'week'],
  ['monthly', 'month'],
  ['quarterly', 'quarter'],
  ['annual', 'year'],
  ['yearly', 'year'],
]);
/** What is paid again and again. */
const PAYMENTS =
  /^(?:wages?|minimum|pay|salary|salaries|rents?|fees?|payments?|stipends?|allowances?|benefits?|pensions?|premiums?|subscriptions?|dues|rates?|bills?|charges?|pay(?:check|cheque)s?)$/;

/** What an amount is per by an adjective before a payment: `hour` in "a $15 hourly wage". Null for none. */
const paidRate = (tokens: Tokens, end: number): string | null =>
  PAYMENTS.test(tokens.lowers[end + 1] ?? '')
    ? (ADJECTIVE_TIMES.get(tokens.lowers[end] ?? '') ?? null)
    : null;

/** Rents and prices of buildings in one word: `£900 pcm`, `$1,500 psf`. */
const ABBREVIATED: ReadonlyMap<string, string> = new Map([
  ['pcm', 'month'],
  ['psf', 'square foot'],
  ['psm', 'square meter'],
]);

/**
 * The unit of time that a number of things is per, after it: `day` in "3,000 tests per day", "20 a day". Null for none,
 * as in "20 men a day later".
 */
export function timeRate(tokens: Tokens, end: number): string | null {
  const time = isJoiner(tokens, end) ? timeUnitAt(tokens, end + 1) : undefined;
  const isOfPast = /^(?:ago|earlier|later|before|after|from|old)$/.test(tokens.lowers[end + 2] ?? '');
  return time === undefined || isOfPast ? null : time;
}

/**
 * The number of things that something is per: `100,000 people` in "7.2 deaths per 100,000 people", `100 milliliter` in
 * "$5 per 100 ml". Null for none.
 */
export function countRate(tokens: Tokens, end: number): string | null {
  if (!isDenominator(tokens, end + 1)) return null;
  const figure = tokens.texts[end + 1]!;
  const unit = readUnit(tokens, end + 2);
  if (unit !== null) return `${figure} ${unit.name}`;
  const counted = countedNoun(tokens, end + 2, 'plural');
  if (counted === null) return figure;
  return [figure, ...tokens.lowers.slice(counted.first, counted.end)].join(' ');
}

/** Whether the figure at `i` is that of a rate and counts nothing by itself: `100,000` in "per 100,000 people". */
export const isDenominator = (tokens: Tokens, i: number): boolean =>
  tokens.kinds[i] === TokenKind.figure && tokens.lowers[i - 1] === 'per';

/** Whether a word joins an amount with what it is per: `per`, `/`, `a`, `each`. */
const isJoiner = (tokens: Tokens, i: number): boolean =>
  isPer(tokens, i) || /^(?:an?|each|every)$/.test(tokens.lowers[i] ?? '');

const isPluralForm = (tokens: Tokens, i: number): boolean => /[a-z]{3}s$/.test(tokens.lowers[i]!);
