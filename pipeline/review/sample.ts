import type { DuckDBConnection } from '@duckdb/node-api';
import { quoteIdentifier } from '../schema/columns.js';
import { turnsOf } from './allocation.js';
import type { ReviewedTable } from './parts.js';
import { type ReviewRow, reviewRows } from './rows.js';
import { BIN_SQL, MAX_SAMPLE, REVIEWABLE } from './tables.js';
import type { Verdict } from './verdicts.js';

export interface SampleRequest {
  readonly table: ReviewedTable;
  /** Rows of the sample; fewer where the table has fewer. */
  readonly size: number;
  /** A whole number: another one draws other rows. */
  readonly seed: number;
  /** Who asks; null for a person without a name. */
  readonly reviewer: string | null;
  /** Those on the export so far, in the order of the file. */
  readonly verdicts: readonly Verdict[];
}

export interface SampledRow extends ReviewRow {
  /** What the reviewer last said of the row as it stands now; null where that is nothing. */
  readonly verdict: Verdict | null;
}

/**
 * Draws rows of a table at random, stratified by confidence.
 *
 * The strata are the ten tenths of confidence, and the rows without one. The seed puts the rows of each into a random
 * order, in which they are taken; `turnsOf` says from which stratum the next row comes. So the same export and seed
 * give the same rows in the same order, a larger sample extends a smaller one, and the rows that were judged when a
 * person stops are a random sample of each stratum. That the strata are not sampled at one rate is made good by the
 * weights of `summarise`. Rows of copied articles are rows like others.
 *
 * @param connection to the tables of an export (`openTables`)
 */
export async function sampleRows(
  connection: DuckDBConnection,
  { table, size, seed, reviewer, verdicts }: SampleRequest,
): Promise<SampledRow[]> {
  const rows = await reviewRows(connection, table, await drawnIds(connection, table, size, seed));
  const known = new Map<string, Verdict>();
  for (const verdict of verdicts)
    if (verdict.table === table && verdict.reviewer === reviewer) known.set(verdict.row_id, verdict);
  return rows.map((row) => {
    const verdict = known.get(row.id);
    return { ...row, verdict: verdict?.digest === row.digest ? verdict : null };
  });
}

/** Digits of MD5 in hex. A row's is random, and the same on every machine. */
const KEY_DIGITS = 32;

async function drawnIds(
  connection: DuckDBConnection,
  table: ReviewedTable,
  size: number,
  seed: number,
): Promise<string[]> {
  const most = Math.min(size, MAX_SAMPLE);
  if (most < 1) return [];
  const id = quoteIdentifier(REVIEWABLE[table].id);
  const reader = await connection.runAndReadAll(
    `SELECT count(*)::DOUBLE, min(concat(md5(concat($1, ' ', ${id})), ${id}), ${most})
    FROM ${table} GROUP BY ${BIN_SQL} ORDER BY ${BIN_SQL} NULLS LAST`,
    [String(seed)],
  );
  const strata = reader.getRowsJS() as [rows: number, first: string[]][];
  const turns = turnsOf(
    strata.map(([rows]) => rows),
    most,
  );
  const ordered = strata.map(([, first]) => first.values());
  return turns.map((stratum) => {
    const { value = '' } = ordered[stratum]?.next() ?? {};
    return (value as string).slice(KEY_DIGITS);
  });
}
