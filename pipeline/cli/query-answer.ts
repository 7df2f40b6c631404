import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { text as textOf } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { UsageError } from '../errors.js';
import { type OpenTables, openTables } from '../reading/open-tables.js';
import { type QueryResult, query, queryToParquet } from '../reading/query.js';
import { resultLines } from '../reading/result-lines.js';
import { pluralised } from '../text/pluralised.js';
import { rendered } from './line.js';
import { type ResultFormat, usualFormat } from './result-format.js';
import { tableLines } from './result-table.js';
import { stopSignal } from './stop-signal.js';
import { columns, isTerminal, print, tell, writeData } from './terminal.js';
import { namedFile, writeDraft } from './write-draft.js';

/** A question about an export, and where its answer goes. */
export interface Question {
  /** `-` for standard input. */
  readonly sql: string;
  readonly directory: string;
  /** Null: what fits the place (`usualFormat`). */
  readonly format: ResultFormat | null;
  /** Null: standard output. */
  readonly file: string | null;
  readonly timeout: number;
  readonly memoryMib: number;
}

/**
 * Asks an export a question, and gives the answer.
 *
 * @throws UsageError, OutputError, ShortageError, InterruptedError
 */
export async function answer({
  sql,
  directory,
  file,
  timeout,
  memoryMib,
  ...asked
}: Question): Promise<void> {
  const target = file === null ? null : await namedFile(file, 'file', directory);
  const format = asked.format ?? usualFormat(file, isTerminal());
  if (format === 'parquet' && file === null && isTerminal())
    throw new UsageError('Parquet is for programs: name a file with --file, or send it on: > rows.parquet');
  const signal = stopSignal('nothing was written');
  const statement = sql === '-' ? await textOf(process.stdin) : sql;
  const limits = { timeout, signal };
  if (format === 'parquet') {
    const open = (path: string): Promise<OpenTables> =>
      openTables(directory, { memoryMib, writable: [path] });
    const write = (path: string): Promise<number> =>
      closing(open(path), (tables) => queryToParquet(tables, statement, path, limits));
    if (target === null) await passOn(write);
    else tellCount(await writeDraft(target, write), target.name);
    return;
  }
  await closing(openTables(directory, { memoryMib }), async (tables) => {
    const result = await query(tables, statement, limits);
    if (target !== null)
      tellCount(await writeDraft(target, (path) => writeLines(result, format, path)), target.name);
    else if (format === 'table') print(await tableLines(result, columns()));
    else await writeData(resultLines(result, format));
  });
}

/** Does work with tables, and closes them. */
async function closing<Result>(
  opening: Promise<OpenTables>,
  work: (tables: OpenTables) => Promise<Result>,
): Promise<Result> {
  const tables = await opening;
  try {
    return await work(tables);
  } finally {
    await tables.close();
  }
}

/** Writes a result to a file, and counts its rows. */
async function writeLines(
  { rows, ...described }: QueryResult,
  format: Exclude<ResultFormat, 'parquet'>,
  path: string,
): Promise<number> {
  let count = 0;
  async function* counted(): QueryResult['rows'] {
    for await (const some of rows) {
      count += some.length;
      yield some;
    }
  }
  const result = { ...described, rows: counted() };
  const lines = format === 'table' ? tableText(result) : resultLines(result, format);
  await pipeline(lines, createWriteStream(path));
  return count;
}

async function* tableText(result: QueryResult): AsyncGenerator<string> {
  for (const line of await tableLines(result, Number.POSITIVE_INFINITY)) yield `${rendered(line, false)}\n`;
}

/** Sends a file that is written first on to standard output. */
async function passOn(write: (path: string) => Promise<number>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'corpusmill-'));
  try {
    const path = join(folder, 'rows.parquet');
    await write(path);
    await writeData(createReadStream(path));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const tellCount = (count: number, file: string): void => tell(`${pluralised(count, 'row')} in ${file}`);
