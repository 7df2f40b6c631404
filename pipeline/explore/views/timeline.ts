import type { Asker } from '../../reading/ask.js';
import { type Sql, sql } from '../../reading/sql.js';
import type { Timeline } from '../contract.js';

/** Counts of rows over time. */
export interface Series {
  readonly name: string;
  /** Query for `day`, a DATE or null, and `count`. */
  readonly days: Sql;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const MOST_POINTS = 120;

/** Units of time, and at most how many days a timeline in points of that unit spans. */
const UNITS: readonly (readonly [Timeline['unit'], number])[] = [
  ['day', 92],
  ['month', 30 * MOST_POINTS],
  ['year', 365 * MOST_POINTS],
];

/** Puts counts of days together, in the smallest unit that leaves few enough points to be seen. */
export async function timeline(asker: Asker, series: readonly Series[]): Promise<Timeline> {
  const days = await Promise.all(
    series.map(({ days }) =>
      asker.rows<{ readonly day: string | null; readonly count: number }>(
        sql`SELECT strftime(day, '%Y-%m-%d') AS day, CAST(sum(count) AS INTEGER) AS count FROM (${days}) GROUP BY day ORDER BY day`,
      ),
    ),
  );
  const dated = days.map((rows) => rows.flatMap(({ day, count }) => (day === null ? [] : [{ day, count }])));
  const known = dated
    .flat()
    .map(({ day }) => day)
    .toSorted();
  const [first = '9999-12-31', last = '0000-01-01'] = [known[0], known.at(-1)];
  const span = (Date.parse(last) - Date.parse(first)) / DAY_MS;
  const unit = UNITS.find(([, longest]) => span <= longest)?.[0] ?? 'decade';
  const points = new Map(unitsBetween(first, last, unit).map((at) => [at, series.map(() => 0)]));
  for (const [index, rows] of dated.entries()) {
    for (const { day, count } of rows) {
      const counts = points.get(startOf(day, unit));
      if (counts !== undefined) counts[index] = (counts[index] as number) + count;
    }
  }
  return {
    unit,
    points: Array.from(points, ([at, counts]) => ({ at, counts })),
    series: series.map(({ name }) => name),
    undated: days.map((rows) => rows.find(({ day }) => day === null)?.count ?? 0),
  };
}

function startOf(day: string, unit: Timeline['unit']): string {
  switch (unit) {
    case 'day':
      return day;
    case 'month':
      return `${day.slice(0, 7)}-01`;
    case 'year':
      return `${day.slice(0, 4)}-01-01`;
    case 'decade':
      return `${day.slice(0, 3)}0-01-01`;
  }
}

function unitsBetween(first: string, last: string, unit: Timeline['unit']): string[] {
  const units: string[] = [];
  for (let at = startOf(first, unit); at <= last; at = following(at, unit)) units.push(at);
  return units;
}

function following(at: string, unit: Timeline['unit']): string {
  const date = new Date(`${at}T00:00:00Z`);
  if (unit === 'day') date.setUTCDate(date.getUTCDate() + 1);
  else if (unit === 'month') date.setUTCMonth(date.getUTCMonth() + 1);
  else date.setUTCFullYear(date.getUTCFullYear() + (unit === 'year' ? 1 : 10));
  return date.toISOString().slice(0, 10);
}
