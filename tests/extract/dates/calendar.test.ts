import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAnchor } from '../../../pipeline/extract/dates/calendar/anchor.js';
import {
  addMonths,
  dateOf,
  dayOf,
  daysInMonth,
  easterOf,
  isCalendarDate,
  isoDate,
  isoWeek,
  nearestWeekday,
  weekdayInMonth,
  weekdayOf,
  weekOfYear,
  weekStart,
} from '../../../pipeline/extract/dates/calendar/calendar.js';
import { propertyRuns } from '../../property-runs.js';

const DAYS = fc.integer({ min: -200_000, max: 200_000 });

describe('calendar', () => {
  test.each(propertyRuns(100))('a day and its date lead to each other (seed %i)', (seed, numRuns) => {
    fc.assert(
      fc.property(DAYS, (day) => {
        const { year, month, day: dayOfMonth } = dateOf(day);
        expect(dayOf(year, month, dayOfMonth)).toBe(day);
        expect(isCalendarDate(year, month, dayOfMonth)).toBe(true);
      }),
      { seed, numRuns },
    );
  });

  test.each(propertyRuns(100))('weeks begin on Monday (seed %i)', (seed, numRuns) => {
    fc.assert(
      fc.property(DAYS, (day) => {
        expect(weekdayOf(weekStart(day))).toBe(1);
        expect(day - weekStart(day)).toBeLessThan(7);
      }),
      { seed, numRuns },
    );
  });

  test('known days', () => {
    expect(dayOf(1970, 1, 1)).toBe(0);
    expect(weekdayOf(dayOf(2020, 7, 15))).toBe(3);
    expect(isoDate(easterOf(2020))).toBe('2020-04-12');
    expect(isoDate(easterOf(1961))).toBe('1961-04-02');
    expect(isoWeek(dayOf(2021, 1, 3))).toBe('2020-W53');
    expect(isoDate(weekOfYear(2021, 1))).toBe('2021-01-04');
    expect(isoDate(weekdayInMonth(2018, 9, 1, 1))).toBe('2018-09-03');
    expect(isoDate(weekdayInMonth(2022, 5, 1, -1))).toBe('2022-05-30');
    expect(daysInMonth(1900, 2)).toBe(28);
    expect(daysInMonth(2000, 2)).toBe(29);
    expect(isoDate(dayOf(33, 4, 3))).toBe('0033-04-03');
  });

  test('a month later is the same day, or the last one', () => {
    expect(isoDate(addMonths(dayOf(2020, 1, 31), 1))).toBe('2020-02-29');
    expect(isoDate(addMonths(dayOf(2020, 1, 15), -13))).toBe('2018-12-15');
  });
});

describe('anchor', () => {
  test('date, date-time, zone', () => {
    expect(readAnchor('2020-07-15')).toEqual({ text: '2020-07-15', day: dayOf(2020, 7, 15), second: null });
    expect(readAnchor('2020-07-15T23:30:00-07:00')).toMatchObject({
      day: dayOf(2020, 7, 15),
      second: 84_600,
    });
  });
  test('no date', () => {
    expect(readAnchor(null)).toBeNull();
    expect(readAnchor('July 15')).toBeNull();
    expect(readAnchor('2020-02-30')).toBeNull();
  });
});

test('the nearest weekday lies one to seven days away', () => {
  const wednesday = dayOf(2020, 7, 15);
  for (const step of [1, -1] as const)
    for (let weekday = 1; weekday <= 7; weekday++) {
      const distance = step * (nearestWeekday(wednesday, weekday, step) - wednesday);
      expect(weekdayOf(wednesday + step * distance)).toBe(weekday);
      expect(distance).toBeGreaterThanOrEqual(1);
      expect(distance).toBeLessThanOrEqual(7);
    }
});
