import { readWordSet } from '../../text/word-list.js';
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

/** Beside AHEAD: what may be, and what a month's name alone announces (`the November election`). */
const POSSIBLE: ReadonlySet<string> = new Set([
  'would',
  'could',
  'may',
  'might',
  'should',
  'must',
  'can',
  'if',
  'election',
  'elections',
]);
const IRREGULAR_PAST = readWordSet(new URL('./past-verbs.txt', import.meta.url));

/**
 * Where the clause around a date `[first, end)` without a year looks: the nearest telling word before it decides, else the
 * nearest behind it (`In January he left`).
 */
export function tenseAround(reader: TimeReader, first: number, end: number): 'past' | 'future' | null {
  for (let at = first - 1; at >= reader.first && at >= first - WINDOW; at--) {
    const word = reader.word(at);
    if (word === '.' || word === ';') break;
    if (pointsAhead(word)) return 'future';
    if (isPast(word) || (at >= first - 2 && SPEECH.has(word))) return 'past';
  }
  for (let at = end; at < reader.limit && at < end + WINDOW_BEHIND; at++) {
    const word = reader.word(at);
    if (word === '.' || word === ';') return null;
    if (pointsAhead(word)) return 'future';
    if (isPast(word)) return 'past';
  }
  return null;
}

const pointsAhead = (word: string): boolean => AHEAD.has(word) || POSSIBLE.has(word);

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
  !SPEECH.has(word) &&
  (BEHIND.has(word) || IRREGULAR_PAST.has(word) || (word.length > 4 && word.endsWith('ed')));

/** Whether the clause before token `i` speaks of what is to come: the nearest telling word decides. */
export function looksAhead(reader: TimeReader, i: number): boolean {
  for (let at = i - 1; at >= reader.first && at >= i - WINDOW; at--) {
    const word = reader.word(at);
    if (word === '.' || word === ';' || BEHIND.has(word)) return false;
    if (AHEAD.has(word)) return true;
  }
  return false;
}
