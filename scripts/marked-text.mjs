import { readFileSync, writeFileSync } from 'node:fs';

/**
 * Replaces what stands in a document between `<!-- mark -->` and `<!-- end of mark -->`.
 *
 * @param {string} path of the document
 * @param {string} mark
 * @param {readonly string[]} lines
 * @throws {Error} when the document does not have both marks
 */
export function writeBetweenMarks(path, mark, lines) {
  const [opening, closing] = [`<!-- ${mark} -->`, `<!-- end of ${mark} -->`];
  const text = readFileSync(path, 'utf8');
  const [start, end] = [text.indexOf(opening), text.indexOf(closing)];
  if (start < 0 || end < start) throw new Error(`${path} has no ${opening} … ${closing} to write between`);
  writeFileSync(path, `${text.slice(0, start)}${opening}\n${lines.join('\n')}\n${text.slice(end)}`);
}
