import { readWordSet } from '../../../text/word-list.js';
import { type DatePoint, yearPoint } from '../values/date-point.js';
import { unitOf } from '../values/units.js';
import { hasZone } from './clock.js';
import type { TimeReader } from './time-reader.js';
import { codeOf } from './time-words.js';
import { fourDigitYear, shortYear } from './years.js';

const YEAR_PREPOSITIONS: ReadonlySet<string> = new Set([
  'in',
  'since',
  'by',
  'until',
  'till',
  'before',
  'after',
  'during',
  'from',
  'through',
  'between',
  'circa',
  'year',
  'for',
]);
const DETERMINERS: ReadonlySet<string> = new Set([
  'the',
  'a',
  'this',
  'that',
  'his',
  'her',
  'its',
  'their',
  'our',
  'my',
  'your',
  'early',
  'mid',
  'late',
]);
const QUANTIFIERS = readWordSet(new URL('./year-quantifiers.txt', import.meta.url));
const MEASURES = readWordSet(new URL('./year-measures.txt', import.meta.url));
const NOT_PLURALS: ReadonlySet<string> = new Set([
  'was',
  'is',
  'has',
  'as',
  'this',
  'its',
  'us',
  'says',
  'does',
  'plus',
  'versus',
  'across',
  'towards',
  'thus',
  'unless',
  'besides',
]);

/**
 * Reads a year without month and day: `in 2018`, `the 1992 election`, `(1993)`. Four digits that count something (`2000
 * people`, `more than 1000`) or belong to a code are no year. Years before 1900 need a preposition.
 */
export function readBareYear(reader: TimeReader, i: number): DatePoint | null {
  const ancient = readAncientYear(reader, i);
  if (ancient !== null) return ancient;
  const year = fourDigitYear(reader, i);
  if (year === null) return null;
  const before = reader.word(i - 1);
  const after = reader.word(i + 1);
  const isCut = reader.isAdjacent(i) && /^[-–/.:#@$£€+_&~]$/.test(before);
  const hasPrefix = isCut && /^(?:pre|post)$/.test(reader.word(i - 2));
  if (
    (QUANTIFIERS.has(before) &&
      !isComparedYear(reader, i, before) &&
      !isOrigin(reader, i, before) &&
      !isYearOfLevel(reader, i)) ||
    (MEASURES.has(after) && !hasPrefix) ||
    hasZone(reader, i)
  )
    return null;
  if (isCut && !hasPrefix && !endsYearRange(reader, i) && codeOf(reader.word(i - 2), 'modifier') === null)
    return null;
  if (
    reader.isAdjacent(i + 1) &&
    /^[-/_@:.%]$/.test(after) &&
    reader.isAdjacent(i + 2) &&
    /^[\p{L}\p{N}]/u.test(reader.text(i + 2)) &&
    !isCompound(reader, i)
  )
    return null;
  // "in the final months of 2019 sales fell"
  const isOfUnit = before === 'of' && unitOf(reader.word(i - 2)) !== null;
  const hasPreposition = hasPrefix || isOfUnit || YEAR_PREPOSITIONS.has(before);
  if (
    !hasPreposition &&
    !DETERMINERS.has(before) &&
    !(reader.isCapital(i - 1) && i - 2 > reader.first) &&
    !isYearOfLevel(reader, i) &&
    isPluralNoun(reader, i + 1)
  )
    return null;
  if (year < 1900 || year > 2099) {
    const isBracketed = before === '(' && (after === ')' || after === '-' || after === '–');
    const isFounding = /^(?:founded|established|born|built|est)$/.test(before);
    const isBack = before === 'to' && reader.word(i - 2) === 'back';
    if (
      !(hasPreposition && before !== 'for' && before !== 'from') &&
      !isBracketed &&
      !isBack &&
      !isFounding &&
      !isOrigin(reader, i, before)
    )
      return null;
    if (year < 1200 && before !== 'in' && before !== 'year') return null;
    if (isPluralNoun(reader, i + 1)) return null;
  }
  const era = readEra(reader, i + 1);
  if (era !== null) return yearPoint(i, era.end, era.isBefore ? 1 - year : year);
  return yearPoint(i, i + 1, year);
}

/** Reads a year of up to three digits with its era: `149 BC`, `in 79 AD`. */
function readAncientYear(reader: TimeReader, i: number): DatePoint | null {
  const year = reader.integer(i, 3);
  const era = year === null || year === 0 ? null : readEra(reader, i + 1);
  if (year === null || era === null) return null;
  if (era.isBefore) return yearPoint(i, era.end, 1 - year);
  return YEAR_PREPOSITIONS.has(reader.word(i - 1)) ? yearPoint(i, era.end, year) : null;
}

/** Reads a year of two digits after a preposition: `in '69`, but not `the class of '69`. */
export function readShortYear(reader: TimeReader, i: number): DatePoint | null {
  const short = shortYear(reader, i - 1);
  return short !== null && YEAR_PREPOSITIONS.has(reader.word(i - 2))
    ? yearPoint(i - 1, short.end, short.year)
    : null;
}

/** Whether a dash and another year stand before the year: `2014-2018`. */
const endsYearRange = (reader: TimeReader, i: number): boolean =>
  /^[-–~]$/.test(reader.text(i - 1)) &&
  fourDigitYear(reader, i - 2) !== null &&
  !(reader.isAdjacent(i - 2) && /^[-/.]$/.test(reader.text(i - 3)));

/** Whether "than" compares with a year, not with a number: `later than 2018`, `earlier than 1990`. */
const isComparedYear = (reader: TimeReader, i: number, before: string): boolean =>
  before === 'than' && /^(?:later|earlier)$/.test(reader.word(i - 2));

/** Whether a year tells of which level something is: "32 percent below 2005 levels", "back at 2019 prices". */
const isYearOfLevel = (reader: TimeReader, i: number): boolean =>
  /^(?:levels|prices|terms)$/.test(reader.word(i + 1)) &&
  /^(?:below|above|over|under|than|at|to|from|of|in|with|on)$/.test(reader.word(i - 1));

/** Whether something came into being about a year, and the number counts nothing: `built around 1895`. */
const isOrigin = (reader: TimeReader, i: number, before: string): boolean =>
  /^(?:around|about)$/.test(before) &&
  /^(?:born|built|dates|dating|died|established|from|founded|in|made|painted|since|until|written)$/.test(
    reader.word(i - 2),
  ) &&
  /^(?:|[.,;:!?)]|and|but|when|by|in|to|until|with)$/.test(reader.word(i + 1));

/** Whether a year begins a compound in which it is still a year: `1997-98`, `2014-2018`, `2016-era`, `2020-21`. */
const isCompound = (reader: TimeReader, i: number): boolean =>
  /^[-–/]$/.test(reader.text(i + 1)) &&
  (/^\d{2}(?:\d{2})?$/.test(reader.text(i + 2)) ||
    /^(?:era|style|model|vintage|bound|built)$/.test(reader.word(i + 2)));

function isPluralNoun(reader: TimeReader, i: number): boolean {
  const word = reader.word(i);
  return (
    word.length > 3 &&
    word.endsWith('s') &&
    !word.endsWith('ss') &&
    !NOT_PLURALS.has(word) &&
    !reader.isCapital(i) &&
    !reader.isFigure(i)
  );
}

/** Reads `B.C.`, `BCE` or `A.D.` after a year. */
function readEra(reader: TimeReader, i: number): { end: number; isBefore: boolean } | null {
  if (reader.isAdjacent(i)) return null;
  const text = reader.text(i);
  if (/^(?:B\.C\.|BC|BCE|B\.C\.E\.)$/.test(text)) return { end: i + 1, isBefore: true };
  if (/^(?:A\.D\.|AD|CE)$/.test(text)) return { end: i + 1, isBefore: false };
  return null;
}
