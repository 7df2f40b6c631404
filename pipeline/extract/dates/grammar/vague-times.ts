import { readLines } from '../../../text/word-list.js';
import type { TimeFinding } from '../values/expressions.js';
import { byFirstWord } from './phrases.js';
import { isPastVerb } from './tense.js';
import type { TimeReader } from './time-reader.js';

interface VagueTime {
  readonly words: readonly string[];
  /** `PAST_REF`, `PRESENT_REF` or `FUTURE_REF`. */
  readonly timex: string;
  /** The word that must stand before; null where any may. */
  readonly before: string | null;
}

/** Vague times by their first word, the longest first. */
const VAGUE_TIMES: ReadonlyMap<string, readonly VagueTime[]> = byFirstWord(
  readLines(new URL('./vague-times.txt', import.meta.url)).map((line) => {
    const [words, timex, before = null] = line.split('\t') as [string, string, string?];
    return { words: words.split(' '), timex, before };
  }),
);

export const VAGUE_STARTS: ReadonlySet<string> = new Set(VAGUE_TIMES.keys());

/**
 * Reads a time that has no date: `now`, `recently`, `the near future`. Its TIMEX3 value says on which side of the
 * article's date it lies, and it has no other.
 */
export function readVagueTime(reader: TimeReader, i: number): TimeFinding | null {
  const time = VAGUE_TIMES.get(reader.word(i))?.find(
    ({ words, before }) => reader.matches(i, words) && (before === null || reader.word(i - 1) === before),
  );
  if (time === undefined || goesOn(reader, i, i + time.words.length)) return null;
  return {
    first: i,
    end: i + time.words.length,
    kind: 'date',
    timex: time.timex,
    value: null,
    valueStart: null,
    valueEnd: null,
    modifier: null,
    isRelative: false,
  };
}

/** Whether what stands around makes it another thing: "now that", "soon after the war", "the past chairman". */
function goesOn(reader: TimeReader, i: number, end: number): boolean {
  const next = reader.word(end);
  switch (reader.word(end - 1)) {
    case 'now':
      // A capital begins the sentence, where it leads on: "Now the mayor has a plan."
      return next === 'that' || next === '-' || reader.isCapital(i);
    case 'soon':
      return (
        /^(?:after|afterwards?|before|thereafter|as|enough|-)$/.test(next) ||
        isComparison(reader, i) ||
        isTold(reader, i, next)
      );
    case 'ago':
      // "as long ago as 2010"
      return isComparison(reader, i);
    case 'recently':
      // "as recently as last week"
      return next === 'as' && isComparison(reader, i);
    case 'moment':
      return reader.word(i - 2) !== 'at' || !ENDS_PHRASE.test(next);
    case 'recent':
      return reader.word(i - 1) === 'most' || ENDS_PHRASE.test(next);
    case 'current':
      return next === 'account' || ENDS_PHRASE.test(next);
    case 'present':
    case 'days':
    case 'past':
    case 'future':
    case 'term':
      return !ENDS_PHRASE.test(next);
    default:
      return false;
  }
}

/** "soon became a flood", "was soon released": a time of the story, which is over */
const isTold = (reader: TimeReader, i: number, next: string): boolean =>
  isPastVerb(next) || /^(?:was|were|had|did)$/.test(reader.word(i - 1));

/** "as soon as", "too soon", "how soon" */
const isComparison = (reader: TimeReader, i: number): boolean =>
  /^(?:as|too|how|so)$/.test(reader.word(i - 1));

/** What can follow a noun that ends its phrase. */
const ENDS_PHRASE =
  /^(?:|[.,;:!?)"”’—–]|''|--|and|or|but|that|which|who|when|where|as|is|was|has|have|had|will|would|may|might|could|can|in|on|at|to|for|from|with|by|if|because|it|they|we|he|she|i|the|a|an|this|there|about|after|before|than)$/;
