import { widthOf } from '../../../text/code-points.js';
import { shortened } from '../../../text/shortened.js';
import type { Span } from '../../../text/span.js';

/** What may stand next in a JSON text. */
export type Expected = 'value' | 'value or ]' | 'name' | 'name or }' | 'colon' | 'comma' | 'end';

/** How far a JSON text was read. */
export interface ScanState {
  readonly expected: Expected;
  /** What would close the innermost object or list; null outside of all. */
  readonly close: '}' | ']' | null;
  /** The last token before. */
  readonly last: Span;
}

/** What is wrong where something else stands than expected. */
export function describeUnexpected(text: string, at: number, { expected, close, last }: ScanState): string {
  const found = tokenAt(text, at);
  const before = tail(text, last);
  switch (expected) {
    case 'end':
      return `${found} stands after the end of the record`;
    case 'colon':
      return `a colon is missing after the name ${before}`;
    case 'comma': {
      const hint = text[last.start] === '"' ? ' (a quotation mark inside a text is written \\")' : '';
      return `a comma or ${close} is missing after ${before}${hint}`;
    }
    case 'name':
      if (found === '}') return 'a comma stands before }: remove it';
      return `a name in double quotation marks is expected, but ${found} is found`;
    case 'name or }':
      return `a name in double quotation marks or } is expected, but ${found} is found`;
    case 'value':
      if (found === ']' && text[last.start] === ',') return 'a comma stands before ]: remove it';
      return found === "'" ? SINGLE_QUOTES : `a value is missing before ${found}`;
    case 'value or ]':
      return found === "'" ? SINGLE_QUOTES : `a value or ] is expected, but ${found} is found`;
  }
}

const SINGLE_QUOTES = "texts stand in double quotation marks, but ' is found";

/** @param inside what is open beside objects and lists */
export function describeCutOff(
  text: string,
  inside: 'string' | null,
  { expected, close, last }: ScanState,
): string {
  if (inside === 'string')
    return 'the text that begins here has no closing quotation mark; the record may be cut off';
  if (last.end === 0) return 'there is nothing here';
  const missing = expected === 'comma' ? `${close}` : NAMES[expected];
  return `${missing} is missing after ${tail(text, last)}; the record may be cut off`;
}

const NAMES: Readonly<Record<Exclude<Expected, 'comma'>, string>> = {
  value: 'a value',
  'value or ]': 'a value or ]',
  name: 'a name',
  'name or }': 'a name or }',
  colon: 'a colon',
  end: 'nothing',
};

/** How other languages write what JSON writes in another way. */
const IN_JSON: ReadonlyMap<string, string> = new Map([
  ['None', 'null'],
  ['undefined', 'null'],
  ['True', 'true'],
  ['False', 'false'],
]);

/** What is wrong with a word that is no value. */
export function describeValue(text: string, { start, end }: Span): string {
  const word = shortened(text.slice(start, end), SHOWN_LENGTH);
  const json = IN_JSON.get(word);
  if (json !== undefined) return `${word} is written ${json} in JSON`;
  return /^[-+.]?\d/.test(word) ? `${word} is no number in JSON` : `${word} is no value in JSON`;
}

/** What is wrong with a character that may not stand so in a string: a control character or a backslash. */
export function describeEscape(text: string, at: number): string {
  const code = text.charCodeAt(at);
  if (code === 0x5c)
    return `${shortened(text.slice(at, at + 2), 2)} is no escape; a backslash is written \\\\`;
  const written = ESCAPES.get(code) ?? `\\u${code.toString(16).padStart(4, '0')}`;
  return `a control character stands in a text; it is written ${written}`;
}

const ESCAPES: ReadonlyMap<number, string> = new Map([
  [8, '\\b'],
  [9, '\\t'],
  [10, '\\n'],
  [12, '\\f'],
  [13, '\\r'],
]);

/** So much of a token is shown. */
const SHOWN_LENGTH = 24;
const WORD = /[\p{L}\p{N}_]{1,24}/uy;

/** The word or character that stands at `at`. */
function tokenAt(text: string, at: number): string {
  WORD.lastIndex = at;
  const word = WORD.exec(text);
  if (word !== null) return word[0];
  const point = text.codePointAt(at)!;
  const isShown = !/[\p{C}\p{Z}]/u.test(String.fromCodePoint(point));
  return isShown
    ? text.slice(at, at + widthOf(point))
    : `U+${point.toString(16).toUpperCase().padStart(4, '0')}`;
}

/** The end of a token. */
function tail(text: string, { start, end }: Span): string {
  const from = Math.max(start, end - SHOWN_LENGTH);
  const shown = shortened(text.slice(from, end), SHOWN_LENGTH).replace(/^\ufffd/, '');
  return from === start ? shown : `…${shown}`;
}
