import { isoWeek, weekdayOf, weekStart } from '../calendar/calendar.js';
import { type DatePoint, periodPoint, relativeDay, resolveDays } from '../values/date-point.js';
import { isClockUnit, unitOf } from '../values/units.js';
import type { Duration } from './durations.js';
import { holidayIn } from './holidays.js';
import { stretchPoint } from './relative-dates.js';
import type { TimeReader } from './time-reader.js';
import { numberOf } from './time-words.js';
import { fourDigitYear } from './years.js';

/** A count before its direction: `5 upcoming years`, `the 2 next days`. */
export function readSwappedStretch(reader: TimeReader, i: number): DatePoint | null {
  const amount = reader.integer(i, 3);
  const direction = numberOf(reader.word(i + 1), 'direction');
  const unit = unitOf(reader.word(i + 2));
  if (amount === null || direction === null || direction === 0 || unit === null || isClockUnit(unit))
    return null;
  if (!reader.word(i + 2).endsWith('s')) return null;
  const duration: Duration = {
    first: i,
    end: i + 3,
    parts: [{ amount, unit }],
    isBusiness: false,
    modifier: null,
  };
  return stretchPoint(reader, i, i + 3, duration, unit, direction);
}

/** The holiday in a year that is named behind its weekend. */
function inYear(holiday: DatePoint, year: number): DatePoint {
  if (holiday.month !== null) return { ...holiday, year };
  const rule = holiday.timex?.slice(5) ?? '';
  if (rule === 'XX-XX') return holiday;
  return { ...relativeDay(holiday.first, holiday.end, holidayIn(year, rule), `${year}-${rule}`), year };
}

/** The weekend next to a holiday: from a Thursday or Friday on, or up to a Monday. */
export function weekendAt(reader: TimeReader, first: number, end: number, holiday: DatePoint): DatePoint {
  const year = fourDigitYear(reader, end);
  const dated = year === null || holiday.year !== null ? holiday : inYear(holiday, year);
  const last = year === null ? end : end + 1;
  const days = resolveDays(dated, reader.anchor);
  if (days === null) return periodPoint(first, last, null, 'XXXX-WXX-WE', true);
  const weekday = weekdayOf(days.start);
  const saturday = weekday <= 2 ? days.start - weekday - 1 : weekStart(days.start) + 5;
  const start = Math.min(saturday, days.start);
  return periodPoint(
    first,
    last,
    { start, end: Math.max(saturday + 2, days.end) },
    `${isoWeek(saturday)}-WE`,
    dated.year === null,
  );
}
