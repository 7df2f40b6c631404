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
  if (standsAlone(sql) && (await isPivot(statements)))
    return { isPlan: false, start: () => connection.run(sql) };
  if (statements.count !== 1)
    throw new UsageError(`${statements.count} statements are given, and one is taken at a time`);
  const prepared = await statements.prepare(0);
  const { StatementType } = duckdb();
  const isPlan = prepared.statementType === StatementType.EXPLAIN;
  // DESCRIBE, SHOW, SUMMARIZE and reading pragmas are a SELECT for the database.
  if (prepared.statementType !== StatementType.SELECT && !isPlan)
    throw new UsageError(
      `a query only reads: SELECT, FROM, WITH, DESCRIBE, SHOW, SUMMARIZE or EXPLAIN, not ${nameOf(StatementType[prepared.statementType])}; the tables of an export stay as they are`,
    );
  if (prepared.parameterCount > 0)
    throw new UsageError(
      'the statement has a parameter, and there is no value for it; write the value itself',
    );
  return { isPlan, start: () => prepared.stream() };
}

/**
 * Whether it is a PIVOT over values that are yet to be found. The database makes several statements of it: types of the
 * values, then a SELECT that cannot be prepared before they are there.
 */
async function isPivot(statements: DuckDBExtractedStatements): Promise<boolean> {
  if (statements.count < 2) return false;
  try {
    await statements.prepare(statements.count - 1);
    return false;
  } catch (error) {
    return /^Catalog Error: Type with name __pivot_enum_/.test((error as Error).message);
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

const nameOf = (type: string | undefined): string => (type ?? 'this').replaceAll('_', ' ');

/** Whether a text holds nothing but white space, semicolons and comments. */
const isBlank = (sql: string): boolean =>
  /^(?:[\s;]|--[^\n]*(?:\n|$)|\/\*(?:[^*]|\*(?!\/))*\*\/)*$/.test(sql);
