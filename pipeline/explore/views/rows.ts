import type { Asker } from '../../reading/ask.js';
import { raw, type Sql, sql } from '../../reading/sql.js';
import { REVIEWED_TABLES } from '../../review/tables.js';
import { definitionOf } from '../../schema/columns.js';
import type { TableRows } from '../../schema/rows.js';
import type { Mark, ViewedRow, ViewedTable } from '../contract.js';

/** The tables whose rows are shown, and judged. */
export const VIEWED_TABLES: readonly ViewedTable[] = REVIEWED_TABLES;

export const idColumnOf = (table: ViewedTable): string => definitionOf(table).primaryKey[0] as string;

/** Rows of a table as the views have them. */
export async function viewedRows<Table extends ViewedTable>(
  asker: Asker,
  table: Table,
  where: Sql,
): Promise<ViewedRow[]> {
  const rows = await asker.rows<TableRows[Table] & { readonly entityName: string | null }>(
    sql`SELECT r.*, ${ENTITY_NAME[table]} AS "entityName"
      FROM ${raw(table)} AS r WHERE ${where} ORDER BY "start", "end"`,
  );
  return rows.map(({ entityName, ...row }) => ({
    table,
    id: (row as unknown as Readonly<Record<string, string>>)[idColumnOf(table)] as string,
    confidence: row.confidence,
    entityName,
    row,
  })) as unknown as ViewedRow[];
}

const ENTITY_NAME: Readonly<Record<ViewedTable, Sql>> = {
  quotes: raw('NULL'),
  mentions: raw('(SELECT name FROM entities AS e WHERE e.entity_id = r.entity_id)'),
  numbers: raw('NULL'),
  dates: raw('NULL'),
};

const ROLES: Readonly<Record<Exclude<ViewedTable, 'quotes'>, Mark['role']>> = {
  mentions: 'name',
  numbers: 'number',
  dates: 'date',
};

/** What a row marks in its text. Offsets are those of the row. */
export function marksOf(viewed: ViewedRow, row: number): Mark[] {
  if (viewed.table !== 'quotes') {
    const { start, end } = viewed.row;
    return [{ start, end, row, role: ROLES[viewed.table] }];
  }
  const { content_spans: content, speaker_spans: speaker, cue_spans: cue } = viewed.row;
  return (
    [
      ['quotation', content],
      ['speaker', speaker],
      ['cue', cue],
    ] as const
  ).flatMap(([role, spans]) => spans.map(({ start, end }) => ({ start, end, row, role })));
}

/** In the order of the text, the longer first. */
export const inOrder = (one: { start: number; end: number }, other: { start: number; end: number }): number =>
  one.start - other.start || other.end - one.end;
