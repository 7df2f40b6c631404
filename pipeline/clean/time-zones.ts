import { readTable } from '../text/word-list.js';

/** Abbreviations of zones and their offsets from UTC; a generic American zone has that of winter and summer. */
const ZONES = new Map(
  readTable(new URL('./time-zones.txt', import.meta.url)).map(([name, winter, summer]) => [
    name,
    { winter, summer },
  ]),
);

/** Matches the abbreviation of a zone whose offset is known. */
export const ZONE_NAME = [...ZONES.keys()].join('|');

/**
 * The offset from UTC that the abbreviation of a zone stands for: `Z`, `-05:00`; empty where it is not known or where
 * the day does not tell it (`ET` on the days on which the clocks change, and before 2007).
 *
 * @param day `2020-07-13`
 */
export function offsetOfZone(name: string, day: string): string {
  const zone = ZONES.get(name);
  if (zone === undefined) return '';
  if (zone.summer === undefined) return zone.winter ?? '';
  const isSummer = isAmericanSummer(day);
  if (isSummer === null) return '';
  return (isSummer ? zone.summer : zone.winter) ?? '';
}

/** No place on earth is further from UTC. */
const MAX_OFFSET_HOURS = 14;

/** `+2`, `+02`, `+0200` and `+02:00` as `+02:00`; null where no zone has that offset. */
export function offsetOfFigures(figures: string): string | null {
  const [, sign = '', hours = '', minutes = '00'] = /^([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(figures) ?? [];
  if (hours === '' || Number(minutes) > 59) return null;
  if (Number(hours) + Number(minutes) / 60 > MAX_OFFSET_HOURS) return null;
  return `${sign}${hours.padStart(2, '0')}:${minutes}`;
}

/**
 * Whether clocks of the United States stand on daylight time that day: from the second Sunday of March to the first
 * Sunday of November (Energy Policy Act of 2005, in force since 2007). Null before 2007 and on the days of change.
 */
function isAmericanSummer(day: string): boolean | null {
  const year = Number(day.slice(0, 4));
  if (year < 2007) return null;
  const start = sunday(year, 3, 2);
  const end = sunday(year, 11, 1);
  if (day === start || day === end) return null;
  return day > start && day < end;
}

function sunday(year: number, month: number, nth: number): string {
  const weekday = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
  const day = 1 + ((7 - weekday) % 7) + 7 * (nth - 1);
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
