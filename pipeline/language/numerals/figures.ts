/** The parts of a figure token: `1.2bn` is 1.2 with the suffix `bn`. */
export interface Figure {
  readonly value: number;
  /** Letters after the digits, in lower case; empty when there are none. */
  readonly suffix: string;
  /** The digits with their points and commas. */
  readonly digits: string;
}

/** Longer tokens are codes, not numbers. */
const MAX_LENGTH = 30;

/** Longer rows of digits are codes, too: a number cannot hold them exactly, and nobody writes them without commas. */
const MAX_PLAIN_DIGITS = 16;

const GROUPED = /^\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?$/;
const DECIMAL_COMMA = /^\d+,\d{1,2}$/;
const DECIMAL = /^\d*\.\d+$/;
const PLAIN = /^\d+$/;

/**
 * Reads a figure token; null when its points, commas or colons make no number (`192.168.1.2`, `12:30`). Commas separate
 * groups of three digits or, as in India, of two above the last three; a single comma before one or two final digits is
 * a decimal comma.
 */
export function readFigure(token: string): Figure | null {
  if (token.length > MAX_LENGTH) return null;
  let length = token.length;
  while (length > 0 && !isDigit(token.charCodeAt(length - 1))) length--;
  const digits = length === token.length ? token : token.slice(0, length);
  const suffix = length === token.length ? '' : token.slice(length).toLowerCase();
  const value = digitsValue(digits);
  return value === null ? null : { value, suffix, digits };
}

function digitsValue(digits: string): number | null {
  if (PLAIN.test(digits)) return digits.length > MAX_PLAIN_DIGITS ? null : Number(digits);
  if (DECIMAL.test(digits)) return Number(digits);
  if (GROUPED.test(digits)) return Number(digits.replaceAll(',', ''));
  if (DECIMAL_COMMA.test(digits)) return Number(digits.replace(',', '.'));
  return null;
}

const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;

const VULGAR_FRACTIONS: ReadonlyMap<string, number> = new Map([
  ['½', 1 / 2],
  ['⅓', 1 / 3],
  ['⅔', 2 / 3],
  ['¼', 1 / 4],
  ['¾', 3 / 4],
  ['⅕', 1 / 5],
  ['⅖', 2 / 5],
  ['⅗', 3 / 5],
  ['⅘', 4 / 5],
  ['⅙', 1 / 6],
  ['⅚', 5 / 6],
  ['⅛', 1 / 8],
  ['⅜', 3 / 8],
  ['⅝', 5 / 8],
  ['⅞', 7 / 8],
]);

/** The value of a fraction character (`½`); undefined for any other token. */
export const vulgarFraction = (token: string): number | undefined => VULGAR_FRACTIONS.get(token);
