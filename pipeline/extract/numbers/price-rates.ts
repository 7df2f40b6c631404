import { TokenKind, type Tokens } from '../../language/tokens.js';
import { isFunctionWord } from './counted-nouns.js';
import { isPer, readUnit, timeUnitAt } from './rates.js';

/** Things that have a price each, after `a` or `an`: `20 cents a share`. After `per`, any noun does. */
const PRICED =
  /^(?:share|head|person|piece|ticket|bottle|unit|seat|game|litre|liter|night|copy|plate|vote|student|vehicle|car|pack|box|bag|case|pop|trip|ride|visit|dose|plane)$/;

/**
 * What an amount of money is per, after it: `barrel` in "$58 a barrel", `square foot` in "$21.25 per square foot",
 * `month`, `share`. Null where it is an amount by itself.
 */
export function priceRate(tokens: Tokens, end: number): string | null {
  if (!isJoiner(tokens, end)) return null;
  const joiner = tokens.lowers[end];
  const at = end + 1;
  const word = tokens.lowers[at] ?? '';
  if (tokens.kinds[at] !== TokenKind.word || word === 'cent') return null;
  if (timeUnitAt(tokens, at) !== undefined) return timeRate(tokens, end);
  const unit = readUnit(tokens, at);
  if (unit !== null && !isPluralForm(tokens, unit.end - 1)) return unit.name;
  if (PRICED.test(word)) return word;
  // "per diluted share"
  if (joiner === 'per' && PRICED.test(tokens.lowers[at + 1] ?? '')) return tokens.lowers[at + 1]!;
  const isNoun = /^\p{Ll}{3,}$/u.test(tokens.texts[at]!) && !isFunctionWord(word);
  return joiner === 'per' && isNoun ? word : null;
}

/**
 * The unit of time that a number of things is per, after it: `day` in "3,000 tests per day", "20 a day". Null for none,
 * as in "20 men a day later".
 */
export function timeRate(tokens: Tokens, end: number): string | null {
  const time = isJoiner(tokens, end) ? timeUnitAt(tokens, end + 1) : undefined;
  const isOfPast = /^(?:ago|earlier|later|before|after|from|old)$/.test(tokens.lowers[end + 2] ?? '');
  return time === undefined || isOfPast ? null : time;
}

/** Whether a word joins an amount with what it is per: `per`, `/`, `a`, `each`. */
const isJoiner = (tokens: Tokens, i: number): boolean =>
  isPer(tokens, i) || /^(?:an?|each|every)$/.test(tokens.lowers[i] ?? '');

const isPluralForm = (tokens: Tokens, i: number): boolean => /[a-z]{3}s$/.test(tokens.lowers[i]!);
