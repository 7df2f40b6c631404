/**
 * A text for a message: on one line, without control characters, and cut where it is longer than `length`.
 *
 * @param length in UTF-16 units; the work does not grow with the rest of the text
 */
export function shortened(text: string, length: number): string {
  // A run of blanks becomes one: four times as much is enough but for texts of little else.
  const head = text.slice(0, 4 * length).toWellFormed();
  const line = head.replace(/[\s\p{Cc}]+/gu, ' ');
  if (line.length <= length && head.length === text.length) return line;
  return `${line
    .slice(0, length)
    .toWellFormed()
    .replace(/\ufffd$/, '')}…`;
}
