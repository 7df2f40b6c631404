import { readFileSync } from 'node:fs';

/*
 * What only the corpus can tell is written once, in `sql/`, and runs in DuckDB and in Spark. It keeps to what both of
 * them understand; `duckdb.sql` and `spark.sql` define the functions that one of them lacks, or calls otherwise.
 */

/** The SQL of a file of `sql/`. */
export const statement = (name: string): string =>
  readFileSync(new URL(`./sql/${name}.sql`, import.meta.url), 'utf8').trimEnd();

/** The statements that have to be run before all others, on each connection. */
export const prelude = (engine: 'duckdb' | 'spark'): string[] =>
  statement(engine)
    .split(/;$/m)
    .map((sql) => sql.trim())
    .filter((sql) => sql !== '');
