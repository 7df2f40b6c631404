import type { Rule, RuleFinding } from './rule.js';

const URL = /(?:https?:\/\/|pic\.twitter\.com\/|\bt\.co\/|\bwww\.)[^\s<>"“”‘’]+/g;
/** Marks at the end of an address that belong to the sentence around it. Tested on at most 16 units (`MAX_TRAIL`). */
const TRAILING = /[.,;:!?'…)\]]+$/;
const MAX_TRAIL = 16;

/**
 * Web addresses in the text. One in an attribute of left-over mark-up stays, and so does one without `https://` inside
 * a sentence (`visit www.example.org for`), where it is a word.
 */
export const bareUrls: Rule = ({ text }) => {
  if (!text.includes('/') && !text.includes('www.')) return [];
  const findings: RuleFinding[] = [];
  for (const match of text.matchAll(URL)) {
    const start = match.index;
    if (/["“”'=]/.test(text[start - 1] ?? '')) continue;
    const end = start + addressLength(match[0]);
    if (match[0].startsWith('www.') && !isAlone(text, start, end)) continue;
    findings.push({ ...withMarks(text, start, end), kind: 'link', rule: 'bare-url' });
  }
  return findings;
};

/** The length of an address without final marks; a closing bracket that the address opened is part of it. */
function addressLength(address: string): number {
  const tail = TRAILING.exec(address.slice(-MAX_TRAIL));
  if (tail === null) return address.length;
  const opened = tail[0].startsWith(')') && address.slice(0, -tail[0].length).includes('(') ? 1 : 0;
  return address.length - tail[0].length + opened;
}

const isAlone = (text: string, start: number, end: number): boolean =>
  isLineEdge(text[start - 1]) && isLineEdge(text[end]);

const isLineEdge = (unit: string | undefined): boolean => unit === undefined || unit === '\n';

/**
 * The address with the brackets around it, or with a full stop that would be left alone after the end of a sentence.
 */
function withMarks(text: string, start: number, end: number): { start: number; end: number } {
  const pair = (text[start - 1] ?? '') + (text[end] ?? '');
  if (pair === '()' || pair === '[]' || pair === '<>') return { start: start - 1, end: end + 1 };
  const before = text
    .slice(Math.max(0, start - 3), start)
    .trimEnd()
    .at(-1);
  const isFree = before === undefined || /[.!?:”"’)]/.test(before) || isLineEdge(text[start - 1]);
  return isFree && text[end] === '.' && !/[\p{L}\p{N}.]/u.test(text[end + 1] ?? '')
    ? { start, end: end + 1 }
    : { start, end };
}
