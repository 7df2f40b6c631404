import type { DuckDBConnection } from '@duckdb/node-api';
import { attachCorpus } from '../corpus/corpus.js';
import { createUnnamed } from '../database/layout.js';
import type { ColumnTypes } from '../duckdb/incoming-rows.js';
import { openScratchDatabase } from '../duckdb/scratch-database.js';
import { pathList } from '../export/formats/read-back.js';
import { quoteIdentifier, quoteLiteral } from '../schema/columns.js';

/**
 * DuckDB's settings for the work on a part. What it may hold in memory is bounded; beyond it, sorts and joins go to the
 * disk. A core is one task's.
 */
export const PART_DATABASE = { threads: '1', memory_limit: '1GB' } as const;

/** A database in memory, named and laid out as the state of a run, over the files of parts. */
export interface PartDatabase {
  readonly connection: DuckDBConnection;
  /** Makes a table of the state out of Parquet files; of none, an empty one. */
  table(name: string, columns: ColumnTypes, paths: readonly string[]): Promise<void>;
  /** Makes a table of what the corpus tells out of files of JSON lines; of none, an empty one. */
  relation(name: string, columns: ColumnTypes, path: string | null): Promise<void>;
  close(): Promise<void>;
}

/** @param out the folder for what is made of the parts */
export async function openPartDatabase(out: string): Promise<PartDatabase> {
  const { connection, close } = await openScratchDatabase(out, PART_DATABASE);
  await connection.run("attach ':memory:' as state");
  await attachCorpus(connection);
  return {
    connection,
    table: async (name, columns, paths) => {
      await connection.run(
        paths.length === 0
          ? createUnnamed(`state.main.${name}`, columns)
          : `create view state.main.${name} as select ${namesOf(columns)} from read_parquet(${pathList(paths)}, hive_partitioning = false)`,
      );
    },
    relation: async (name, columns, path) => {
      await connection.run(createUnnamed(`corpus.main.${name}`, columns));
      if (path === null) return;
      const types = Object.entries(columns).map(([column, type]) => `${column}: ${quoteLiteral(type)}`);
      await connection.run(
        `insert into corpus.main.${name} by name select * from read_json(${quoteLiteral(path)}, ` +
          `format = 'newline_delimited', columns = {${types.join(', ')}}, hive_partitioning = false)`,
      );
    },
    close,
  };
}

const namesOf = (columns: ColumnTypes): string => Object.keys(columns).map(quoteIdentifier).join(', ');
