import type { TimeReader } from './time-reader.js';

const AHEAD: ReadonlySet<string> = new Set([
  'will',
  "'ll",
  '’ll',
  "won't",
  'won’t',
  'shall',
  'scheduled',
  'due',
  'expected',
  'upcoming',
  'plans',
  'plan',
  'planned',
  'set',
  'begins',
  'starts',
  'opens',
  'slated',
]);
const BEHIND: ReadonlySet<string> = new Set([
  'said',
  'says',
  'told',
  'announced',
  'was',
  'were',
  'tweeted',
  'wrote',
  'reported',
  'had',
  'did',
]);

/** How many words before the expression speak of its time. */
const WINDOW = 12;

/** How many words behind the expression may do so. */
const WINDOW_BEHIND = 9;

/** Whether the nearest telling words before a date `[first, end)`, else behind it, are of the past: `In January he announced`. */
export function looksBack(reader: TimeReader, first: number, end: number): boolean {
  for (let at = first - 1; at >= reader.first && at >= first - WINDOW; at--) {
    const word = reader.word(at);
    if (word === '.' || word === ';') break;
    if (AHEAD.has(word)) return false;
    if (isPast(word) || (at >= first - 2 && SPEECH.has(word))) return true;
  }
  for (let at = end; at < reader.limit && at < end + WINDOW_BEHIND; at++) {
    const word = reader.word(at);
    if (word === '.' || word === ';' || AHEAD.has(word)) return false;
    if (isPast(word)) return true;
  }
  return false;
}

/** What was said in the past may be of what is to come; `said in January` itself is not. */
const SPEECH: ReadonlySet<string> = new Set([
  'said',
  'says',
  'told',
  'tweeted',
  'wrote',
  'announced',
  'added',
]);

const isPast = (word: string): boolean =>
  !SPEECH.has(word) && (BEHIND.has(word) || (word.length > 4 && word.endsWith('ed')));

/** Whether the clause before token `i` speaks of what is to come: the nearest telling word decides. */
export function looksAhead(reader: TimeReader, i: number): boolean {
  for (let at = i - 1; at >= reader.first && at >= i - WINDOW; at--) {
    const word = reader.word(at);
    if (word === '.' || word === ';' || BEHIND.has(word)) return false;
    if (AHEAD.has(word)) return true;
  }
  return false;
}
