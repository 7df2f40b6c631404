import { codePointBefore } from '../../text/code-points.js';
import type { Edit } from '../../text/offset-map.js';

const LF = 10;
const SPACE = 32;
const TAB = 9;

/** What the normaliser does with a character. */
const CharacterRole = { kept: 0, space: 1, lineEnd: 2, dropped: 3, joiner: 4 } as const;
type CharacterRole = (typeof CharacterRole)[keyof typeof CharacterRole];

/**
 * The edits that give a text one form of line end (LF), of space (U+0020) and of paragraph break (one blank line), and
 * that remove what nobody sees: control characters, zero-width characters, soft hyphens, byte order marks, white space
 * at the edges of lines and of the text. Between the cells of a table one tab stays. One pass; an edit covers a whole
 * run.
 */
export function findCharacterEdits(text: string): Edit[] {
  const edits: Edit[] = [];
  const lines = new TableLines(text);
  for (let i = nextSuspect(text, 0); i >= 0; ) {
    if (classAt(text, i) === CharacterRole.kept) {
      i = nextSuspect(text, i + 1);
      continue;
    }
    const end = runEnd(text, i);
    const replacement = normalForm(text, i, end, lines);
    if (end - i !== replacement.length || text.slice(i, end) !== replacement) {
      edits.push({ start: i, end, replacement });
    }
    i = nextSuspect(text, end);
  }
  return edits;
}

/**
 * Any character except those that make up nearly all of a text and need no edit: visible ASCII, a single space before
 * it, European letters, quotation marks and dashes.
 */
const SUSPECT = /^ | (?![!-~])|[^ -~\u00ae-\u167f\u2010-\u2027]/g;

/** The offset of the next character that may need an edit; -1 for none. */
function nextSuspect(text: string, from: number): number {
  SUSPECT.lastIndex = from;
  return SUSPECT.test(text) ? SUSPECT.lastIndex - 1 : -1;
}

/** Whether a unit is visible ASCII: by far the most frequent case, and never part of a run. */
const isInk = (unit: number): boolean => unit > SPACE && unit < 0x7f;

function runEnd(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && !isInk(text.charCodeAt(end)) && classAt(text, end) !== CharacterRole.kept)
    end++;
  return end;
}

/** The replacement of a run of white space and invisible characters. */
function normalForm(text: string, start: number, end: number, lines: TableLines): string {
  let lineEnds = 0;
  let hasSpace = false;
  let hasTab = false;
  for (let i = start; i < end; i++) {
    const kind = classAt(text, i);
    if (kind === CharacterRole.space) hasSpace = true;
    if (text.charCodeAt(i) === TAB) hasTab = true;
    if (kind !== CharacterRole.lineEnd) continue;
    lineEnds++;
    if (text.charCodeAt(i) === 13 && i + 1 < end && text.charCodeAt(i + 1) === LF) i++;
  }
  if (start === 0 || end === text.length) return '';
  if (lineEnds > 1) return '\n\n';
  if (lineEnds === 1) return '\n';
  if (hasTab && lines.isRow(end)) return '\t';
  return hasSpace ? ' ' : '';
}

/** Tells rows of a table from prose with tabs in it. */
class TableLines {
  readonly #text: string;
  /** The end of the line that was asked for last. */
  #end = -1;
  #isRow = false;

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether the line at an offset, with a tab in it, is a row of cells: it does not end as a sentence does. */
  isRow(at: number): boolean {
    if (at > this.#end) {
      LINE_END.lastIndex = at;
      this.#end = LINE_END.test(this.#text) ? LINE_END.lastIndex - 1 : this.#text.length;
      this.#isRow = !endsSentence(this.#text, at, this.#end);
    }
    return this.#isRow;
  }
}

const LINE_END = /[\n-\r\x85\u2028\u2029]/g;
const SENTENCE_END = '.?!…,;:';
const CLOSING = '"”’\')]';

/** Whether the visible part of a stretch ends with a mark that ends a sentence or a clause. */
function endsSentence(text: string, start: number, end: number): boolean {
  let last = end - 1;
  while (last >= start && classAt(text, last) !== CharacterRole.kept) last--;
  while (last > start && CLOSING.includes(text[last]!)) last--;
  return last >= start && SENTENCE_END.includes(text[last]!);
}

function classAt(text: string, i: number): CharacterRole {
  const kind = classOf(text.charCodeAt(i));
  if (kind !== CharacterRole.joiner) return kind;
  return joins(text, i) ? CharacterRole.kept : CharacterRole.dropped;
}

function classOf(unit: number): CharacterRole {
  if (unit <= SPACE) return classOfAscii(unit);
  if (unit < 0x7f) return CharacterRole.kept;
  if (unit <= 0xad) {
    if (unit === 0x85) return CharacterRole.lineEnd;
    if (unit === 0xa0) return CharacterRole.space;
    return unit < 0xa0 || unit === 0xad ? CharacterRole.dropped : CharacterRole.kept;
  }
  if (unit < 0x1680) return CharacterRole.kept;
  if (unit >= 0x2000 && unit <= 0x206f) return classOfGeneralPunctuation(unit);
  if (unit === 0x1680 || unit === 0x3000) return CharacterRole.space;
  // U+FEFF is a byte order mark, U+FFFC stands for an embedded object that is not there.
  return unit === 0xfeff || unit === 0xfffc ? CharacterRole.dropped : CharacterRole.kept;
}

function classOfAscii(unit: number): CharacterRole {
  if (unit === SPACE || unit === TAB) return CharacterRole.space;
  return unit >= LF && unit <= 13 ? CharacterRole.lineEnd : CharacterRole.dropped;
}

function classOfGeneralPunctuation(unit: number): CharacterRole {
  if (unit <= 0x200a || unit === 0x202f || unit === 0x205f) return CharacterRole.space;
  if (unit <= 0x200d) return CharacterRole.joiner;
  if (unit === 0x2028 || unit === 0x2029) return CharacterRole.lineEnd;
  const isDirectionMark = unit <= 0x200f || (unit >= 0x202a && unit <= 0x202e);
  return isDirectionMark || unit >= 0x2060 ? CharacterRole.dropped : CharacterRole.kept;
}

/** Scripts in which joiners shape letters, or (Thai, Lao, Khmer, Burmese) a zero-width space separates words. */
const JOINING_SCRIPT =
  /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}\p{Script=Thai}\p{Script=Lao}\p{Script=Tibetan}\p{Script=Myanmar}\p{Script=Khmer}\p{Script=Mongolian}]/u;
const EMOJI = /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\ufe0f/u;

/** Whether a zero-width space or joiner has a function: between letters of such a script, or (ZWJ) between emoji. */
function joins(text: string, i: number): boolean {
  const next = text.codePointAt(i + 1);
  if (i === 0 || next === undefined) return false;
  const left = String.fromCodePoint(codePointBefore(text, i));
  const right = String.fromCodePoint(next);
  if (text.charCodeAt(i) === 0x200d && EMOJI.test(left) && EMOJI.test(right)) return true;
  return JOINING_SCRIPT.test(left) && (JOINING_SCRIPT.test(right) || text.charCodeAt(i) === 0x200d);
}
