import { RUN_FILE, wholeFile } from '../export/layout.js';
import { readPlainFile } from '../export/plain-path.js';
import { isJsonObject, type JsonObject } from '../ingest/json-object.js';
import { type LeftOutRow, leftOutRows } from '../review/left-out.js';
import { INCLUSIONS, type RowChoice } from '../tables/row-choice.js';
import type { FaultLog } from './faults.js';
import { type Descriptor, rowsOf } from './package-descriptor.js';

/** What the checks of rows take from `run.json`. */
export interface RunAccount {
  /** Whether documents that repeat others were left out; null where the account does not say. */
  readonly dropsDuplicates: boolean | null;
  /** Whether other documents complete surnames; null where the account does not say. */
  readonly completesSurnames: boolean | null;
  /**
   * Which rows are kept; null where the account does not say, and where the export has documents of earlier runs, which
   * may have kept others.
   */
  readonly choice: RowChoice | null;
  /** The rows that were left out because they were judged wrong. */
  readonly leftOut: readonly LeftOutRow[];
}

/** Checks that `run.json` is there and tells of the tables that `datapackage.json` describes. */
export async function checkRunAccount(
  directory: string,
  descriptor: Descriptor,
  faults: FaultLog,
): Promise<RunAccount> {
  const note = (reason: string, pointer: string | null = null): void =>
    faults.add('run_account', RUN_FILE, reason, { pointer });
  const account = await readAccount(directory, note);
  if (account === null) return { dropsDuplicates: null, completesSurnames: null, choice: null, leftOut: [] };
  const compare = (pointer: string, said: unknown, expected: readonly unknown[]): void => {
    if (!expected.includes(said) && expected[0] !== null)
      note(
        `is ${JSON.stringify(said)}, in datapackage.json ${JSON.stringify(expected[0])}; run again`,
        pointer,
      );
  };
  compare('/run_id', account.run_id, [descriptor.runId]);
  compare('/version', account.version, [descriptor.version]);
  const { tables } = descriptor;
  for (const table of new Set(tables.map((described) => described.table))) {
    // Formats that have different numbers of rows are a fault of their own.
    const counts = tables.filter((described) => described.table === table).map(({ files }) => rowsOf(files));
    compare(`/tables/${table}`, valueIn(account.tables, table), counts);
  }
  for (const { table, format, files } of tables) {
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    const name = wholeFile(table, format);
    compare(`/bytes/${name}`, valueIn(account.bytes, name), [bytes]);
  }
  const { configuration } = account;
  const drops = valueIn(configuration, 'dropDuplicates');
  const completes = valueIn(configuration, 'corpusSurnames');
  const least = valueIn(configuration, 'minConfidence');
  const named = valueIn(configuration, 'include');
  const include = INCLUSIONS.filter((inclusion) => Array.isArray(named) && named.includes(inclusion));
  const keepsOthers =
    valueIn(configuration, 'keepMissing') === true && valueIn(account.records, 'vanished') !== 0;
  return {
    dropsDuplicates: typeof drops === 'boolean' ? drops : null,
    completesSurnames: typeof completes === 'boolean' ? completes : null,
    choice: typeof least === 'number' && !keepsOthers ? { minConfidence: least, include } : null,
    leftOut: leftOutRows(account.reviews),
  };
}

async function readAccount(directory: string, note: (reason: string) => void): Promise<JsonObject | null> {
  const text = await readPlainFile(directory, RUN_FILE);
  if (text === null) {
    note('there is no such file: fetch it again, or run again');
    return null;
  }
  try {
    const value: unknown = JSON.parse(text);
    if (isJsonObject(value)) return value;
    note('it is no JSON object; fetch it again, or run again');
  } catch (error) {
    note(`it is no JSON: ${(error as Error).message}; fetch it again, or run again`);
  }
  return null;
}

const valueIn = (value: unknown, name: string): unknown => (isJsonObject(value) ? value[name] : undefined);
