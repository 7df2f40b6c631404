import type { Asker } from '../../reading/ask.js';
import { all, raw, type Sql, sql } from '../../reading/sql.js';
import { ORDERS, type Order } from '../asked-values.js';
import type { Histogram, NumberFilter, NumberItem, Page } from '../contract.js';
import { containsWords, equals, equalsOrNone, numberWithin, publishedWithin } from './conditions.js';
import { columns, type List, pageOf, REFERENCE, withContext } from './page.js';

const ORDER_SQL: Readonly<Record<Order<'numbers'>, Sql>> = {
  article: raw('r.doc_id, r.start, r.number_id'),
  newest: raw('d.published_at DESC NULLS LAST, r.doc_id, r.start, r.number_id'),
  largest: raw('coalesce(r.value, r.value_high, r.value_low) DESC NULLS LAST, r.number_id'),
  smallest: raw('coalesce(r.value, r.value_low, r.value_high) NULLS LAST, r.number_id'),
  unsurest: raw('r.confidence NULLS LAST, r.number_id'),
};

export const numberList = (filter: NumberFilter): List => ({
  key: 'r.number_id',
  columns: raw('r.*, d.title, d.publisher, d.published_at'),
  from: raw('numbers AS r JOIN documents AS d USING (doc_id)'),
  where: [
    ...containsWords('r.text', filter.text),
    ...equals('r.kind', filter.kind),
    ...equalsOrNone('r.unit', filter.unit),
    ...containsWords('r.counted', filter.counted),
    ...equalsOrNone('d.publisher', filter.publisher),
    ...numberWithin('r.confidence', filter),
    ...numberWithin('coalesce(r.value, r.value_low)', { least: filter.leastValue, most: filter.mostValue }),
    ...publishedWithin(filter),
  ],
  order: ORDER_SQL[filter.sort ?? ORDERS.numbers[0]],
});

const ITEM = columns(
  REFERENCE,
  raw(`r.number_id AS "numberId", r.kind, r.value, r.value_low AS "valueLow", r.value_high AS "valueHigh", r.unit,
    r.counted, r.is_approximate AS "isApproximate", r.confidence, r.text, r."start", r."end"`),
);

/** Numeric expressions in their contexts. */
export async function numbers(asker: Asker, filter: NumberFilter): Promise<Page<NumberItem>> {
  const page = await pageOf<NumberItem & { start: number; end: number }>(
    asker,
    numberList(filter),
    ITEM,
    filter,
  );
  return { ...page, items: await withContext(asker, page.items) };
}

const BINS = 20;
/** From here on the highest value is so many times the lowest that equal steps would leave all in one. */
const WIDE = 1000;

/** How the values of the numbers are spread: in equal steps, or in powers of ten where they span several. */
export async function numberHistogram(asker: Asker, filter: NumberFilter): Promise<Histogram> {
  const { from, where } = numberList(filter);
  const values = sql`SELECT r.value AS value FROM ${from} WHERE ${all([...where, raw('isfinite(r.value)')])}`;
  const { low, high } = await asker.row<{ readonly low: number | null; readonly high: number | null }>(
    sql`SELECT min(value) AS low, max(value) AS high FROM (${values})`,
  );
  if (low === null || high === null) return { bounds: [], counts: [], isLogarithmic: false };
  const isLogarithmic = low >= 0 && high > WIDE * Math.max(low, 1);
  const bounds = isLogarithmic ? powersOfTen(high) : steps(low, high);
  const inner = bounds.slice(1, -1);
  const bin = inner.reduce((sum, bound) => sql`${sum} + CAST(value >= ${bound} AS INTEGER)`, sql`0`);
  const rows = await asker.rows<{ readonly bin: number; readonly count: number }>(
    sql`SELECT ${bin} AS bin, count(*) AS count FROM (${values}) GROUP BY 1`,
  );
  const counts = bounds.slice(1).map((_, index) => rows.find(({ bin }) => bin === index)?.count ?? 0);
  return { bounds, counts, isLogarithmic };
}

/** 0, 1, 10, 100 … up to the first that is above a value. */
function powersOfTen(high: number): number[] {
  const bounds = [0];
  for (let bound = 1; (bounds.at(-1) as number) <= high; bound *= 10) bounds.push(bound);
  return bounds;
}

/** Round steps from at or below the lowest value to above the highest. */
function steps(low: number, high: number): number[] {
  const rough = (high - low) / BINS || 1;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) ?? 10);
  const first = Math.floor(low / step);
  const count = Math.floor(high / step) - first + 1;
  return Array.from({ length: count + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}
