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
  'begins',
  'starts',
  'opens',
  'reopens',
  'resumes',
  'returns',
  'slated',
  'arrives',
  'airs',
  'convenes',
  'debuts',
  'departs',
  'ends',
  'enters',
  'expires',
  'hosts',
  'meets',
  'premieres',
  'reconvenes',
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
 * What a word tells where it stands: `set to open` and `set for March` speak of the future, `a record set in March` of
 * the past; the participle of `should be completed` tells nothing.
 */
function cueAt(reader: TimeReader, at: number): number {
  const word = reader.word(at);
  // The month in "May 5 and 6" is no verb.
  if (word === 'may' && reader.isCapital(at)) return 0;
  if (isLaunch(reader, at)) return TenseCue.future;
  if (word === 'set' && /^(?:to|for)$/.test(reader.word(at + 1))) return TenseCue.future;
  const cue = word === 'set' ? TenseCue.past : cueOf(word);
  return isPast(cue) && reader.word(at - 1) === 'be' ? 0 : cue;
}

/** Whether a present verb tells of a start that lies ahead: `goes on sale`, `take effect`, `comes into force`. */
const isLaunch = (reader: TimeReader, at: number): boolean =>
  (/^(?:go|goes)$/.test(reader.word(at)) && reader.word(at + 1) === 'on' && reader.word(at + 2) === 'sale') ||
  (/^(?:go|goes|come|comes)$/.test(reader.word(at)) && reader.word(at + 1) === 'into') ||
  (/^takes?$/.test(reader.word(at)) && reader.word(at + 1) === 'effect');

/** Whether a word is a verb in the past, or its participle: `left`, `opened`. */
export const isPastVerb = (word: string): boolean => isPast(cueOf(word));

/** Whether a verb in the past stands right before a date: "the year that ended June 30"; not "to be held June 30". */
export function followsPastVerb(reader: TimeReader, first: number): boolean {
  const at = /^(?:on|in)$/.test(reader.word(first - 1)) ? first - 2 : first - 1;
  if (!isPast(cueAt(reader, at))) return false;
  for (let before = at - 1; before >= reader.first && before > at - WINDOW; before--) {
    const cue = cueAt(reader, before);
    if ((cue & TenseCue.stop) !== 0) break;
    if (isFuture(cue) || reader.word(before) === 'to') return false;
  }
  return true;
}

/**
 * The tense of the clause around a date `[first, end)` without a year: by the nearest telling word before it, else by
 * the nearest after it (`In January he left`). Null when none tells.
 */
export function tenseAround(reader: TimeReader, first: number, end: number): 'past' | 'future' | null {
  if (isScheduled(reader, first)) return 'future';
  for (let at = first - 1; at >= reader.first && at >= first - WINDOW; at--) {
    const cue = cueAt(reader, at);
    if ((cue & TenseCue.stop) !== 0) break;
    if (isFuture(cue)) return 'future';
    if (isPast(cue) || (at >= first - 2 && (cue & TenseCue.speech) !== 0)) return 'past';
  }
  for (let at = end; at < reader.limit && at < end + WINDOW_AFTER; at++) {
    const cue = cueAt(reader, at);
    if ((cue & TenseCue.stop) !== 0) return null;
    if (isFuture(cue)) return 'future';
    if (isPast(cue)) return 'past';
  }
  return null;
}

/**
 * Whether a clause that begins with a day goes on with the future: "On Tuesday, the council plans to vote"; but not
 * "On Tuesday, he said he will".
 */
export function goesOnInFuture(reader: TimeReader, first: number, end: number): boolean {
  const before = reader.word(first - 1) === 'on' ? first - 2 : first - 1;
  if (before >= reader.first && !/^[.!?]$/.test(reader.word(before))) return false;
  for (let at = end; at < reader.limit && at < end + WINDOW; at++) {
    const cue = cueAt(reader, at);
    if ((cue & (TenseCue.stop | TenseCue.pastWord | TenseCue.past)) !== 0) return false;
    if ((cue & TenseCue.future) !== 0 || isIntention(reader, at)) return true;
  }
  return false;
}

/** Words right before a day that put it ahead: "by Friday", "effective Monday", "postponed to Friday". */
const AHEAD: ReadonlySet<string> = new Set(['by', 'effective', 'effect', 'next']);
const PUT_OFF =
  /^(?:remain|remains|closed|postponed|delayed|deferred|adjourned|extended|suspended|moved|rescheduled|pushed|given|gave|gives|deadline|wait|waiting)$/;

/**
 * Whether the preposition of the date puts it ahead: `by Friday`, `ahead of Friday’s vote`, `as early as Monday`,
 * `postponed until Tuesday`.
 */
export function leadsAhead(reader: TimeReader, first: number): boolean {
  const word = reader.word(first - 1);
  if (AHEAD.has(word)) return tenseAround(reader, first, first) !== 'past' || word === 'effective';
  if (word === 'of') return reader.word(first - 2) === 'ahead';
  if (word === 'as' && /^(?:early|soon|late)$/.test(reader.word(first - 2)))
    return reader.word(first - 3) === 'as';
  if (word === 'than') return reader.word(first - 2) === 'later' && reader.word(first - 3) === 'no';
  if (word !== 'until' && word !== 'till' && word !== 'to' && word !== 'through') return false;
  // "Until Thursday, they had not called him a suspect."
  if (first - 1 === reader.first || reader.word(first - 2) === '.')
    return tenseAround(reader, first, first) !== 'past';
  for (let at = first - 2; at >= reader.first && at >= first - WINDOW; at--) {
    const cue = cueAt(reader, at);
    if (PUT_OFF.test(reader.word(at))) return true;
    if ((cue & TenseCue.stop) !== 0) break;
    if (isPast(cue)) return false;
  }
  return word !== 'to' && word !== 'through';
}

/** Whether the clause before token `i` speaks of the future, by the nearest telling word. */
export function speaksOfFuture(reader: TimeReader, i: number): boolean {
  if (isScheduled(reader, i)) return true;
  for (let at = i - 1; at >= reader.first && at >= i - WINDOW; at--) {
    const cue = cueAt(reader, at);
    if ((cue & (TenseCue.stop | TenseCue.pastWord)) !== 0) return false;
    if ((cue & TenseCue.future) !== 0 || isIntention(reader, at)) return true;
  }
  return false;
}

/** Whether a present `is` or `are` gives something its date: "the hearing is on Tuesday"; but not "it is Tuesday". */
function isScheduled(reader: TimeReader, i: number): boolean {
  const before = reader.word(i - 1) === 'the' ? i - 2 : i - 1;
  const at = /^(?:on|in)$/.test(reader.word(before)) ? before - 1 : before;
  return (
    /^(?:is|are)$/.test(reader.word(at)) &&
    !/^(?:|it|this|that|today|he|she|they|who)$/.test(reader.word(at - 1))
  );
}

/**
 * Whether a word of possibility means the future: "would leave", "should arrive", "is to resume"; but not "would not
 * comment", and not "could not be reached".
 */
const isIntention = (reader: TimeReader, at: number): boolean =>
  (/^(?:would|should|must)$/.test(reader.word(at)) && !/^(?:not|have|n't)$/.test(reader.word(at + 1))) ||
  (reader.word(at) === 'to' &&
    /^(?:is|are)$/.test(reader.word(at - 1)) &&
    /^[a-z]{2,}$/.test(reader.text(at + 1)) &&
    !/^(?:the|a|an|this|that|blame)$/.test(reader.word(at + 1)));
