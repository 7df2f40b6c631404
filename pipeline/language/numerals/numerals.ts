import { afterHyphen } from '../adjacency.js';
import { TokenKind, type Tokens } from '../tokens.js';
import { readArticleFraction, readHalf } from './article-fractions.js';
import { readFigure, vulgarFraction } from './figures.js';
import { readDenominator, readFractionWords, readMixedDigits, readSlashFraction } from './fractions.js';
import { DENOMINATORS, NUMBER_WORDS } from './number-words.js';
import { multiplied, type Numeral, withScale } from './numeral.js';
import { readPower } from './powers.js';

const MULTIPLIER_SUFFIXES: ReadonlyMap<string, number> = new Map([
  ['k', 1e3],
  ['mn', 1e6],
  ['mil', 1e6],
  ['mln', 1e6],
  ['mm', 1e6],
  ['million', 1e6],
  ['b', 1e9],
  ['bn', 1e9],
  ['bln', 1e9],
  ['billion', 1e9],
  ['t', 1e12],
  ['tn', 1e12],
  ['trn', 1e12],
  ['tln', 1e12],
  ['trillion', 1e12],
]);

/**
 * Reads the cardinal number that begins at token `first`: `118,000`, `1.2bn`, `three hundred and two`, `two-thirds`,
 * `half a million`, `five and a half million`, `10 1/2`. Null for none.
 *
 * @param isMoney whether it is an amount of money, after whose digits letters are scales: `£3m`, `$100t`, `$8 B`;
 *   otherwise an `m` may mean metres
 * @param depth of nesting, see `MAX_DEPTH`
 */
export function readNumeral(tokens: Tokens, first: number, isMoney = false, depth = 0): Numeral | null {
  if (first >= tokens.count) return null;
  if (tokens.kinds[first] === TokenKind.figure) return readDigits(tokens, first, isMoney, depth);
  if (tokens.kinds[first] === TokenKind.punctuation) return readFractionCharacter(tokens, first);
  return (
    readHalf(tokens, first) ??
    readArticleScale(tokens, first, depth) ??
    readArticleFraction(tokens, first) ??
    readWords(tokens, first, depth)
  );
}

function readDigits(tokens: Tokens, first: number, isMoney: boolean, depth: number): Numeral | null {
  const text = tokens.texts[first]!;
  const figure = readFigure(text);
  if (figure === null) return null;
  const power = readPower(tokens, first, figure);
  if (power !== null) return power;
  if (figure.suffix !== '') {
    const multiplier = suffixValue(figure.suffix, text, isMoney);
    return multiplier === null
      ? null
      : { value: multiplied(figure.value, multiplier), end: first + 1, isWords: false };
  }
  const fraction = readSlashFraction(tokens, first);
  if (fraction !== null) return withScale(tokens, fraction);
  const spaced = readSpacedGroups(tokens, first);
  if (spaced !== null) return spaced;
  const mixed = readMixedDigits(tokens, first, figure.value);
  if (mixed !== null) return withScale(tokens, mixed);
  const letter = isMoney ? SCALE_LETTERS.get(tokens.texts[first + 1] ?? '') : undefined;
  if (letter !== undefined && tokens.texts[first + 2] !== '.')
    return { value: multiplied(figure.value, letter), end: first + 2, isWords: false };
  return extendWords(tokens, first + 1, figure.value, false, depth);
}

/** Letters after an amount of money, with a space between: `$8 B`. */
const SCALE_LETTERS: ReadonlyMap<string, number> = new Map([
  ['K', 1e3],
  ['M', 1e6],
  ['m', 1e6],
  ['MM', 1e6],
  ['B', 1e9],
  ['b', 1e9],
  ['T', 1e12],
]);

function suffixValue(suffix: string, text: string, isMoney: boolean): number | null {
  if (suffix === 'm') return isMoney || text.endsWith('M') ? 1e6 : null;
  if ((suffix === 'b' || suffix === 't') && text.endsWith(suffix) && !isMoney) return null;
  if (suffix === 'mm' && text.endsWith('m')) return null;
  return MULTIPLIER_SUFFIXES.get(suffix) ?? null;
}

/** From this many groups on, a row of figures is a table. */
const MAX_GROUPS = 5;

/** Reads groups of three digits separated by spaces: `1 234 567`; at least two groups, or one of three zeros. */
function readSpacedGroups(tokens: Tokens, first: number): Numeral | null {
  if (!/^\d{1,3}$/.test(tokens.texts[first]!)) return null;
  let end = first + 1;
  let digits = tokens.texts[first]!;
  while (
    end <= first + MAX_GROUPS &&
    end < tokens.count &&
    tokens.starts[end] === tokens.ends[end - 1]! + 1 &&
    /^\d{3}(?:\.\d+)?$/.test(tokens.texts[end]!)
  ) {
    digits += tokens.texts[end];
    end++;
    if (digits.includes('.')) break;
  }
  const groups = end - first - 1;
  if (groups === 0 || groups === MAX_GROUPS || (groups === 1 && tokens.texts[first + 1] !== '000'))
    return null;
  return { value: Number(digits), end, isWords: false };
}

function readFractionCharacter(tokens: Tokens, first: number): Numeral | null {
  const value = vulgarFraction(tokens.texts[first]!);
  if (value === undefined) return null;
  return withScale(tokens, { value, end: first + 1, isWords: false });
}

/** Reads `a hundred`, `a million`, `a dozen`. */
function readArticleScale(tokens: Tokens, first: number, depth: number): Numeral | null {
  const article = tokens.lowers[first];
  if (article !== 'a' && article !== 'an') return null;
  const next = tokens.lowers[first + 1] ?? '';
  const role = NUMBER_WORDS.get(next)?.role;
  return role === 'hundred' || (role === 'scale' && next.length > 2)
    ? extendWords(tokens, first + 1, 1, true, depth)
    : null;
}

/**
 * Reads a number in words. A bare scale word ("million") is left over from something else; only a dozen needs no number
 * before it.
 */
function readWords(tokens: Tokens, first: number, depth: number): Numeral | null {
  const word = NUMBER_WORDS.get(tokens.lowers[first] ?? '');
  if (word === undefined || word.role === 'hundred') return null;
  if (word.role === 'scale') return word.value === 12 ? extendWords(tokens, first, 1, true, depth) : null;
  return extendWords(tokens, first + 1, word.value, true, depth);
}

/** Reads the words after a number below a hundred, or after a figure, whose value is `start`. */
function extendWords(tokens: Tokens, from: number, start: number, isWords: boolean, depth: number): Numeral {
  let total = 0;
  let group = start;
  let lastScale = Number.POSITIVE_INFINITY;
  let lastMultiplier = 0;
  let end = from;
  for (;;) {
    const at = afterHyphen(tokens, end);
    const word = NUMBER_WORDS.get(tokens.lowers[at] ?? '');
    if (word === undefined || tokens.kinds[at] !== TokenKind.word) break;
    if (word.role === 'unit' || word.role === 'ten') {
      if (!isWords || !fits(group, word.value, word.role === 'ten', total > 0)) break;
      group += word.value;
      lastMultiplier = 0;
    } else if (word.role === 'hundred') {
      if (group === 0 || group >= 100) break;
      group = multiplied(group, 100);
      lastMultiplier = 100;
    } else if (group > 0 && word.value < lastScale) {
      total += multiplied(group, word.value);
      group = 0;
      lastScale = word.value;
      lastMultiplier = word.value;
    } else if (group === 0 && word.value > lastScale) {
      total *= word.value;
      lastScale = word.value;
      lastMultiplier = word.value;
    } else break;
    end = at + 1;
  }
  const numeral = { value: total + group, end, isWords };
  return (
    readAnd(tokens, numeral, lastMultiplier, depth) ??
    readPoint(tokens, numeral) ??
    readDenominator(tokens, numeral) ??
    numeral
  );
}

/**
 * Whether a word below a hundred can be added: `twenty` + `five`, `three hundred` + `seven`, `two thousand` + `six`.
 */
function fits(group: number, value: number, isTen: boolean, hasScale: boolean): boolean {
  const rest = group % 100;
  if (group === 0) return hasScale;
  if (rest === 0) return group >= 100;
  return !isTen && value > 0 && value < 10 && rest >= 20 && rest % 10 === 0;
}

/** Deepest nesting: `a million and two thousand and five`. */
const MAX_DEPTH = 2;

/** Reads what follows "and": `hundred and two`, `million and a half`, `five and a half million`. */
function readAnd(tokens: Tokens, numeral: Numeral, lastMultiplier: number, depth: number): Numeral | null {
  const at = afterHyphen(tokens, numeral.end);
  if (tokens.lowers[at] !== 'and') return null;
  const next = afterHyphen(tokens, at + 1);
  const fraction = readFractionWords(tokens, next);
  if (fraction !== null) return addFraction(tokens, numeral, fraction, lastMultiplier);
  if (lastMultiplier < 100 || depth >= MAX_DEPTH) return null;
  const rest = readNumeral(tokens, next, false, depth + 1);
  if (rest === null) return null;
  if (rest.value >= lastMultiplier) return readScaledTogether(tokens, numeral, rest, next, lastMultiplier);
  if (!rest.isWords && lastMultiplier !== 100) return null;
  const denominator = improperDenominator(tokens, next, rest);
  if (denominator !== null)
    return { value: numeral.value / denominator + rest.value, end: rest.end, isWords: numeral.isWords };
  return { value: numeral.value + rest.value, end: rest.end, isWords: numeral.isWords };
}

/**
 * The number whose scale follows the words after "and": "two hundred and two thousand" are 202,000. Null where the two
 * are numbers of their own: "between two hundred and two thousand".
 */
function readScaledTogether(
  tokens: Tokens,
  numeral: Numeral,
  rest: Numeral,
  restFirst: number,
  lastMultiplier: number,
): Numeral | null {
  if (lastMultiplier !== 100 || !numeral.isWords || !rest.isWords) return null;
  const scale = NUMBER_WORDS.get(tokens.lowers[rest.end - 1]!);
  const below = NUMBER_WORDS.get(tokens.lowers[restFirst]!);
  if (scale?.role !== 'scale' || scale.value < 1000 || numeral.value >= 1000) return null;
  if (below === undefined || rest.value / scale.value >= 100 || followsBetween(tokens, numeral)) return null;
  return { value: numeral.value * scale.value + rest.value, end: rest.end, isWords: true };
}

/** Most words of a number before "and". */
const LONGEST_HUNDREDS = 4;

function followsBetween(tokens: Tokens, numeral: Numeral): boolean {
  for (let at = numeral.end - 1; at >= 0 && at >= numeral.end - LONGEST_HUNDREDS; at--)
    if (/^(?:between|from)$/.test(tokens.lowers[at]!)) return true;
  return false;
}

/**
 * The denominator where it belongs to the whole number: "a hundred and thirty-two fifths" are 132 fifths. Null where
 * the number has a whole part: "a hundred and fifty-four hundredths".
 */
function improperDenominator(tokens: Tokens, first: number, numeral: Numeral): number | null {
  const below = DENOMINATORS.get(tokens.lowers[numeral.end - 1]!);
  if (below === undefined || numeral.value <= 1 || Number.isInteger(numeral.value)) return null;
  for (let at = first; at < numeral.end; at++) if (tokens.lowers[at] === 'and') return null;
  return below.value;
}

function addFraction(tokens: Tokens, numeral: Numeral, fraction: Numeral, lastMultiplier: number): Numeral {
  const scale = NUMBER_WORDS.get(tokens.lowers[fraction.end] ?? '');
  if (scale?.role === 'scale' && scale.value >= 1000) {
    const value =
      numeral.value >= 1000
        ? numeral.value + fraction.value * scale.value
        : multiplied(numeral.value + fraction.value, scale.value);
    return { value, end: fraction.end + 1, isWords: numeral.isWords };
  }
  const unit = lastMultiplier >= 1000 ? lastMultiplier : 1;
  return { value: numeral.value + fraction.value * unit, end: fraction.end, isWords: numeral.isWords };
}

/** Reads decimals in words: `two hundred point zero three`. */
function readPoint(tokens: Tokens, numeral: Numeral): Numeral | null {
  if (!numeral.isWords || tokens.lowers[numeral.end] !== 'point') return null;
  let digits = '';
  let end = numeral.end + 1;
  for (;;) {
    const word = NUMBER_WORDS.get(tokens.lowers[end] ?? '');
    if (word?.role !== 'unit' || word.value > 9) break;
    digits += word.value;
    end++;
  }
  if (digits === '') return null;
  return withScale(tokens, { value: numeral.value + Number(`0.${digits}`), end, isWords: true });
}
