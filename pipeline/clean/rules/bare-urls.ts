import type { Finding, Rule } from './rule.js';

const URL = /(?:https?:\/\/|pic\.twitter\.com\/|\bt\.co\/|\bwww\.)[^\s<>"“”‘’]+/g;
/** Marks at the end of an address that belong to the sentence around it. Bounded to 16 units: `LONGEST_TRAIL`. */
const TRAILING = /[.,;:!?'…)\]]+$/;
const LONGEST_TRAIL = 16;

/**
 * Addresses in the text. An address in an attribute of left-over mark-up stays, and so does one without
 * `https://` inside a sentence (`visit www.example.org for`), where it is a word.
 */
export const bareUrls: Rule = ({ text }) => {
  if (!text.includes('/') && !text.includes('www.')) return [];
  const findings: Finding[] = [];
  for (const match of text.matchAll(URL)) {
    const start = match.index;
    if (/["“”'=]/.test(text[start - 1] ?? '')) continue;
    const end = start + addressLength(match[0]);
    if (match[0].startsWith('www.') && !isAlone(text, start, end)) continue;
    findings.push({ ...withMarks(text, start, end), kind: 'link', rule: 'bare-url' });
  }
  return findings;
};

/** Length without final marks; a bracket that the address itself opened belongs to it. */
function addressLength(address: string): number {
  const tail = TRAILING.exec(address.slice(-LONGEST_TRAIL));
  if (tail === null) return address.length;
  const opened = tail[0].startsWith(')') && address.slice(0, -tail[0].length).includes('(') ? 1 : 0;
  return address.length - tail[0].length + opened;
}

const isAlone = (text: string, start: number, end: number): boolean =>
  isLineEdge(text[start - 1]) && isLineEdge(text[end]);

const isLineEdge = (unit: string | undefined): boolean => unit === undefined || unit === '\n';

/** Takes along brackets around the address, and a full stop that would be left behind a sentence's end. */
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
