import { existsSync } from 'node:fs';
import { mkdir, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RunSettings } from '../config/settings.js';
import { asOutputError, isDamage } from '../database/faults.js';
import { hasState, openState, removeState, STATE_FOLDER } from '../database/open-state.js';
import type { State } from '../database/state.js';
import { firstLine } from '../errors.js';
import { PACKAGE_FILE } from '../export/layout.js';
import { completePublish } from './publish.js';
import { refuseUnsafe } from './safe-output.js';

/**
 * Takes the output directory for a run: makes it, takes its lock, opens its state and completes a publish that was cut
 * off.
 *
 * @param onRebuild told why, where the state has to be built anew
 * @throws HeldError, OutputError; UsageError for a directory that is not safe to write in
 */
export async function openOutput(
  out: string,
  settings: RunSettings,
  onRebuild: (reason: string) => void,
): Promise<State> {
  if (!hasState(out) && existsSync(join(out, PACKAGE_FILE)))
    onRebuild('there are published tables, but no state');
  const state = await openOwnState(out, settings, onRebuild);
  try {
    await completePublish(out);
    return state;
  } catch (error) {
    await state.close();
    throw asOutputError(error, out);
  }
}

/** Whether an output directory holds the state of a run, and nothing that a run publishes. */
export const holdsStateAlone = async (out: string): Promise<boolean> =>
  existsSync(join(out, STATE_FOLDER)) && (await readdir(out)).every((name) => name.startsWith('.'));

async function openOwnState(
  out: string,
  settings: RunSettings,
  onRebuild: (reason: string) => void,
): Promise<State> {
  try {
    await refuseUnsafe(out, settings);
    await makeFolders(out);
    return await openState(out, onRebuild);
  } catch (error) {
    throw asOutputError(error, out);
  }
}

/**
 * Makes a folder and those above it that are missing. Node's own recursive mkdir never ends below /proc (seen with
 * 20.20).
 */
async function makeFolders(path: string): Promise<void> {
  if (existsSync(path)) return;
  await makeFolders(dirname(path));
  await mkdir(path);
}

/**
 * Does work on an output. Should its state turn out to be damaged on the way, the state is removed and the work done
 * once more: all that a state holds comes from the inputs.
 *
 * @param work given why the state was removed, or null
 */
export async function repairingDamage<Result>(
  out: string,
  work: (damage: string | null) => Promise<Result>,
): Promise<Result> {
  try {
    return await work(null);
  } catch (error) {
    if (!isDamage(error)) throw error;
    await removeState(out);
    return work(`the state is damaged (${firstLine(error)})`);
  }
}
