import type { DuckDBConnection } from '@duckdb/node-api';
import type { DatabaseLane } from '../database/memory.js';
import { hasDocuments } from '../schema/columns.js';
import type { TableName } from '../schema/rows.js';
import type { TableBase } from '../tables/table.js';
import { tableOf, tablesWhere } from '../tables/tables.js';
import { createLeftOut, replaceInputs, withoutLeftOut } from './left-out.js';
import { runSteps } from './run-steps.js';
import { duplicateSteps, speakerSteps, surnameSteps } from './steps.js';

/*
 * What only the whole corpus can tell, computed from the state's tables each time, so that a run over a few new
 * documents and a fresh run over all of them agree. It stands in a database of its own in memory, `corpus`, which all
 * connections to the state see and no later run finds.
 */

/** A part of what the corpus tells; a table's descriptor names the one that it needs. */
export type CorpusStep = TableBase['needs'];

export interface CorpusOptions {
  /** Leaves documents that repeat an earlier one out of the exports. */
  readonly dropDuplicates: boolean;
  /** Lets a surname that its document never completes name the person whom other documents mean by it. */
  readonly corpusSurnames: boolean;
  /** Tables of which single rows are left out ({@link leaveOut}); none by default. */
  readonly leavesOut?: readonly TableName[];
}

/**
 * Lets a connection find what the corpus tells. From then on the database makes no checkpoint of its own accord until
 * it is closed: after one, a table in memory goes on with a new row group, full or not, and the row groups of Parquet
 * files end where those of the table do. The same rows would give other bytes, depending on the work beside them.
 */
export async function attachCorpus(connection: DuckDBConnection): Promise<void> {
  await connection.run("set global checkpoint_threshold = '1TB'");
  await connection.run("attach if not exists ':memory:' as corpus");
  await connection.run("set search_path = 'state.main,corpus.main'");
}

/** How a step is done. Each needs those before it; duplicates are not counted. */
const STEPS: {
  readonly [Step in CorpusStep]: (lane: DatabaseLane, options: CorpusOptions) => Promise<void>;
} = {
  duplicates: async (lane) => {
    await createLeftOut(lane.connection);
    await runSteps(lane, duplicateSteps());
  },
  surnames: (lane, { corpusSurnames }) => runSteps(lane, surnameSteps(corpusSurnames)),
  speakers: async (lane, { leavesOut = [] }) => {
    await replaceInputs(lane.connection, leavesOut);
    await runSteps(lane, speakerSteps());
  },
};

/** Does a corpus-wide step, and makes the views of the tables that waited for it ({@link viewOf}). */
export async function resolve(step: CorpusStep, lane: DatabaseLane, options: CorpusOptions): Promise<void> {
  await STEPS[step](lane, options);
  for (const table of tablesAfter(step)) await createExportView(lane.connection, table, options);
}

/** The tables whose rows can be read after a step. */
export const tablesAfter = (step: CorpusStep): TableName[] => tablesWhere(({ needs }) => needs === step);

/** The view of a table's rows as they are exported. */
export const viewOf = (table: TableName): string => `exported_${table}`;

/** Makes the view of a table's rows as they are exported, over what the corpus tells. */
export async function createExportView(
  connection: DuckDBConnection,
  table: TableName,
  { dropDuplicates, leavesOut = [] }: CorpusOptions,
): Promise<void> {
  const { exported } = tableOf(table);
  const rows = leavesOut.includes(table) ? withoutLeftOut(exported, table) : exported;
  const relation =
    dropDuplicates && hasDocuments(table)
      ? `select * from (${rows}) anti join corpus.duplicates using (doc_id)`
      : rows;
  await connection.run(`create or replace view corpus.${viewOf(table)} as ${relation}`);
}
