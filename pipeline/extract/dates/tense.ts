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

/** Whether the clause before token `i` speaks of what is to come: the nearest telling word decides. */
export function looksAhead(reader: TimeReader, i: number): boolean {
  for (let at = i - 1; at >= reader.first && at >= i - WINDOW; at--) {
    const word = reader.word(at);
    if (word === '.' || word === ';' || BEHIND.has(word)) return false;
    if (AHEAD.has(word)) return true;
  }
  return false;
}
