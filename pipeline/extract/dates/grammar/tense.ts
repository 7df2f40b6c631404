import { readWordSet } from '../../../text/word-list.js';
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
const IRREGULAR_PAST = readWordSet(new URL('./past-verbs.txt', import.meta.url));

/** Bits of what a word tells of the time of its clause. */
const Cue = { stop: 1, ahead: 2, possible: 4, behind: 8, past: 16, speech: 32 } as const;

/** All of it in one table, since each word around a date is asked. */
const CUES = cueTable([
  [Cue.stop, ['.', ';']],
  [Cue.ahead, AHEAD],
  [Cue.possible, POSSIBLE],
  [Cue.behind | Cue.past, BEHIND],
  [Cue.past, IRREGULAR_PAST],
  [Cue.speech, SPEECH],
]);

function cueTable(lists: readonly (readonly [number, Iterable<string>])[]): ReadonlyMap<string, number> {
  const table = new Map<string, number>();
  for (const [bits, words] of lists) for (const word of words) table.set(word, (table.get(word) ?? 0) | bits);
  return table;
}

const cueOf = (word: string): number =>
  CUES.get(word) ?? (word.length > 4 && word.endsWith('ed') ? Cue.past : 0);

const pointsAhead = (cue: number): boolean => (cue & (Cue.ahead | Cue.possible)) !== 0;

const isPast = (cue: number): boolean => (cue & (Cue.past | Cue.speech)) === Cue.past;

/**
 * Where the clause around a date `[first, end)` without a year looks: the nearest telling word before it decides, else
 * the nearest behind it (`In January he left`).
 */
export function tenseAround(reader: TimeReader, first: number, end: number): 'past' | 'future' | null {
  for (let at = first - 1; at >= reader.first && at >= first - WINDOW; at--) {
    const cue = cueOf(reader.word(at));
    if ((cue & Cue.stop) !== 0) break;
    if (pointsAhead(cue)) return 'future';
    if (isPast(cue) || (at >= first - 2 && (cue & Cue.speech) !== 0)) return 'past';
  }
  for (let at = end; at < reader.limit && at < end + WINDOW_BEHIND; at++) {
    const cue = cueOf(reader.word(at));
    if ((cue & Cue.stop) !== 0) return null;
    if (pointsAhead(cue)) return 'future';
    if (isPast(cue)) return 'past';
  }
  return null;
}

/** Whether the clause before token `i` speaks of what is to come: the nearest telling word decides. */
export function looksAhead(reader: TimeReader, i: number): boolean {
  for (let at = i - 1; at >= reader.first && at >= i - WINDOW; at--) {
    const cue = cueOf(reader.word(at));
    if ((cue & (Cue.stop | Cue.behind)) !== 0) return false;
    if ((cue & Cue.ahead) !== 0) return true;
  }
  return false;
}
