import { readWordSet } from '../text/word-list.js';

/** Currency codes and the letters that newspapers write for a currency: `USD`, `RM`, `Rs`. */
const LETTERS = readWordSet(new URL('./currency-letters.txt', import.meta.url));
const LONGEST = 4;

/** Letters between a dollar sign and its digits: `$US55`, `$A1.2bn`. */
const AFTER_DOLLAR = /^(?:US|A|AU|AUS|C|CA|CAN|NZ|HK|NT|S)$/;

/**
 * Letters that are money only before an amount in full or with a scale: `R500,000`, `R1.2bn`, `PS2.7m` (a pound sign
 * in a text of few characters); `R18` is a rating, `PS5` a console.
 */
const AMBIGUOUS =
  /(?:R|N|P|Y|PS)(?=\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?(?:m|bn|b|mn|k| million| billion)(?![\p{L}\p{N}]))/uy;

/** The offset after the letters of a currency that are attached to an amount (`USD10m`, `RM50,000`); -1 for none. */
export function currencyLettersEnd(text: string, at: number): number {
  let end = at;
  while (end < at + LONGEST && isLetter(text.charCodeAt(end))) end++;
  if (!isDigit(text.charCodeAt(end))) return -1;
  const letters = text.slice(at, end);
  if (LETTERS.has(letters)) return end;
  if (text[at - 1] === '$' && AFTER_DOLLAR.test(letters)) return end;
  AMBIGUOUS.lastIndex = at;
  return AMBIGUOUS.test(text) ? end : -1;
}

const isLetter = (unit: number): boolean => (unit >= 65 && unit <= 90) || (unit >= 97 && unit <= 122);
const isDigit = (unit: number): boolean => unit >= 48 && unit <= 57;
