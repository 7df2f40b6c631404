import { readTable } from '../text/word-list.js';

/**
 * Zones by abbreviation, with their offsets from UTC; a generic American zone has one for winter and one for summer.
 */
const ZONES = new Map(
  readTable(new URL('./time-zones.txt', import.meta.url)).map(([name, winter, summer]) => [
    name,
    { winter, summer },
  ]),
);

/** Pattern of the abbreviations whose offset is known. */
export const ZONE_NAME = [...ZONES.keys()].join('|');

/**
 * The offset from UTC of a zone by its abbreviation: `Z`, `-05:00`. Empty when unknown, or when the day leaves it open
 * (`ET` on the days on which clocks change, and before 2007).
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

/** The largest offset from UTC of any place. */
const MAX_OFFSET_HOURS = 14;

/** `+2`, `+02`, `+0200` or `+02:00` as `+02:00`; null when no zone has that offset. */
export function offsetOfFigures(figures: string): string | null {
  const [, sign = '', hours = '', minutes = '00'] = /^([+-])(\d{1,2})(?::?(\d{2}))?$/.exec(figures) ?? [];
  if (hours === '' || Number(minutes) > 59) return null;
  if (Number(hours) + Number(minutes) / 60 > MAX_OFFSET_HOURS) return null;
  const offset = `${hours.padStart(2, '0')}:${minutes}`;
  // Mail writes -0000 for a clock whose zone is not known; ISO 8601 has no such offset.
  return `${offset === '00:00' ? '+' : sign}${offset}`;
}

/**
 * Whether the United States have daylight time on a day: from the second Sunday of March to the first Sunday of
 * November (Energy Policy Act of 2005, in force since 2007). Null before 2007 and on the two days of change.
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
