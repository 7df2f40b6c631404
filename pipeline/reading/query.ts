import { duckdb } from '../duckdb/open-database.js';
import { UsageError } from '../errors.js';
import type { OpenTables } from './open-tables.js';
import { type PlainValue, plainValues } from './plain-value.js';
import { explained } from './sql-fault.js';
import { readingStatement } from './statement.js';

export interface QueryLimits {
  /** Seconds that a query may take. */
  readonly timeout: number;
  /** Ends the query; its reason is thrown. */
  readonly signal: AbortSignal;
}

/** What a query gives. */
export interface QueryResult {
  /** Whether it is the plan of an EXPLAIN, a text of several lines. */
  readonly isPlan: boolean;
  readonly columns: readonly ResultColumn[];
  /** The rows, some thousands at a time, as they are found. They can be read once. */
  readonly rows: AsyncIterable<readonly (readonly PlainValue[])[]>;
}

export interface ResultColumn {
  /** No two columns have the same: a second `count` is `count:1`. */
  readonly name: string;
  readonly kind: 'number' | 'truth' | 'text' | 'json' | 'other';
}

/**
 * Asks the tables of an export a question in SQL.
 *
 * @throws UsageError for a statement that does more than read, or that is wrong
 */
export async function query(tables: OpenTables, sql: string, limits: QueryLimits): Promise<QueryResult> {
  const { connection } = tables;
  const work = limited(tables, sql, limits);
  const { isPlan, start } = await work(() => readingStatement(connection, sql));
  const result = await work(start);
  const names = result.deduplicatedColumnNames();
  const columns = result
    .columnTypes()
    .map((type, index) => ({ name: names[index] ?? '', kind: kindOf(type) }));
  const plain = plainValues();
  async function* rows(): AsyncGenerator<readonly (readonly PlainValue[])[]> {
    for (;;) {
      const chunk = await work(() => result.fetchChunk());
      if (chunk === null || chunk.rowCount === 0) return;
      yield chunk.getRows().map((row) => row.map(plain));
    }
  }
  return { isPlan, columns, rows: rows() };
}

/**
 * Writes what a query gives to a Parquet file, with the types of the database.
 *
 * @param path absolute, and one that the tables were opened to write (`writable`)
 * @returns the number of rows
 * @throws UsageError as {@link query}; also for a statement that describes instead of giving rows
 */
export async function queryToParquet(
  tables: OpenTables,
  sql: string,
  path: string,
  limits: QueryLimits,
): Promise<number> {
  const { connection } = tables;
  const work = limited(tables, sql, limits);
  await work(() => readingStatement(connection, sql));
  try {
    await connection.run(`CREATE TEMP VIEW ${RESULT} AS ${sql}`);
  } catch (error) {
    if (!/^(?:Parser|Binder|Catalog) Error/.test((error as Error).message)) throw error;
    throw new UsageError(
      'Parquet takes the rows of a SELECT; for what this statement gives, use --format csv',
    );
  }
  const { quoteLiteral } = await import('../schema/columns.js');
  const result = await work(() =>
    connection.run(
      `COPY ${RESULT} TO ${quoteLiteral(path)} (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)`,
    ),
  );
  const [[count] = []] = await result.getRows();
  return Number(count);
}

const RESULT = '"the rows of the query"';

/** What does work of a query within its limits, and says in plain words why it failed. */
function limited(
  { connection, blamed }: OpenTables,
  sql: string,
  { timeout, signal }: QueryLimits,
): <Result>(work: () => Promise<Result>) => Promise<Result> {
  const late = AbortSignal.timeout(timeout * 1000);
  const end = AbortSignal.any([signal, late]);
  const refuse = (): void => {
    signal.throwIfAborted();
    if (late.aborted)
      throw new UsageError(
        `the query took longer than ${timeout} s; ask for less, or allow more with --timeout`,
      );
  };
  return async (work) => {
    refuse();
    const interrupt = (): void => connection.interrupt();
    end.addEventListener('abort', interrupt);
    try {
      const result = await work();
      // What is interrupted may also look like the end of the rows.
      refuse();
      return result;
    } catch (error) {
      refuse();
      throw explained(await blamed(error), sql);
    } finally {
      end.removeEventListener('abort', interrupt);
    }
  };
}

function kindOf({
  typeId,
  alias,
}: {
  readonly typeId: number;
  readonly alias?: string;
}): ResultColumn['kind'] {
  const { DuckDBTypeId } = duckdb();
  switch (typeId) {
    case DuckDBTypeId.BOOLEAN:
      return 'truth';
    case DuckDBTypeId.TINYINT:
    case DuckDBTypeId.SMALLINT:
    case DuckDBTypeId.INTEGER:
    case DuckDBTypeId.BIGINT:
    case DuckDBTypeId.HUGEINT:
    case DuckDBTypeId.UTINYINT:
    case DuckDBTypeId.USMALLINT:
    case DuckDBTypeId.UINTEGER:
    case DuckDBTypeId.UBIGINT:
    case DuckDBTypeId.UHUGEINT:
    case DuckDBTypeId.FLOAT:
    case DuckDBTypeId.DOUBLE:
    case DuckDBTypeId.DECIMAL:
      return 'number';
    case DuckDBTypeId.VARCHAR:
      return alias === 'JSON' ? 'json' : 'text';
    case DuckDBTypeId.ENUM:
    case DuckDBTypeId.LIST:
    case DuckDBTypeId.ARRAY:
    case DuckDBTypeId.STRUCT:
    case DuckDBTypeId.MAP:
      return 'text';
    default:
      return 'other';
  }
}
