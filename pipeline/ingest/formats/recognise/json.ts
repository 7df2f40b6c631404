import { contentOf } from '../json/records-path.js';
import { scanJson } from '../json/scanner.js';
import type { Head } from './head.js';

/** How an object with a member begins. */
const MEMBER = '\\{\\s*"(?:[^"\\\\\\n]|\\\\.){0,200}"\\s*:';
const OBJECT = new RegExp(`^\\s*${MEMBER}`);
const OBJECT_OR_LIST = new RegExp(
  `^\\s*(?:${MEMBER}|\\[\\s*(?:${MEMBER}|\\[|"(?:[^"\\\\\\n]|\\\\.)*"\\s*[,\\]]))`,
);

/** Of the lines of a JSON Lines file so many may be damaged. */
const MAX_DAMAGED_SHARE = 0.5;

/**
 * Whether lines are JSON objects, one each: most of them, so that a broken one does not hide the format. A single line
 * that holds a list of records, as services answer, is none.
 */
export function isJsonLines(head: Head): boolean {
  const { text, isWhole } = head;
  if (!/^\s*\{/.test(text)) return false;
  const lines = linesOf(text);
  if (lines.length === 1 && ['many', 'table'].includes(contentOf(text, isWhole, {}).kind)) return false;
  const objects = lines.filter((line, index) => {
    if (!OBJECT.test(line)) return false;
    if (line.trimEnd().endsWith('}')) return true;
    return index === lines.length - 1 && scanJson(isWhole ? line : line.trimStart())?.kind === 'cut_off';
  });
  return objects.length > 0 && lines.length - objects.length <= MAX_DAMAGED_SHARE * lines.length;
}

/** What a line of printed JSON begins with. */
const JSON_LINE = /^\s*(?:[\]}{["]|-?\d|true|false|null)/;
const MIN_JSON_LINES = 4;
const MIN_JSON_SHARE = 0.95;

const linesOf = (text: string): readonly string[] => text.split('\n').filter((line) => line.trim() !== '');

/** Whether a text is JSON in another form: a list, a single object, several of them over more lines than one each. */
export function isJson(head: Head): boolean {
  const { text } = head;
  if (!OBJECT_OR_LIST.test(text)) return false;
  const [first, ...others] = linesOf(text);
  if (others.length > 0 && isJsonLines(head) && scanJson(first!)?.kind !== 'cut_off') return false;
  const fault = scanJson(text);
  if (fault === null || fault.kind === 'cut_off') return true;
  if (fault.kind === 'trailing') return /[{[]/.test(text[fault.offset]!);
  const lines = linesOf(text);
  return (
    lines.length >= MIN_JSON_LINES &&
    lines.filter((line) => JSON_LINE.test(line)).length >= MIN_JSON_SHARE * lines.length
  );
}

/** Whether a text is what Python prints of a dictionary, or of a list of them. */
export const isPythonLiteral = ({ text }: Head): boolean =>
  /^\s*(?:\[\s*)?\{\s*'[^'\\\n]{1,60}'\s*:\s*(?:['"[{\d-]|None|True|False|datetime)/.test(text);
