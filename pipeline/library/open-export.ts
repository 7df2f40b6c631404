/// <reference lib="esnext.disposable" preserve="true" />

import { suggestion } from '../config/nearest.js';
import { option } from '../config/option.js';
import { numberIn } from '../config/value-kinds.js';
import { duckdb } from '../duckdb/open-database.js';
import { passageSql } from '../duckdb/passage.js';
import { openTables } from '../reading/open-tables.js';
import { type PlainValue, plainValues } from '../reading/plain-value.js';
import { columnsOf, isTableName, quoteIdentifier, TABLES } from '../schema/columns.js';
import type { TableName, TableRows } from '../schema/rows.js';
import { pluralised } from '../text/pluralised.js';
import { described, objectGiven, settingsGiven } from './arguments.js';

/** A row of a table that stands at a place of its document. */
export interface PlacedRow {
  readonly doc_id: string;
  readonly start: number;
  readonly end: number;
}

/** Where a row stands, for a reader. */
export interface Passage {
  readonly doc_id: string;
  readonly title: string | null;
  readonly url: string | null;
  readonly published_at: string | null;
  /** What stands before it, as many code points as asked for. */
  readonly before: string;
  /** The text from `start` to `end` of the row. */
  readonly text: string;
  readonly after: string;
}

/** The output directory of a run, opened for reading. */
export interface Export {
  /** Names what the tables hold: equal ids are equal tables. Null where the export does not say. */
  readonly runId: string | null;
  /** Of the program that wrote the export. */
  readonly version: string | null;

  /**
   * The rows of a table, in the order of its files, with the values of its JSONL file: timestamps are texts with Z.
   * They are read while you take them, so a table of any size may be iterated, and several at once.
   *
   * @example
   * ```ts
   * for await (const { speaker_name, text } of corpus.rows('quotes')) console.log(speaker_name, text);
   * ```
   *
   * @throws RangeError for a name that no table has; Error where the export is closed
   */
  rows<Name extends TableName>(table: Name): AsyncIterable<TableRows[Name]>;

  /**
   * The passage of a row, with what stands around it.
   *
   * @param options `context`: code points before and after; default 200
   * @example
   * ```ts
   * const { before, text, after } = await corpus.passageOf(quote, { context: 80 });
   * console.log(`${before}[${text}]${after}`);
   * ```
   *
   * @throws RangeError where the export has no such document, or its text ends before the row does; TypeError for what
   *   is no place in one; Error where the export is closed
   */
  passageOf(row: PlacedRow, options?: { readonly context?: number }): Promise<Passage>;

  /** Lets go of the files. */
  close(): Promise<void>;

  /** The same, at the end of a block that it was opened in with `await using`. */
  [Symbol.asyncDispose](): Promise<void>;
}

/**
 * Opens the output directory of a run, in whichever formats it has its tables. Nothing in it is changed.
 *
 * @example
 * ```ts
 * import { openExport } from 'corpusmill';
 *
 * const corpus = await openExport('out');
 * try {
 *   for await (const quote of corpus.rows('quotes')) {
 *     if (quote.kind !== 'direct') continue;
 *     const { before, text, after } = await corpus.passageOf(quote, { context: 40 });
 *     console.log(`${before}[${text}]${after}`);
 *   }
 * } finally {
 *   await corpus.close();
 * }
 * ```
 *
 * @throws TypeError for what is no path; Error when the directory holds no whole export; its message says what to do
 */
export async function openExport(directory: string): Promise<Export> {
  if (typeof directory !== 'string' || directory === '')
    throw new TypeError(
      `openExport takes the path of the output directory of a run, not ${described(directory)}`,
    );
  const { instance, connection, descriptor, blamed, close } = await openTables(directory);
  const plain = plainValues();

  async function* rows<Name extends TableName>(table: Name): AsyncGenerator<TableRows[Name]> {
    refuseClosed();
    if (!isTableName(table))
      throw new RangeError(
        `there is no table ${table}${suggestion(String(table), TABLES)}; the tables are ${TABLES.join(', ')}`,
      );
    const names = columnsOf(table).map(({ name }) => name);
    const own = await instance.connect();
    try {
      const columns = names.map(quoteIdentifier).join(', ');
      const result = await own.stream(`SELECT ${columns} FROM ${quoteIdentifier(table)}`);
      for (;;) {
        const chunk = await result.fetchChunk();
        if (chunk === null || chunk.rowCount === 0) return;
        for (const values of chunk.getRows()) {
          const row: Record<string, PlainValue> = {};
          for (const [index, name] of names.entries()) row[name] = plain(values[index] ?? null);
          yield row as unknown as TableRows[Name];
        }
      }
    } catch (error) {
      throw await blamed(error);
    } finally {
      own.closeSync();
    }
  }

  async function passageOf(row: PlacedRow, options: { readonly context?: number } = {}): Promise<Passage> {
    refuseClosed();
    const { doc_id, start, end } = placeGiven(row);
    const { context } = settingsGiven('passageOf', PASSAGE_OPTIONS, options);
    const { BIGINT, VARCHAR } = duckdb();
    const reader = await connection
      .runAndReadAll(
        PASSAGE,
        { id: doc_id, start: positionOf(start), end: positionOf(end), context: BigInt(context) },
        { id: VARCHAR, start: BIGINT, end: BIGINT, context: BIGINT },
      )
      .catch(async (error: unknown) => {
        throw await blamed(error);
      });
    const [found] = reader.getRowObjectsJS();
    if (found === undefined) throw new RangeError(`there is no document ${doc_id} in ${directory}`);
    const { length, ...passage } = found;
    if (end > Number(length))
      throw new RangeError(
        `the text of ${doc_id} has ${pluralised(Number(length), 'code point')}: there is nothing from ${start} to ${end}`,
      );
    return passage as unknown as Passage;
  }

  function refuseClosed(): void {
    if (closed !== null) throw new Error('this export is closed: take rows and passages before that');
  }

  let closed: Promise<void> | null = null;
  const closeOnce = (): Promise<void> => {
    closed ??= close();
    return closed;
  };
  const { runId, version } = descriptor;
  return { runId, version, rows, passageOf, close: closeOnce, [Symbol.asyncDispose]: closeOnce };
}

const PASSAGE_OPTIONS = {
  context: option(numberIn({ min: 0, max: 2 ** 31 - 1, isWhole: true }), {
    flag: 'context',
    decides: 'nothing',
    description: 'code points before and after',
    default: 200,
  }),
};

/** @throws TypeError */
function placeGiven(row: unknown): PlacedRow {
  const { doc_id, start, end } = objectGiven('passageOf', 'a row', row);
  const isPlace = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;
  if (typeof doc_id === 'string' && isPlace(start) && isPlace(end) && start <= end)
    return { doc_id, start, end };
  throw new TypeError(
    `passageOf takes a row with doc_id, start and end, the place of it in a document; this one has ${described(doc_id)}, ${described(start)} and ${described(end)}`,
  );
}

/** Beyond the end of every text: positions have 31 bits. */
const BEYOND = 2 ** 31;

/** A position as the database is asked for it. */
const positionOf = (position: number): bigint => BigInt(Math.min(position, BEYOND));

const STRETCH = passageSql('$start', '$end', '$context');
const PASSAGE = `
  SELECT doc_id, title, url, published_at, length(text) AS length,
    ${STRETCH.before} AS before, ${STRETCH.text} AS text, ${STRETCH.after} AS after
  FROM documents WHERE doc_id = $id`;
