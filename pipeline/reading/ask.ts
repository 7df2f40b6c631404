import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Sql } from './sql.js';

/** A value of an answer, as JSON has it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json };

/** An answer took longer than it may. */
export class TooSlowError extends Error {
  override readonly name = 'TooSlowError';
}

/**
 * Answers questions to a database, several at a time, each on a connection of its own and each within a time.
 */
export class Asker {
  readonly #instance: DuckDBInstance;
  readonly #idle: DuckDBConnection[] = [];
  readonly #limitMs: number;

  constructor(instance: DuckDBInstance, limitMs: number) {
    this.#instance = instance;
    this.#limitMs = limitMs;
  }

  /**
   * The rows of a query. Whole numbers of 64 bits become numbers, too; the tables have none that a number cannot hold.
   *
   * @throws TooSlowError
   */
  async rows<Row>(query: Sql): Promise<Row[]> {
    const { text, values, types } = query.statement;
    const connection = this.#idle.pop() ?? (await this.#instance.connect());
    let isLate = false;
    const timer = setTimeout(() => {
      isLate = true;
      connection.interrupt();
    }, this.#limitMs);
    try {
      const reader = await connection.runAndReadAll(text, values, types);
      return reader.getRowObjectsJS().map((row) => asJson(row) as Row);
    } catch (error) {
      if (!isLate) throw error;
      throw new TooSlowError(`the answer took longer than ${this.#limitMs / 1000} s; ask for less`, {
        cause: error,
      });
    } finally {
      clearTimeout(timer);
      this.#idle.push(connection);
    }
  }

  /** The only row of a query. */
  async row<Row>(query: Sql): Promise<Row> {
    const [row] = await this.rows<Row>(query);
    return row as Row;
  }
}

function asJson(value: unknown): Json {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(asJson);
  if (typeof value !== 'object' || value === null) return value as Json;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, asJson(member)]));
}
