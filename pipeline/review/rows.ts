import type { DuckDBConnection } from '@duckdb/node-api';
import { runWithTexts } from '../duckdb/open-database.js';
import { passageSql } from '../duckdb/passage.js';
import { quoteIdentifier } from '../schema/columns.js';
import type { ReviewedTable } from './parts.js';
import { digestOf, type JudgedColumns, type JudgedValue, REVIEWABLE } from './tables.js';
import type { Verdict } from './verdicts.js';

/** A row as a person judges it. */
export interface ReviewRow {
  readonly table: ReviewedTable;
  readonly id: string;
  readonly kind: string;
  readonly confidence: number | null;
  readonly extractor: string;
  readonly doc_id: string;
  /** Where it stands in the text of its document, in code points. */
  readonly start: number;
  readonly end: number;
  /** The columns that are shown. */
  readonly columns: JudgedColumns;
  /** Of what is judged. */
  readonly digest: string;
}

/**
 * Rows of an export by their ids, in the order of these. Ids that no row has are left out.
 *
 * @param connection to the tables of an export (`openTables`)
 * @param relation SQL for the rows, where they are not those of an export
 */
export async function reviewRows(
  connection: DuckDBConnection,
  table: ReviewedTable,
  ids: readonly string[],
  relation: string = REVIEWABLE[table].relation,
): Promise<ReviewRow[]> {
  if (ids.length === 0) return [];
  const { id, kind, columns } = REVIEWABLE[table];
  const selected = [id, kind, 'confidence', 'extractor', 'doc_id', 'start', 'end', ...columns];
  const reader = await runWithTexts(
    connection,
    `SELECT ${selected.map(quoteIdentifier).join(', ')} FROM ${relation}
    WHERE ${quoteIdentifier(id)} IN (SELECT unnest($1))`,
    ids,
  );
  const found = new Map<string, ReviewRow>();
  for (const values of reader.getRowsJS() as JudgedValue[][]) {
    const [rowId, rowKind, confidence, extractor, docId, start, end, ...others] = values;
    const judged = Object.fromEntries(columns.map((column, index) => [column, others[index] as JudgedValue]));
    found.set(rowId as string, {
      table,
      id: rowId as string,
      kind: rowKind as string,
      confidence: confidence as number | null,
      extractor: extractor as string,
      doc_id: docId as string,
      start: start as number,
      end: end as number,
      columns: judged,
      digest: digestOf(table, judged),
    });
  }
  return ids.flatMap((each) => found.get(each) ?? []);
}

/** A row in its text. */
export interface Passage {
  readonly before: string;
  readonly text: string;
  readonly after: string;
}

/**
 * The text of a row's document from where the row begins to where it ends, and what stands around it.
 *
 * @param around code points before and after
 * @returns null where there is no such document
 */
export async function passageOf(
  connection: DuckDBConnection,
  { doc_id, start, end }: Pick<ReviewRow, 'doc_id' | 'start' | 'end'>,
  around = 300,
): Promise<Passage | null> {
  const stretch = passageSql(String(start), String(end), String(around));
  const reader = await runWithTexts(
    connection,
    `SELECT ${stretch.before}, ${stretch.text}, ${stretch.after}
    FROM documents WHERE doc_id IN (SELECT unnest($1))`,
    [doc_id],
  );
  const [found] = reader.getRowsJS() as string[][];
  if (found === undefined) return null;
  const [before = '', text = '', after = ''] = found;
  return { before, text, after };
}

/** What a person says of a row. */
export type Said = Pick<Verdict, 'verdict' | 'parts' | 'reviewer' | 'seed' | 'judged_at'>;

/** What a person says of a row, as `appendVerdict` keeps it. */
export const verdictOn = (
  { id, table, extractor, digest }: ReviewRow,
  { verdict, parts, reviewer, seed, judged_at }: Said,
): Verdict => ({
  row_id: id,
  table,
  verdict,
  parts,
  reviewer,
  extractor,
  digest,
  seed,
  judged_at,
});
