import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { plainValues } from './plain-value.js';
import type { Sql } from './sql.js';

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
  readonly #plain = plainValues();

  constructor(instance: DuckDBInstance, limitMs: number) {
    this.#instance = instance;
    this.#limitMs = limitMs;
  }

  /**
   * The rows of a query, with values as JSON has them (`plainValues`).
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
      return reader
        .getRowObjects()
        .map((row) =>
          Object.fromEntries(Object.entries(row).map(([name, value]) => [name, this.#plain(value)])),
        ) as Row[];
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
