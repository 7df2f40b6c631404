/**
 * A text for a message: on one line, without control characters, cut if it is longer than `length`.
 *
 * @param length in UTF-16 units; the cost does not grow with the rest of the text
 */
export function shortened(text: string, length: number): string {
  // A run of white space becomes one space, so four times the length is enough for any but a nearly blank text.
  const head = text.slice(0, 4 * length).toWellFormed();
  const line = head.replace(/[\s\p{Cc}]+/gu, ' ');
  if (line.length <= length && head.length === text.length) return line;
  return `${line
    .slice(0, length)
    .toWellFormed()
    .replace(/\ufffd$/, '')}…`;
}
