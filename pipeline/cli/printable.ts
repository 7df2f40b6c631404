import { onOneLine } from '../text/one-line.js';

/*
 * Characters that a terminal obeys instead of showing: controls, and those that turn the direction of a line. The
 * text of a document must not move the cursor, set colours or hide what stands beside it.
 */
const OBEYED = /(?![\t\n])[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;

/** A text as a terminal can show it: what it would obey is written as `\u{1b}`. */
export const printable = (text: string): string =>
  text.replaceAll(OBEYED, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`);

/** On one line, and cut in the middle where it is longer than `length` characters. */
export function shortened(text: string, length: number): string {
  const characters = Array.from(printable(onOneLine(text)));
  if (characters.length <= length) return characters.join('');
  const tail = Math.floor(length / 3);
  return `${characters.slice(0, length - tail - 1).join('')}…${characters.slice(-tail).join('')}`;
}
