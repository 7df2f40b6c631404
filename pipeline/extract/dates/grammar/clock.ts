import { readNumeral } from '../../../language/numerals/numerals.js';
import { pad } from '../calendar/calendar.js';
import type { TimeReader } from './time-reader.js';
import { codeOf, numberOf } from './time-words.js';

/** A time of day. */
export interface Clock {
  readonly first: number;
  readonly end: number;
  /** 0 to 24: as written, or as `a.m.` and `p.m.` make it. */
  readonly hour: number;
  readonly minute: number | null;
  readonly second: number | null;
  /** Whether the text tells the half of the day. */
  readonly hasMeridiem: boolean;
  /** Whether it is more than a bare number: minutes, `a.m.`, `o'clock`, `noon`. */
  readonly isExplicit: boolean;
  /** UTC offset in ISO 8601, where the text names a zone with one offset; else empty. */
  readonly offset: string;
}

/** Zones and their offsets. `ET` may be standard or daylight time, and has none. */
const ZONES: ReadonlyMap<string, string> = new Map([
  ['UTC', 'Z'],
  ['GMT', 'Z'],
  ['EST', '-05:00'],
  ['EDT', '-04:00'],
  ['CDT', '-05:00'],
  ['MST', '-07:00'],
  ['MDT', '-06:00'],
  ['PST', '-08:00'],
  ['PDT', '-07:00'],
  ['CET', '+01:00'],
  ['CEST', '+02:00'],
  ['ET', ''],
  ['CT', ''],
  ['MT', ''],
  ['PT', ''],
  ['BST', '+01:00'],
  ['JST', '+09:00'],
]);

const COLON = /^(\d{1,2})[:](\d{2})(?::(\d{2}))?([ap]m?|ampm)?$/;
const POINT = /^(\d{1,2})\.(\d{2})([ap]m?)?$/;
const HOUR = /^(\d{1,2})([ap]m?|ampm)$/;
const MILITARY = /^(\d{1,2})(\d{2})([ap]m)?$/;

/**
 * Reads a time of day: `8:00:31am`, `8 p.m. ET`, `half past seven`, `noon`, `five o'clock`. Null for none.
 *
 * @param isTimeContext whether `17.30` and `0930` count as times
 * @param allowsBare whether a bare hour counts as a time
 */
export function readClock(
  reader: TimeReader,
  i: number,
  isTimeContext = false,
  allowsBare = false,
): Clock | null {
  const clock =
    readFigureClock(reader, i, isTimeContext) ??
    readNoon(reader, i) ??
    readPastOrTo(reader, i) ??
    readHour(reader, i, allowsBare);
  return clock === null ? null : withZone(reader, clock);
}

const clockOf = (
  first: number,
  end: number,
  hour: number,
  minute: number | null,
  second: number | null,
  meridiem: string,
): Clock | null => {
  const isHalfDay = meridiem === 'a' || meridiem === 'p' || meridiem === 'b';
  if (hour > 24 || (minute ?? 0) > 59 || (second ?? 0) > 59 || (isHalfDay && (hour < 1 || hour > 12)))
    return null;
  const full = meridiem === 'p' ? (hour % 12) + 12 : meridiem === 'a' ? hour % 12 : hour;
  return {
    first,
    end,
    hour: full,
    minute,
    second,
    hasMeridiem: meridiem === 'a' || meridiem === 'p',
    isExplicit: true,
    offset: '',
  };
};

function readFigureClock(reader: TimeReader, i: number, isTimeContext: boolean): Clock | null {
  if (!reader.isFigure(i)) return null;
  const word = reader.word(i);
  const meridiem = readMeridiem(reader, i + 1);
  const colon = COLON.exec(word);
  if (colon !== null) {
    const letter = meridiemLetter(colon[4]) || (meridiem?.letter ?? '');
    if (letter === '' && isGameClock(reader, i + 1)) return null;
    const end = colon[4] === undefined && meridiem !== null ? meridiem.end : i + 1;
    return clockOf(
      i,
      end,
      Number(colon[1]),
      Number(colon[2]),
      colon[3] === undefined ? null : Number(colon[3]),
      letter,
    );
  }
  const point = POINT.exec(word);
  if (point !== null) {
    const letter = meridiemLetter(point[3]) || (meridiem?.letter ?? '');
    if (letter === '' && !(isTimeContext && endsTime(reader, i + 1))) return null;
    return clockOf(
      i,
      point[3] === undefined && meridiem !== null ? meridiem.end : i + 1,
      Number(point[1]),
      Number(point[2]),
      null,
      letter,
    );
  }
  const hour = HOUR.exec(word);
  if (hour !== null) {
    if (
      /^\d+[ap]$/.test(word) &&
      !/^(?:at|by|till|until|from|to|-|after|before|around|)$/.test(reader.word(i - 1))
    )
      return null;
    return clockOf(i, i + 1, Number(hour[1]), null, null, meridiemLetter(hour[2]));
  }
  const military = word.length >= 3 ? MILITARY.exec(word) : null;
  if (
    military === null ||
    (military[3] === undefined &&
      meridiem === null &&
      !(isTimeContext && word.length === 4 && endsTime(reader, i + 1)) &&
      !hasZone(reader, i))
  )
    return null;
  return clockOf(
    i,
    military[3] === undefined && meridiem !== null ? meridiem.end : i + 1,
    Number(military[1]),
    Number(military[2]),
    null,
    meridiemLetter(military[3]) || (meridiem?.letter ?? ''),
  );
}

/** Whether minutes and seconds are those of a game: `2:55 into overtime`, `1:07 left`, `0:30 to play`. */
const isGameClock = (reader: TimeReader, i: number): boolean =>
  /^(?:into|left|remaining|elapsed)$/.test(reader.word(i)) ||
  (reader.word(i) === 'to' && /^(?:go|play)$/.test(reader.word(i + 1)));

/**
 * Whether a figure that only its preposition makes a time is one by what follows: not "by 3.41%", "at 1200 parts".
 */
const endsTime = (reader: TimeReader, i: number): boolean =>
  AFTER_TIME.test(reader.word(i)) || ZONES.has(reader.text(i)) || DAYS.has(reader.role(i)?.role);

/** Whether a figure of four digits is a time by the zone after it: `0735 GMT`. */
export const hasZone = (reader: TimeReader, i: number): boolean =>
  reader.text(i).length === 4 && (ZONES.get(reader.text(i + 1)) ?? '') !== '';

/** The index after a time in brackets, by the clock of another zone: `(0735 GMT)`; `i` where there is none. */
export function afterOtherZone(reader: TimeReader, i: number): number {
  if (reader.text(i) !== '(') return i;
  const clock = readClock(reader, i + 1, true);
  return clock !== null && clock.offset !== '' && reader.text(clock.end) === ')' ? clock.end + 1 : i;
}

/** Roles of words that begin a day. */
const DAYS: ReadonlySet<string | undefined> = new Set(['weekday', 'deictic', 'month']);

const AFTER_TIME =
  /^(?:|[.,;:!?)(–—-]|to|and|or|until|till|through|on|in|of|at|for|with|this|the|hrs?|hours|local|sharp|daily|every)$/;

/** `a`, `p`, `b` for both (`ampm`); empty for none. */
const meridiemLetter = (text: string | undefined): string =>
  text === undefined ? '' : text === 'ampm' ? 'b' : (text[0] as string);

/** Reads `pm`, `p.m.`, `p . m .`, `a m`. */
function readMeridiem(reader: TimeReader, i: number): { letter: string; end: number } | null {
  const word = reader.word(i);
  if (word === 'am' || word === 'pm' || word === 'a.m.' || word === 'p.m.')
    return { letter: word[0] as string, end: i + 1 };
  if (word !== 'a' && word !== 'p') return null;
  let at = reader.skip(i + 1, '.');
  if (reader.word(at) !== 'm') return null;
  at = at > i + 1 ? reader.skip(at + 1, '.') : at + 1;
  return { letter: word, end: at };
}

function readNoon(reader: TimeReader, i: number): Clock | null {
  const at = reader.word(i) === '12' && codeOf(reader.word(i + 1), 'noon') !== null ? i + 1 : i;
  const hour = numberOf(reader.word(at), 'noon');
  if (hour === null || (reader.isCapital(i) && reader.isCapital(i + 1)) || /^[“"‘]$/.test(reader.text(i - 1)))
    return null;
  return {
    first: i,
    end: at + 1,
    hour,
    minute: null,
    second: null,
    hasMeridiem: true,
    isExplicit: true,
    offset: '',
  };
}

/**
 * Reads minutes before or after an hour: `half past seven`, `ten past 9`, `quarter to six`, `thirty-six minutes past
 * eight`.
 */
function readPastOrTo(reader: TimeReader, i: number): Clock | null {
  const minutes = readMinutes(reader, i);
  if (minutes === null) return null;
  const at = reader.word(minutes.end) === 'minutes' ? minutes.end + 1 : minutes.end;
  const isTo = reader.word(at) === 'to';
  if (reader.word(at) !== 'past' && !(isTo && minutes.isQuarter)) return null;
  const hour = bareHour(reader, at + 1);
  if (hour === null || hour.value > 12 || hour.value < 1) return null;
  const ending = readClockSuffix(reader, hour.end);
  const total = hour.value * 60 + (isTo ? -minutes.value : minutes.value);
  const clock = clockOf(i, ending.end, Math.floor(total / 60), total % 60, null, '');
  return clock === null ? null : inHalfOfDay(clock, ending.letter);
}

const inHalfOfDay = (clock: Clock, letter: string): Clock => ({
  ...clock,
  hour: letter === 'p' ? (clock.hour % 12) + 12 : clock.hour,
  hasMeridiem: letter !== '',
});

function readMinutes(
  reader: TimeReader,
  i: number,
): { value: number; end: number; isQuarter: boolean } | null {
  const at = reader.skip(i, 'a');
  const word = reader.word(at);
  if (word === 'half') return { value: 30, end: at + 1, isQuarter: false };
  if (word === 'quarter') return { value: 15, end: at + 1, isQuarter: true };
  const numeral = at === i ? bareHour(reader, i, 59) : null;
  return numeral === null ? null : { isQuarter: false, ...numeral };
}

/** Reads a whole number from 1 (from 0 in digits) to `largest`, in digits or words. */
function bareHour(reader: TimeReader, i: number, largest = 24): { value: number; end: number } | null {
  const digits = reader.integer(i, 2);
  if (digits !== null) return digits <= largest ? { value: digits, end: i + 1 } : null;
  const word = reader.word(i);
  if (word === '' || word === 'a' || word === 'half' || reader.isFigure(i)) return null;
  const numeral = readNumeral(reader.tokens, i);
  if (numeral === null || !Number.isInteger(numeral.value) || numeral.value < 1 || numeral.value > largest)
    return null;
  return { value: numeral.value, end: numeral.end };
}

/** Reads an hour: `seven p.m.`, `five o'clock`, `five-thirty`; `7` alone where allowed. */
function readHour(reader: TimeReader, i: number, allowsBare: boolean): Clock | null {
  const hyphenated = readHyphenatedTime(reader, i);
  if (hyphenated !== null) return hyphenated;
  const hour = bareHour(reader, i);
  if (hour === null) return null;
  const ending = readClockSuffix(reader, hour.end);
  if (ending.end === hour.end) {
    if (!allowsBare) return null;
    return {
      first: i,
      end: hour.end,
      hour: hour.value,
      minute: null,
      second: null,
      hasMeridiem: false,
      isExplicit: false,
      offset: '',
    };
  }
  return clockOf(i, ending.end, hour.value, null, null, ending.letter);
}

function readClockSuffix(reader: TimeReader, i: number): { letter: string; end: number } {
  let at = i;
  if (/^o['’]?clock$/.test(reader.word(i))) at = i + 1;
  const meridiem = readMeridiem(reader, at);
  return meridiem ?? { letter: '', end: at };
}

const HYPHENATED_MINUTES: ReadonlyMap<string, number> = new Map([
  ['fifteen', 15],
  ['thirty', 30],
  ['forty', 40],
]);

/** Reads hour and minutes joined by a hyphen: `five-thirty`. */
function readHyphenatedTime(reader: TimeReader, i: number): Clock | null {
  if (reader.isFigure(i) || reader.text(i + 1) !== '-') return null;
  const minute = HYPHENATED_MINUTES.get(reader.word(i + 2));
  if (minute === undefined) return null;
  const hour = readNumeral(reader.tokens, i);
  if (hour === null || hour.end !== i + 1 || hour.value < 1 || hour.value > 12) return null;
  const ending = readClockSuffix(reader, i + 3);
  return clockOf(i, ending.end, hour.value, minute, null, ending.letter);
}

function withZone(reader: TimeReader, clock: Clock): Clock {
  const offset = ZONES.get(reader.text(clock.end));
  return offset === undefined ? clock : { ...clock, end: clock.end + 1, offset };
}

/** The TIMEX3 value, as precise as the text: `T15`, `T07:30`, `T08:00:31`, and with `Z` for UTC. */
export function clockTimex(clock: Clock): string {
  const minute = clock.minute === null ? '' : `:${pad(clock.minute)}`;
  const second = clock.second === null ? '' : `:${pad(clock.second)}`;
  return `T${pad(clock.hour)}${minute}${second}${clock.offset === 'Z' ? 'Z' : ''}`;
}

/** `08:00:00` */
export const clockValue = (clock: Clock): string =>
  `${pad(clock.hour)}:${pad(clock.minute ?? 0)}:${pad(clock.second ?? 0)}${clock.offset}`;

export const clockSeconds = (clock: Clock): number =>
  clock.hour * 3600 + (clock.minute ?? 0) * 60 + (clock.second ?? 0);
