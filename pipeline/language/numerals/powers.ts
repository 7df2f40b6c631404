import { isAdjacent } from '../adjacency.js';
import { TokenKind, type Tokens } from '../tokens.js';
import type { Figure } from './figures.js';
import type { Numeral } from './numeral.js';

/**
 * Reads a power or scientific notation that begins with a figure: `2.5^-1`, `1.2e13`, `6.02 × 10^23`, `6.02x10^23`.
 * Null for none.
 */
export function readPower(tokens: Tokens, first: number, figure: Figure): Numeral | null {
  if (figure.suffix === 'e') {
    const exponent = readExponent(tokens, first + 1);
    return exponent === null ? null : numeralOf(`${figure.value}e${exponent.value}`, exponent.end);
  }
  if (figure.suffix === 'x') return readTimesTen(tokens, first + 1, figure);
  if (figure.suffix !== '') return null;
  const raised = readSuperscript(tokens, first + 1);
  if (raised !== null && figure.digits === '10') return numeralOf(`1e${raised.value}`, raised.end);
  const next = tokens.lowers[first + 1];
  if (next === '×' || next === 'x' || next === '*' || next === '·')
    return readTimesTen(tokens, first + 2, figure);
  if (next !== '^' || !isAdjacent(tokens, first + 1)) return null;
  const exponent = readExponent(tokens, first + 2);
  return exponent === null ? null : finite(figure.value ** exponent.value, exponent.end);
}

/** `10^23` or `10²³` after a multiplication sign. */
function readTimesTen(tokens: Tokens, i: number, figure: Figure): Numeral | null {
  const raised = tokens.texts[i] === '10' ? readSuperscript(tokens, i + 1) : null;
  if (raised !== null) return numeralOf(`${figure.value}e${raised.value}`, raised.end);
  if (tokens.texts[i] !== '10') return null;
  const isRaised = tokens.texts[i + 1] === '^' && isAdjacent(tokens, i + 1);
  if (!isRaised && !hasLoweredExponent(tokens, i)) return null;
  const exponent = readExponent(tokens, isRaised ? i + 2 : i + 1);
  return exponent === null ? null : numeralOf(`${figure.value}e${exponent.value}`, exponent.end);
}

/** Whether the exponent lost its place above the line, but not its sign: `1.99×10−30`; not in `3×10-12 repetitions`. */
const hasLoweredExponent = (tokens: Tokens, ten: number): boolean =>
  tokens.texts[ten - 1] === '×' &&
  (tokens.texts[ten + 1] === '−' || (tokens.texts[ten + 1] === '-' && tokens.texts[ten - 2]!.includes('.')));

/** A numeral from its decimal form, so that `1.1e6` is exactly 1,100,000. */
const numeralOf = (text: string, end: number): Numeral | null => finite(Number(text), end);

/** A numeral; null when it is too large for a number. */
const finite = (value: number, end: number): Numeral | null =>
  Number.isFinite(value) ? { value, end, isWords: false } : null;

const SIGNS: ReadonlyMap<string, number> = new Map([
  ['+', 1],
  ['-', -1],
  ['−', -1],
  ['--', 1],
]);

const SUPERSCRIPTS = '⁰¹²³⁴⁵⁶⁷⁸⁹';

/** Reads small raised digits attached to the token before them, perhaps with a sign: `⁻³`, `²³`. */
function readSuperscript(tokens: Tokens, i: number): { value: number; end: number } | null {
  const isNegative = tokens.texts[i] === '⁻';
  let end = isNegative ? i + 1 : i;
  let digits = '';
  if (isNegative && !isAdjacent(tokens, i)) return null;
  while (end < tokens.count && isAdjacent(tokens, end) && digits.length < 3) {
    const digit = SUPERSCRIPTS.indexOf(tokens.texts[end]!);
    if (digit < 0) break;
    digits += digit;
    end++;
  }
  return digits === '' ? null : { value: (isNegative ? -1 : 1) * Number(digits), end };
}

/** Reads a signed whole number attached to the token before it. */
function readExponent(tokens: Tokens, i: number): { value: number; end: number } | null {
  const sign = SIGNS.get(tokens.texts[i] ?? '');
  const at = sign === undefined ? i : i + 1;
  for (let k = i; k <= at; k++) if (k >= tokens.count || !isAdjacent(tokens, k)) return null;
  const digits = tokens.texts[at]!;
  if (tokens.kinds[at] !== TokenKind.figure || !/^\d{1,3}$/.test(digits)) return null;
  return { value: (sign ?? 1) * Number(digits), end: at + 1 };
}
