import { afterHyphen, isAdjacent } from '../../language/adjacency.js';
import { readFigure } from '../../language/numerals/figures.js';
import { NUMBER_WORDS } from '../../language/numerals/number-words.js';
import type { Numeral } from '../../language/numerals/numeral.js';
import { readNumeral } from '../../language/numerals/numerals.js';
import { TokenKind, type Tokens } from '../../language/tokens.js';
import { readTable } from '../../text/word-list.js';
import { indexPhrases, phraseAt } from './phrase-index.js';
import { type Quantity, quantity } from './quantity.js';

const ROWS = readTable(new URL('./currencies.txt', import.meta.url)).flatMap(([unit, form, names]) =>
  (names as string).split(',').map((name) => ({ unit: unit as string, form: form as string, name })),
);
const rowsOf = (form: string): [string, string][] =>
  ROWS.filter((row) => row.form === form).map((row) => [row.name, row.unit]);

const CURRENCY_WORDS = indexPhrases(rowsOf('word'), 'first');
/** Currency signs, alone or with the letters before them (`us$`). */
const SIGNS: ReadonlyMap<string, string> = new Map(rowsOf('symbol'));
const CODES: ReadonlyMap<string, string> = new Map(rowsOf('code'));

/** Currency codes that count only in capitals, since in lower case they are words or names. */
const CAPITALS: ReadonlyMap<string, string> = new Map(rowsOf('capitals'));

/** Letters before an amount, with or without a space, in the style of newspapers: `RM50,000`, `Rs. 300`. */
const PREFIXES: ReadonlyMap<string, string> = new Map(rowsOf('prefix'));
/** Letters that the tokenizer cuts off only before an amount of money: `R500m`, `N2bn`, `PS2.7m`. */
const ATTACHED_LETTERS: ReadonlyMap<string, string> = new Map(rowsOf('attached'));
/** Letters attached to the amount before them: `50p`, `200EUR`. */
const SUFFIXES: ReadonlyMap<string, string> = new Map(rowsOf('suffix'));
/** Whose dollar an amount with a sign is, where the word stands after it: `$75 U.S.` */
const OWNERS: ReadonlyMap<string, string> = new Map(rowsOf('owner'));

/**
 * Words that money can begin with: codes, also with a prefix for millions (`MGBP`), and the letters before a sign
 * (`US$`).
 */
export const MONEY_STARTS: ReadonlySet<string> = new Set([
  ...PREFIXES.keys(),
  ...ATTACHED_LETTERS.keys(),
  ...[...CODES.keys()].flatMap((code) => [code, `m${code}`]),
  ...[...CAPITALS.keys()].map((code) => code.toLowerCase()),
  ...[...SIGNS.keys()].map((sign) => sign.slice(0, -1)),
]);

interface CurrencyBefore {
  readonly unit: string;
  /** Index of the amount. */
  readonly at: number;
}

/** Whether money can begin with this token: a sign, a code, or letters before a sign. */
export const startsMoney = (tokens: Tokens, i: number): boolean => currencyBefore(tokens, i) !== null;

function currencyBefore(tokens: Tokens, i: number): CurrencyBefore | null {
  const word = tokens.lowers[i]!;
  if (tokens.kinds[i] === TokenKind.punctuation) {
    if (word === '#') return isHashedAmount(tokens, i + 1) ? { unit: 'Pound', at: i + 1 } : null;
    const unit = SIGNS.get(word);
    if (unit === undefined) return null;
    const dollar = word === '$' ? dollarOfLetters(tokens, i + 1) : undefined;
    return dollar === undefined ? { unit, at: i + 1 } : { unit: dollar, at: i + 2 };
  }
  if (tokens.kinds[i] !== TokenKind.word || word.length > 4) return null;
  const sign = tokens.texts[i + 1];
  if (sign === '$' || sign === '£') {
    const unit = SIGNS.get(word + sign);
    // "a $5 fee" is no Australian dollar.
    if (unit !== undefined && (word.length > 1 || word === 'c' || isAdjacent(tokens, i + 1)))
      return { unit, at: i + 2 };
  }
  const prefix = PREFIXES.get(word);
  if (prefix !== undefined)
    return { unit: prefix, at: word === 'rs' && tokens.texts[i + 1] === '.' ? i + 2 : i + 1 };
  const attached = ATTACHED_LETTERS.get(word);
  if (attached !== undefined && isAdjacentFigure(tokens, i + 1) && tokens.texts[i] === word.toUpperCase())
    return { unit: attached, at: i + 1 };
  if (tokens.texts[i] === 'Y') {
    // "Y=590 billion", the yen of texts of few characters
    const at = tokens.texts[i + 1] === '=' ? i + 2 : i + 1;
    if (isScaledFigure(tokens, at)) return { unit: 'JPY', at };
  }
  const code = codeUnit(tokens, i);
  return code === null ? null : { unit: code.unit, at: i + 1 };
}

const isAdjacentFigure = (tokens: Tokens, i: number): boolean =>
  tokens.kinds[i] === TokenKind.figure && isAdjacent(tokens, i);

/** The dollar of the letters between a sign and its figure: `$US55`, `$A1.2bn`. */
const dollarOfLetters = (tokens: Tokens, i: number): string | undefined =>
  isAdjacent(tokens, i) && isAdjacentFigure(tokens, i + 1) ? SIGNS.get(`${tokens.lowers[i]}$`) : undefined;

/**
 * Whether a figure after `#` is an amount of pounds, as in texts of few characters: `#13 billion`, `#20.1m`, `#4,500`;
 * but `#5` is a rank.
 */
function isHashedAmount(tokens: Tokens, i: number): boolean {
  if (!isAdjacentFigure(tokens, i)) return false;
  if (/^\d{1,3}(?:,\d{3})+$|[mb]n?$/.test(tokens.lowers[i]!)) return true;
  return isScaledFigure(tokens, i);
}

/** Whether a figure has a scale after it: `13 billion`. */
const isScaledFigure = (tokens: Tokens, i: number): boolean =>
  tokens.kinds[i] === TokenKind.figure && NUMBER_WORDS.get(tokens.lowers[i + 1] ?? '')?.role === 'scale';

/** The currency of a code: `USD`, `usd`, `MGBP` (millions); null for any other token. */
function codeUnit(tokens: Tokens, i: number): { unit: string; isMillion: boolean } | null {
  const text = tokens.texts[i] ?? '';
  const unit = CODES.get(tokens.lowers[i] ?? '') ?? CAPITALS.get(text);
  if (unit !== undefined) return { unit, isMillion: false };
  const million =
    text.length === 4 && text.startsWith('M') && text === text.toUpperCase()
      ? CODES.get(text.slice(1).toLowerCase())
      : undefined;
  return million === undefined ? null : { unit: million, isMillion: true };
}

/** Reads money with the sign or code first: `$5.4 million`, `US$ 3bn`, `dlrs 220 million`, `RM50,000`, `USD 200`. */
export function readMoneyBySign(tokens: Tokens, i: number): Quantity | null {
  const before = currencyBefore(tokens, i);
  if (before === null) return null;
  const hasMinus = tokens.texts[before.at] === '-' && isAdjacent(tokens, before.at + 1);
  // "an RS-25 engine"
  if (hasMinus && tokens.kinds[before.at - 1] === TokenKind.word && isAdjacent(tokens, before.at))
    return null;
  const at = hasMinus ? before.at + 1 : before.at;
  if (at >= tokens.count || tokens.kinds[at] !== TokenKind.figure) return null;
  const numeral = readNumeral(tokens, at, true);
  if (numeral === null) return null;
  const isMillion = codeUnit(tokens, i)?.isMillion === true;
  const end = dollarNamedAfter(tokens, numeral.end, before.unit);
  const value = (hasMinus ? -1 : 1) * (isMillion ? numeral.value * 1e6 : numeral.value);
  return quantity(i, end.end, 'money', { value, unit: end.unit });
}

/** The dollar that a code or a country after the amount names (`$5 USD`, `$75 U.S.`), and the index after it. */
function dollarNamedAfter(tokens: Tokens, i: number, unit: string): { end: number; unit: string } {
  const word = tokens.lowers[i] ?? '';
  if (unit !== 'Dollar' || !/^\p{Lu}/u.test(tokens.texts[i] ?? '')) return { end: i, unit };
  const isCode = tokens.texts[i] === word.toUpperCase() && CODES.has(word);
  const named = isCode ? CODES.get(word) : endsAmount(tokens, i + 1) ? OWNERS.get(word) : undefined;
  return named === undefined ? { end: i, unit } : { end: i + 1, unit: named };
}

/** Whether an amount ends before token `i`, so that the word before names its dollar: not "$5 Canadian wheat". */
const endsAmount = (tokens: Tokens, i: number): boolean =>
  /^(?:|[.,;:!?)(/–—-]|per|an?|each|in|for|to|and|or|on|at|by|from|as|was|is|of|this|last|when|which|more|less|worth)$/.test(
    tokens.lowers[i] ?? '',
  );

/**
 * Reads money with the currency after the number: `five million yen`, `12-cent`, `10 €`, `3 dollars 50 cents`, `75 USD
 * million`.
 */
export function readMoneyByWord(tokens: Tokens, first: number, numeral: Numeral): Quantity | null {
  const at = afterHyphen(tokens, numeral.end);
  const currency = currencyAfter(tokens, at, numeral.value);
  if (currency === null) return null;
  const cents = readCents(tokens, currency.end, currency.unit);
  if (cents !== null)
    return quantity(first, cents.end, 'money', {
      value: round(numeral.value + cents.value / 100),
      unit: currency.unit,
    });
  const scale = currency.isCode ? NUMBER_WORDS.get(tokens.lowers[currency.end] ?? '') : undefined;
  if (scale?.role === 'scale' && scale.value >= 1000) {
    return quantity(first, currency.end + 1, 'money', {
      value: numeral.value * scale.value,
      unit: currency.unit,
    });
  }
  return quantity(first, currency.end, 'money', {
    value: round(numeral.value * currency.factor),
    unit: currency.unit,
  });
}

/** Reads a figure and currency in one word: `50p`, `75c`, `200EUR`. */
export function readAttachedCurrency(tokens: Tokens, first: number): Quantity | null {
  const figure = readFigure(tokens.texts[first]!);
  const unit = figure === null ? undefined : SUFFIXES.get(figure.suffix);
  if (figure === null || unit === undefined) return null;
  // "30C" is a temperature, and "Section 3c" has no cents.
  const isCents =
    figure.suffix !== 'c' ||
    (tokens.texts[first]!.endsWith('c') && !/^\p{Lu}/u.test(tokens.texts[first - 1] ?? ''));
  return isCents && !isPicture(tokens, first)
    ? quantity(first, first + 1, 'money', { value: figure.value, unit })
    : null;
}

/** Whether lines or frames of a picture are given: `1080p`, `2560 x 1600p`, `4K/60p`. */
const isPicture = (tokens: Tokens, i: number): boolean =>
  /^(?:1080|1440|2160|4320)p$/.test(tokens.lowers[i]!) ||
  (tokens.lowers[i]!.endsWith('p') && /^[x×/]$/.test(tokens.lowers[i - 1] ?? ''));

const round = (value: number): number => Number(value.toPrecision(15));

interface CurrencyAfter {
  readonly unit: string;
  readonly end: number;
  readonly isCode: boolean;
  readonly factor: number;
}

/** The currency at `i`, after a number; null for none. */
export function currencyAfter(tokens: Tokens, i: number, amount: number | null): CurrencyAfter | null {
  const word = tokens.lowers[i];
  if (word === undefined) return null;
  const phrase = phraseAt(CURRENCY_WORDS, tokens, i);
  if (phrase !== null)
    return { unit: phrase.meaning, end: i + phrase.words.length, isCode: false, factor: 1 };
  // Below ten thousand, pounds without a sign are more often a weight.
  if ((word === 'pounds' || word === 'pound') && amount !== null && amount >= 10_000)
    return { unit: 'Pound', end: i + 1, isCode: false, factor: 1 };
  if (word === 'won' && amount !== null && amount >= 10_000)
    return { unit: 'KRW', end: i + 1, isCode: false, factor: 1 };
  const code = isAdjacentFigure(tokens, i + 1) ? null : codeUnit(tokens, i);
  if (code !== null) return { unit: code.unit, end: i + 1, isCode: true, factor: code.isMillion ? 1e6 : 1 };
  const sign = tokens.kinds[i] === TokenKind.punctuation ? SIGNS.get(word) : undefined;
  // "10 $ 30": a sign attached to the figure after it belongs to that figure.
  if (
    sign === undefined ||
    (i + 1 < tokens.count && tokens.kinds[i + 1] === TokenKind.figure && isAdjacent(tokens, i + 1))
  )
    return null;
  return { unit: sign, end: i + 1, isCode: false, factor: 1 };
}

const WITH_CENTS: ReadonlySet<string> = new Set(['Dollar', 'EUR', 'USD', 'CAD', 'AUD', 'Pound', 'GBP']);

/** Reads the cents after an amount: `3 dollars 50 cents`, `thirteen dollars forty five`. */
function readCents(tokens: Tokens, i: number, unit: string): { value: number; end: number } | null {
  if (!WITH_CENTS.has(unit)) return null;
  const hasAnd = tokens.lowers[i] === 'and';
  const numeral = readNumeral(tokens, hasAnd ? i + 1 : i);
  if (numeral === null || numeral.value >= 100 || !Number.isInteger(numeral.value) || numeral.value < 1)
    return null;
  const word = tokens.lowers[numeral.end];
  if (word === 'cents' || word === 'cent' || word === 'pence')
    return { value: numeral.value, end: numeral.end + 1 };
  const endsClause = word === undefined || /^[.,;!?]$/.test(word);
  return !hasAnd && numeral.isWords && numeral.value >= 10 && endsClause
    ? { value: numeral.value, end: numeral.end }
    : null;
}
