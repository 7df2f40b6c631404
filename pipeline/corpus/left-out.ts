import type { DuckDBConnection } from '@duckdb/node-api';
import { definitionOf } from '../schema/columns.js';
import type { TableName } from '../schema/rows.js';
import { appendToCorpus } from './append.js';

/*
 * Rows of the state that are to be exported as if they had not been found. Which they are depends on the persons whom
 * surnames mean; so the views of the rows are made over a table that is filled when that is known.
 */

/** Makes the table `corpus.left_out` (row_id), empty. */
export const createLeftOut = async (connection: DuckDBConnection): Promise<void> => {
  await connection.run('create or replace table corpus.left_out (row_id varchar)');
};

/** Leaves rows out of all views that are made with {@link withoutLeftOut}. */
export const leaveOut = (connection: DuckDBConnection, ids: readonly string[]): Promise<void> =>
  appendToCorpus(connection, 'left_out', ids, (appender, id) => appender.appendVarchar(id));

/**
 * SQL for those rows of a relation that are not left out.
 *
 * @param table whose ids the rows have
 */
export const withoutLeftOut = (relation: string, table: TableName): string => {
  const [id] = definitionOf(table).primaryKey;
  return `select * from (${relation}) as kept anti join corpus.left_out as left_out on left_out.row_id = kept.${id}`;
};

/** Of what the corpus-wide steps read, that which follows from the rows of a table, without those that are left out. */
const INPUTS_WITHOUT: Partial<Record<TableName, { readonly input: string; readonly select: string }>> = {
  mentions: {
    input: 'document_entities',
    select: `
      select entities.* replace (
        coalesce(counted.mention_count, 0) as mention_count,
        coalesce(counted.texts, []) as texts
      )
      from state.main.document_entities as entities left join (
        select doc_id, entity_id, count(*)::integer as mention_count, list(distinct text) as texts
        from (${withoutLeftOut('select * from mentions', 'mentions')})
        group by doc_id, entity_id
      ) as counted
        on counted.doc_id = entities.doc_id and counted.entity_id = entities.entity_id and entities.mention_count > 0`,
  },
  quotes: {
    input: 'utterance_lines',
    select: withoutLeftOut('select * from state.main.utterance_lines', 'quotes'),
  },
};

/** Has a connection read the inputs as they would be without the rows that are left out. */
export async function replaceInputs(
  connection: DuckDBConnection,
  tables: readonly TableName[],
): Promise<void> {
  for (const table of tables) {
    const replaced = INPUTS_WITHOUT[table];
    // The database looks for temporary relations first.
    if (replaced !== undefined)
      await connection.run(`create or replace temp view ${replaced.input} as ${replaced.select}`);
  }
}
