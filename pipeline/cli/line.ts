import { printable } from './printable.js';

/** What sets a part of a line apart, where the terminal has colours. */
export type Style = 'heading' | 'place' | 'removed';

export interface Styled {
  readonly style: Style;
  readonly text: string;
}

/** A line for a person, whole or in parts. */
export type Line = string | readonly (string | Styled)[];

/** Parameters of the control sequence "select graphic rendition" (ECMA-48, 8.3.117): bold, faint, red. */
const RENDITIONS: Readonly<Record<Style, number>> = { heading: 1, place: 2, removed: 31 };

/**
 * A line as it is written: on one line whatever it holds, and with no character that a terminal obeys but for its
 * styles.
 */
export function rendered(line: Line, isColoured: boolean): string {
  if (typeof line === 'string') return printable(line);
  return line
    .map((part) => {
      if (typeof part === 'string') return printable(part);
      const text = printable(part.text);
      return isColoured ? `\u001b[${RENDITIONS[part.style]}m${text}\u001b[0m` : text;
    })
    .join('');
}

/** Puts a text before a line. */
export const indented = (indent: string, line: Line): Line =>
  typeof line === 'string' ? indent + line : [indent, ...line];
