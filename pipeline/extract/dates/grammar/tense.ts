import { readWordSet } from '../../../text/word-list.js';
import type { TimeReader } from './time-reader.js';

const FUTURE_WORDS: ReadonlySet<string> = new Set([
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
const PAST_WORDS: ReadonlySet<string> = new Set([
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

/** Number of words before the expression that can tell its tense. */
const WINDOW = 12;

/** Number of words after the expression that can tell its tense. */
const WINDOW_AFTER = 9;

/** Besides FUTURE_WORDS: words of possibility, and words that a month's name announces (`the November election`). */
const POSSIBLE_FUTURE_WORDS: ReadonlySet<string> = new Set([
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
/** Verbs of speech in the past may report the future; `said in January` itself does not. */
const SPEECH_VERBS: ReadonlySet<string> = new Set([
  'said',
  'says',
  'told',
  'tweeted',
  'wrote',
  'announced',
  'added',
]);
const IRREGULAR_PAST = readWordSet(new URL('./past-verbs.txt', import.meta.url));

/** What a word tells about the tense of its clause, in bits. */
const TenseCue = { stop: 1, future: 2, possibleFuture: 4, pastWord: 8, past: 16, speech: 32 } as const;

/** All lists in one table, as each word around a date is looked up. */
const CUES = cueTable([
  [TenseCue.stop, ['.', ';']],
  [TenseCue.future, FUTURE_WORDS],
  [TenseCue.possibleFuture, POSSIBLE_FUTURE_WORDS],
  [TenseCue.pastWord | TenseCue.past, PAST_WORDS],
  [TenseCue.past, IRREGULAR_PAST],
  [TenseCue.speech, SPEECH_VERBS],
]);

function cueTable(lists: readonly (readonly [number, Iterable<string>])[]): ReadonlyMap<string, number> {
  const table = new Map<string, number>();
  for (const [bits, words] of lists) for (const word of words) table.set(word, (table.get(word) ?? 0) | bits);
  return table;
}

const cueOf = (word: string): number =>
  CUES.get(word) ?? (word.length > 4 && word.endsWith('ed') ? TenseCue.past : 0);

const isFuture = (cue: number): boolean => (cue & (TenseCue.future | TenseCue.possibleFuture)) !== 0;

const isPast = (cue: number): boolean => (cue & (TenseCue.past | TenseCue.speech)) === TenseCue.past;

/**
 * The tense of the clause around a date `[first, end)` without a year: by the nearest telling word before it, else by
 * the nearest after it (`In January he left`). Null when none tells.
 */
export function tenseAround(reader: TimeReader, first: number, end: number): 'past' | 'future' | null {
  for (let at = first - 1; at >= reader.first && at >= first - WINDOW; at--) {
    const cue = cueOf(reader.word(at));
    if ((cue & TenseCue.stop) !== 0) break;
    if (isFuture(cue)) return 'future';
    if (isPast(cue) || (at >= first - 2 && (cue & TenseCue.speech) !== 0)) return 'past';
  }
  for (let at = end; at < reader.limit && at < end + WINDOW_AFTER; at++) {
    const cue = cueOf(reader.word(at));
    if ((cue & TenseCue.stop) !== 0) return null;
    if (isFuture(cue)) return 'future';
    if (isPast(cue)) return 'past';
  }
  return null;
}

/** Whether the clause before token `i` speaks of the future, by the nearest telling word. */
export function speaksOfFuture(reader: TimeReader, i: number): boolean {
  for (let at = i - 1; at >= reader.first && at >= i - WINDOW; at--) {
    const cue = cueOf(reader.word(at));
    if ((cue & (TenseCue.stop | TenseCue.pastWord)) !== 0) return false;
    if ((cue & TenseCue.future) !== 0) return true;
  }
  return false;
}
