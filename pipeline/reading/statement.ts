import type { DuckDBConnection, DuckDBExtractedStatements, DuckDBResult } from '@duckdb/node-api';
import { duckdb } from '../duckdb/open-database.js';
import { UsageError } from '../errors.js';

/** A statement that only reads, ready to be carried out. */
export interface ReadingStatement {
  /** Whether it tells how the database would answer, and gives no rows. */
  readonly isPlan: boolean;
  /** Carries it out. Rows come as they are fetched. */
  readonly start: () => Promise<DuckDBResult>;
}

/**
 * Takes an SQL text for one statement that only reads.
 *
 * @throws UsageError for another text; the database's own errors for one that it cannot understand
 */
export async function readingStatement(connection: DuckDBConnection, sql: string): Promise<ReadingStatement> {
  if (sql.includes('\0')) throw new UsageError('the SQL holds the character NUL; leave it out');
  if (isBlank(sql)) throw new UsageError('there is no statement; write one, such as "from quotes limit 10"');
  const statements = await connection.extractStatements(sql);
  if (statements.count > 1) {
    if (!standsAlone(sql))
      throw new UsageError(`${statements.count} statements are given, and one is taken at a time`);
    await findPivoted(statements);
  }
  const prepared = await statements.prepare(statements.count - 1);
  const { StatementType } = duckdb();
  const isPlan = prepared.statementType === StatementType.EXPLAIN;
  if (isPlan) await refuseExplained(connection, sql);
  // DESCRIBE, SHOW, SUMMARIZE and reading pragmas are a SELECT for the database.
  else if (prepared.statementType !== StatementType.SELECT)
    throw notReading(StatementType[prepared.statementType]);
  if (prepared.parameterCount > 0)
    throw new UsageError(
      'the statement has a parameter, and there is no value for it; write the value itself',
    );
  return { isPlan, start: () => prepared.stream() };
}

/**
 * Finds the values that a PIVOT makes columns of. The database makes several statements of it, the last of which cannot
 * be prepared before: a type for the values of each PIVOT, then the SELECT. Where the last is another, as in a COPY of
 * a PIVOT, they stand within a transaction.
 *
 * @throws UsageError for anything but types before the last statement
 */
async function findPivoted(statements: DuckDBExtractedStatements): Promise<void> {
  const { StatementType } = duckdb();
  for (let index = 0; index < statements.count - 1; index++) {
    const prepared = await statements.prepare(index);
    if (prepared.statementType !== StatementType.CREATE) throw notReading('a statement around a PIVOT');
    await prepared.run();
  }
}

/**
 * Whether nothing but the end of the text comes after a semicolon. A statement before a PIVOT could not be told from
 * those that the database makes of it. One with a semicolon in a text is refused with the others.
 */
function standsAlone(sql: string): boolean {
  let end = sql.length;
  while (end > 0 && /[\s;]/.test(sql.charAt(end - 1))) end--;
  return !sql.slice(0, end).includes(';');
}

/** What stands before the statement that is explained. No comments: they may be nested, which no pattern can follow. */
const EXPLAIN = /^\s*explain\s(?:\s*analyze\s)?(?:\s*\([\w\s,]*\))?/i;

/**
 * Sees that what is explained only reads: EXPLAIN ANALYZE carries it out.
 *
 * @throws UsageError
 */
async function refuseExplained(connection: DuckDBConnection, sql: string): Promise<void> {
  const [head] = EXPLAIN.exec(sql) ?? [];
  if (head === undefined)
    throw new UsageError('EXPLAIN comes first, and what it explains after a space; leave comments there out');
  await readingStatement(connection, sql.slice(head.length));
}

const notReading = (type: string | undefined): UsageError =>
  new UsageError(
    `a query only reads: SELECT, FROM, WITH, DESCRIBE, SHOW, SUMMARIZE or EXPLAIN, not ${nameOf(type)}; the tables of an export stay as they are`,
  );

const nameOf = (type: string | undefined): string => (type ?? 'this').replaceAll('_', ' ');

/** Whether a text holds nothing but white space, semicolons and comments. */
const isBlank = (sql: string): boolean =>
  /^(?:[\s;]|--[^\n]*(?:\n|$)|\/\*(?:[^*]|\*(?!\/))*\*\/)*$/.test(sql);
