import { existsSync } from 'node:fs';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { firstLine } from '../errors.js';
import { throwIfWhole } from './faults.js';
import { INCOMING_FOLDER } from './incoming.js';
import { LAYOUT, layoutKey } from './layout.js';
import { acquireLock, type Lock } from './lock.js';
import { type KnownRecord, State } from './state.js';
import { DATABASE_FILE, SPILL_FOLDER, StateDatabase } from './state-database.js';

/** What is known of an output without running. */
export interface Peek {
  readonly known: ReadonlyMap<string, KnownRecord>;
  readonly inputs: string | null;
  /** Why there is a state, but none that can be used. */
  readonly unusable: string | null;
}

/** The folder of an output directory in which its state stands. */
export const STATE_FOLDER = '.state';

const stateFolder = (out: string): string => join(out, STATE_FOLDER);
const lockFile = (out: string): string => join(stateFolder(out), 'lock');

/** Whether an output directory has a state. */
export const hasState = (out: string): boolean => existsSync(join(stateFolder(out), DATABASE_FILE));

/**
 * Opens the state of an output directory, or begins it. A state that cannot be used (damaged, or of another layout) is
 * begun anew: all that it holds comes from the inputs.
 *
 * @param onRebuild told why, when that happens
 * @throws HeldError when another run holds the output
 */
export async function openState(out: string, onRebuild: (reason: string) => void): Promise<State> {
  const directory = stateFolder(out);
  await mkdir(directory, { recursive: true });
  const lock = await acquireLock(lockFile(out));
  try {
    // A run that was killed, or found the disk full, leaves behind what it spilled and what it was about to load.
    for (const name of [SPILL_FOLDER, INCOMING_FOLDER])
      await rm(join(directory, name), { recursive: true, force: true });
    const found = await findState(directory, lock);
    const state = found instanceof State ? found : await beginState(directory, lock, found, onRebuild);
    await state.database.limitMemory();
    return state;
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/**
 * The processed records of an output directory and the inputs that it belongs to, read without changing either; none
 * where there is no state, or none that can be used, and then why.
 *
 * @throws HeldError when a run holds the output
 */
export async function peekState(out: string): Promise<Peek> {
  const nothing = { known: new Map(), inputs: null, unusable: null };
  if (!hasState(out)) return nothing;
  const lock = await acquireLock(lockFile(out));
  try {
    const state = await findState(stateFolder(out), lock);
    if (!(state instanceof State)) return { ...nothing, unusable: state };
    try {
      const known = await state.knownRecords();
      const inputs = await state.meta('inputs');
      return { known, inputs, unusable: null };
    } finally {
      await state.database.close();
    }
  } finally {
    await lock.release();
  }
}

/**
 * Takes away the database of an output directory: the next run makes it anew.
 *
 * @throws HeldError when a run holds the output
 */
export async function removeState(out: string): Promise<void> {
  const lock = await acquireLock(lockFile(out));
  try {
    await removeDatabase(stateFolder(out));
  } finally {
    await lock.release();
  }
}

/**
 * The state that stands in a directory, why it cannot be used, or null when there is none.
 *
 * @throws HeldError when another process has it open; the database's own error where the system has no room or rights
 */
async function findState(directory: string, lock: Lock): Promise<State | string | null> {
  if (!existsSync(join(directory, DATABASE_FILE))) return null;
  let database: StateDatabase;
  try {
    database = await StateDatabase.open(directory, lock.instance);
  } catch (error) {
    throwIfWhole(error);
    return `the state cannot be opened (${firstLine(error)})`;
  }
  const state = new State(directory, database, lock);
  try {
    const layout = await layoutOf(state);
    if (layout === layoutKey()) return state;
    await database.close();
    return layout === null ? null : 'another version of the program, with other tables, made the state';
  } catch (error) {
    await database.close();
    throwIfWhole(error);
    return `the state cannot be read (${firstLine(error)})`;
  }
}

async function layoutOf(state: State): Promise<string | null> {
  const tables = await state.database.rows(
    "select 1 from information_schema.tables where table_name = 'meta'",
  );
  return tables.length === 0 ? null : await state.meta('layout');
}

/** Makes a state, in the place of one that cannot be used if there is a reason to. */
async function beginState(
  directory: string,
  lock: Lock,
  reason: string | null,
  onRebuild: (reason: string) => void,
): Promise<State> {
  if (reason !== null) {
    onRebuild(reason);
    await removeDatabase(directory);
  }
  const database = await StateDatabase.open(directory, lock.instance);
  const state = new State(directory, database, lock);
  try {
    await database.firstTransaction(async () => {
      for (const statement of LAYOUT) await database.connection.run(statement);
      await state.setMeta('layout', layoutKey());
    });
    return state;
  } catch (error) {
    await database.close();
    throw error;
  }
}

async function removeDatabase(directory: string): Promise<void> {
  for (const name of [DATABASE_FILE, `${DATABASE_FILE}.wal`, SPILL_FOLDER, INCOMING_FOLDER]) {
    await rm(join(directory, name), { recursive: true, force: true });
  }
}
