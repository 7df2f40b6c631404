import { isoWeek, weekdayOf, weekStart } from '../calendar/calendar.js';
import { type DatePoint, periodPoint, relativeDay, resolveDays } from '../values/date-point.js';
import { holidayIn } from './holidays.js';
import type { TimeReader } from './time-reader.js';
import { fourDigitYear } from './years.js';

/** The holiday in a year named after its weekend. */
function inYear(holiday: DatePoint, year: number): DatePoint {
  if (holiday.month !== null) return { ...holiday, year };
  const rule = holiday.timex?.slice(5) ?? '';
  if (rule === 'XX-XX') return holiday;
  return { ...relativeDay(holiday.first, holiday.end, holidayIn(year, rule), `${year}-${rule}`), year };
}

/** The weekend of a holiday, with the holiday: from a Thursday or Friday on, or up to a Monday. */
export function holidayWeekend(
  reader: TimeReader,
  first: number,
  end: number,
  holiday: DatePoint,
): DatePoint {
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
