import process from 'node:process';
import { UsageError } from '../errors.js';
import { type OpenTables, openTables } from '../reading/open-tables.js';
import { readLeftOut } from '../review/left-out.js';
import type { ReviewedTable } from '../review/parts.js';
import { passageOf, verdictOn } from '../review/rows.js';
import { sampleRows } from '../review/sample.js';
import { summarise } from '../review/summary.js';
import { appendVerdict, readVerdicts } from '../review/verdicts.js';
import { judge } from './judging.js';
import { type KeySource, keysOf } from './keys.js';
import { summaryLines } from './review-summary.js';
import { print, printJson } from './terminal.js';

/** Prints what the verdicts on an export say of it. */
export async function printSummary(asked: {
  readonly directory: string;
  /** Null for all. */
  readonly table: ReviewedTable | null;
  readonly format: 'text' | 'json';
}): Promise<void> {
  const { directory, table, format } = asked;
  await withTables(directory, (tables) => printFound(tables, table, format));
}

/**
 * Lets the person at the terminal judge rows of a sample, from the first that they have not judged, until all are or
 * they stop.
 *
 * @throws UsageError where there is no terminal
 */
export async function reviewHere(
  asked: {
    readonly directory: string;
    readonly table: ReviewedTable;
    readonly size: number;
    readonly seed: number;
    readonly reviewer: string | null;
  },
  input: KeySource = process.stdin,
): Promise<void> {
  const { directory, table, size, seed, reviewer } = asked;
  await withTables(directory, async (tables) => {
    const { connection } = tables;
    const keys = keysOf(input);
    if (keys === null)
      throw new UsageError(
        `rows are judged at a terminal, and standard input is none; \`pipeline explore ${directory}\` has a view for it, and --summary prints what was found so far`,
      );
    const { verdicts } = await readVerdicts(directory);
    const rows = await sampleRows(connection, { table, size, seed, reviewer, verdicts });
    if (rows.length === 0) throw new UsageError(`${directory} has no ${table}: there is nothing to judge`);
    await judge(rows, {
      keys,
      show: print,
      passageOf: (row) => passageOf(connection, row),
      keep: (row, said) =>
        appendVerdict(
          directory,
          verdictOn(row, { ...said, reviewer, seed, judged_at: new Date().toISOString() }),
        ),
    });
    await printFound(tables, table, 'text');
  });
}

async function printFound(
  { connection, directory }: OpenTables,
  table: ReviewedTable | null,
  format: 'text' | 'json',
): Promise<void> {
  const verdicts = await readVerdicts(directory);
  const { tables, ...others } = await summarise(connection, verdicts, await readLeftOut(directory));
  const summary = { tables: tables.filter((each) => table === null || each.table === table), ...others };
  if (format === 'json') printJson(summary);
  else print(summaryLines(summary, verdicts, directory));
}

async function withTables(directory: string, work: (tables: OpenTables) => Promise<void>): Promise<void> {
  const tables = await openTables(directory);
  try {
    await work(tables);
  } catch (error) {
    throw await tables.blamed(error);
  } finally {
    await tables.close();
  }
}
