/*
 * How many columns of a terminal a text takes. Unicode says which characters are wide (UAX #11); a terminal gives each
 * of them two columns, and none to marks that stand on the character before.
 */

/** Scripts whose characters are as wide as two letters, their punctuation, full-width forms, and pictures. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Bopomofo}\p{Script=Yi}\p{Emoji_Presentation}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]|\p{Emoji}\ufe0f/u;

/** Texts of these characters alone have as many columns as characters. */
const PLAIN = /^[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027\u2030-\u205e]*$/;

const CHARACTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** A character as a reader sees it, which may be several code points; and its columns. */
const widthOf = (character: string): number => {
  if (/^[\p{M}\p{Cf}]*$/u.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
};

/** Columns that a text takes on a terminal. */
export function displayWidth(text: string): number {
  if (PLAIN.test(text)) return text.length;
  let width = 0;
  for (const { segment } of CHARACTERS.segment(text)) width += widthOf(segment);
  return width;
}

/** The longest beginning of a text that takes no more than so many columns. No character is cut in two. */
export function beginningOf(text: string, width: number): string {
  // No character takes more than this many units, so the rest of a long text need not be looked at.
  const near = text.slice(0, Math.max(0, width) * MOST_UNITS);
  if (PLAIN.test(near)) return near.slice(0, Math.max(0, width));
  let taken = 0;
  for (const { segment, index } of CHARACTERS.segment(near)) {
    taken += widthOf(segment);
    if (taken > width) return near.slice(0, index);
  }
  return near;
}

/** Units of a character that is shown whole; one of more marks is cut short. */
const MOST_UNITS = 16;

/** A text on so many columns: cut with `…`, or filled up with spaces. */
export function fitted(text: string, width: number, side: 'left' | 'right' = 'left'): string {
  const shown = shortenedTo(text, width);
  const space = ' '.repeat(Math.max(0, width - displayWidth(shown)));
  return side === 'left' ? shown + space : space + shown;
}

/** A text, cut with `…` where it takes more columns than there are. */
export function shortenedTo(text: string, width: number): string {
  const beginning = beginningOf(text, width);
  return beginning.length === text.length ? text : `${beginningOf(text, width - 1)}…`;
}
