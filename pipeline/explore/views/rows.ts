import type { Asker } from '../../reading/ask.js';
import { raw, type Sql, sql } from '../../reading/sql.js';
import { REVIEWED_TABLES } from '../../review/parts.js';
import { quoteIdentifier } from '../../schema/columns.js';
import type { SpanStruct } from '../../schema/rows.js';
import type { FoundRow, ViewedTable } from '../contract.js';
import { placesOf, SHOWN_COLUMNS, SPAN_COLUMNS } from '../shown-columns.js';
import { columns } from './page.js';

/** The tables whose rows are shown, and judged. */
export const VIEWED_TABLES: readonly ViewedTable[] = REVIEWED_TABLES;

export const idColumnOf = (table: ViewedTable): string => SHOWN_COLUMNS[table][0];

const SPANS = Object.keys(SPAN_COLUMNS);

/** What is needed of a row besides the columns that are shown. */
const BESIDES: Readonly<Record<ViewedTable, Readonly<Record<string, Sql>>>> = {
  quotes: Object.fromEntries(SPANS.map((name) => [name, raw(name)])),
  mentions: { entity_name: raw('(SELECT name FROM entities AS e WHERE e.entity_id = r.entity_id)') },
  numbers: {},
  dates: {},
};

/** The names of the columns of a {@link FoundRow}. */
export const foundColumns = (table: ViewedTable): readonly string[] => [
  ...SHOWN_COLUMNS[table],
  ...Object.keys(BESIDES[table]),
];

/** A row, and the article that it is of. */
export type Found<Table extends ViewedTable> = FoundRow<Table> & { readonly doc_id: string };

/** Rows of a table as the views have them, in the order of the texts. */
export async function foundRows<Table extends ViewedTable>(
  asker: Asker,
  table: Table,
  where: Sql,
): Promise<Found<Table>[]> {
  const shown = SHOWN_COLUMNS[table].map((name) => raw(quoteIdentifier(name)));
  const besides = Object.entries(BESIDES[table]).map(([name, value]) => sql`${value} AS ${raw(name)}`);
  const rows = await asker.rows<Readonly<Record<string, unknown>>>(
    sql`SELECT doc_id, ${columns(...shown, ...besides)}
      FROM ${raw(table)} AS r WHERE ${where} ORDER BY "start", "end" DESC, ${raw(idColumnOf(table))}`,
  );
  if (table !== 'quotes') return rows as unknown as Found<Table>[];
  return rows.map((row) => ({
    ...row,
    ...Object.fromEntries(SPANS.map((name) => [name, placesOf(row[name] as SpanStruct[])])),
  })) as unknown as Found<Table>[];
}
