import { CharacterClass, classOf } from '../../text/characters.js';
import { LINE_BREAK, type Pieces, RUN } from './page.js';

/** Whether a code point is white space, as `\s` has it. Most are printable ASCII. */
export const isSpace = (code: number): boolean =>
  (code <= 0x20 || code >= 0x7f) && (classOf(code) & CharacterClass.space) !== 0;

/** Chinese, Japanese and Korean say with a character what takes about three letters. */
const FIRST_WIDE = 0x2e80;
const LAST_WIDE = 0xd7ff;
const WIDTH = 3;

/** How much text a slice has, in letters: units that are no white space, those of wide scripts counted three times. */
export function inkOf(html: string, start: number, end: number): number {
  let ink = 0;
  for (let i = start; i < end; i++) {
    const code = html.charCodeAt(i);
    if (!isSpace(code)) ink += code >= FIRST_WIDE && code <= LAST_WIDE ? WIDTH : 1;
  }
  return ink;
}

/** The text of some pieces as a reader sees it: white space collapsed and trimmed, line breaks as line ends. */
export function piecesText(html: string, pieces: Pieces, first: number, last: number): string {
  let text = '';
  for (let i = first; i < last; i++) {
    const code = pieces.codes[i]!;
    if (code === RUN) text += html.slice(pieces.starts[i], pieces.ends[i]);
    else if (code === LINE_BREAK) text += LINE_MARK;
    else text += String.fromCodePoint(code);
  }
  return collapsed(text);
}

/** The same, with a line end where a capital of one piece touches a small letter of the one before: `LeeReporter`. */
export function partedText(html: string, pieces: Pieces, first: number, last: number): string {
  const parts: string[] = [];
  let from = first;
  for (let i = first + 1; i < last; i++) {
    const [before, after] = [pieces.ends[i - 1]!, pieces.starts[i]!];
    if (after === before || !SMALL.test(html[before - 1]!) || !CAPITAL.test(html[after]!)) continue;
    parts.push(piecesText(html, pieces, from, i));
    from = i;
  }
  return [...parts, piecesText(html, pieces, from, last)].join('\n');
}

const SMALL = /\p{Ll}/u;
const CAPITAL = /\p{Lu}/u;

/** Stands for a line break until white space is collapsed. */
const LINE_MARK = '\u0000';

const SPACE = /[^\S ]|\s{2}|\0/;
/** All of it but single spaces, which stay. */
const WHITE_SPACE = /[^\S ]\s*| \s+/g;

function collapsed(text: string): string {
  if (!SPACE.test(text)) return text.trim();
  const spaced = text.replaceAll(WHITE_SPACE, ' ');
  return (spaced.includes(LINE_MARK) ? spaced.replaceAll(/ ?\0 ?/g, '\n') : spaced).trim();
}
