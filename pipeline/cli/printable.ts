import { onOneLine } from '../text/one-line.js';

/*
 * Characters that a terminal obeys instead of showing, and those that end a line for it or for a reader of logs:
 * controls, separators of lines and paragraphs, and what turns the direction of a line. Whatever a file, its name or
 * its text holds, it must not move the cursor, set colours, hide what stands beside it, or look like another line.
 */
const OBEYED = /(?!\t)[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

const hex = (character: string): string => character.charCodeAt(0).toString(16);

/** A text as a terminal can show it, on one line: what it would obey is written as `\u{1b}`. */
export const printable = (text: string): string =>
  text.replaceAll(OBEYED, (character) => `\\u{${hex(character)}}`);

/**
 * JSON as a terminal can show it, with the same meaning: what it would obey can only stand within a text, where JSON
 * has `\u001b` for it.
 *
 * @param json with line breaks between its tokens, if any
 */
export const printableJson = (json: string): string =>
  json.replaceAll(OBEYED, (character) =>
    character === '\n' ? character : `\\u${hex(character).padStart(4, '0')}`,
  );

/** On one line, and cut in the middle where it is longer than `length` characters. */
export function shortened(text: string, length: number): string {
  const characters = Array.from(printable(onOneLine(text)));
  if (characters.length <= length) return characters.join('');
  const tail = Math.floor(length / 3);
  return `${characters.slice(0, length - tail - 1).join('')}…${characters.slice(-tail).join('')}`;
}
