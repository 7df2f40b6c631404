import type { Asker } from '../../reading/ask.js';
import { all, raw, type Sql, sql } from '../../reading/sql.js';
import { ORDERS, type Order } from '../asked-values.js';
import type { DateFilter, DateItem, Page, Timeline } from '../contract.js';
import { containsWords, equals, equalsOrNone, numberWithin, publishedWithin } from './conditions.js';
import { columns, type List, pageOf, REFERENCE, withContext } from './page.js';
import { timeline } from './timeline.js';

/** The day that an expression speaks of, or begins on; null for a length of time and what is not resolved. */
const DAY = `CASE WHEN r.kind NOT IN ('duration', 'set')
    THEN try_cast(left(coalesce(r.value_start, r.value), 10) AS DATE) END`;

const ORDER_SQL: Readonly<Record<Order<'dates'>, Sql>> = {
  article: raw('r.doc_id, r.start, r.date_id'),
  newest: raw('d.published_at DESC NULLS LAST, r.doc_id, r.start, r.date_id'),
  earliest: raw(`${DAY} NULLS LAST, r.date_id`),
  latest: raw(`${DAY} DESC NULLS LAST, r.date_id`),
  unsurest: raw('r.confidence NULLS LAST, r.date_id'),
};

export const dateList = (filter: DateFilter): List => ({
  key: 'r.date_id',
  columns: raw('r.*, d.title, d.publisher, d.published_at'),
  from: raw('dates AS r JOIN documents AS d USING (doc_id)'),
  where: [
    ...containsWords('r.text', filter.text),
    ...equals('r.kind', filter.kind),
    ...equalsOrNone('d.publisher', filter.publisher),
    ...(filter.about === undefined ? [] : [sql`${raw(DAY)} >= CAST(${filter.about} AS DATE)`]),
    ...(filter.aboutTo === undefined ? [] : [sql`${raw(DAY)} <= CAST(${filter.aboutTo} AS DATE)`]),
    ...(filter.unresolved === true ? [raw(`${DAY} IS NULL`)] : []),
    ...numberWithin('r.confidence', filter),
    ...publishedWithin(filter),
  ],
  order: ORDER_SQL[filter.sort ?? ORDERS.dates[0]],
});

const ITEM = columns(
  REFERENCE,
  raw(`r.date_id AS "dateId", r.kind, r.timex, r.value, r.confidence, r.text, r."start", r."end"`),
);

/** Time expressions in their contexts. */
export async function dates(asker: Asker, filter: DateFilter): Promise<Page<DateItem>> {
  const page = await pageOf<DateItem & { start: number; end: number }>(asker, dateList(filter), ITEM, filter);
  return { ...page, items: await withContext(asker, page.items) };
}

/** The days that the articles speak of. */
export function dateTimeline(asker: Asker, filter: DateFilter): Promise<Timeline> {
  const { from, where } = dateList(filter);
  const days = sql`SELECT ${raw(DAY)} AS day, count(*) AS count FROM ${from} WHERE ${all(where)} GROUP BY 1`;
  return timeline(asker, [{ name: 'dates', days }]);
}
