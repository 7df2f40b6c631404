import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type RunSettings, settingsThatDecide } from '../config/settings.js';
import { exportFileOf } from '../export/layout.js';
import { standingAt } from '../export/plain-path.js';
import { readPublished, readPublishedCounts } from './published.js';

/**
 * Names what an output directory holds by what decides its bytes: the run, what failed, how its inputs are called, and
 * how files are written. Two equal names are equal files.
 */
export function publicationKey(runId: string, faults: string, inputs: string, settings: RunSettings): string {
  const decides = [runId, faults, inputs, ...Object.values(settingsThatDecide('files', settings))];
  return createHash('sha256').update(JSON.stringify(decides)).digest('hex');
}

/**
 * Whether every file that the package in a directory names is there in its full length, and the account of the run that
 * made them.
 */
export async function isComplete(out: string): Promise<boolean> {
  const { files = [] } = (await readPublished(out)) ?? {};
  for (const { path, bytes } of files) if ((await sizeOf(out, path)) !== bytes) return false;
  return files.length > 0 && (await readPublishedCounts(out)) !== null;
}

/** The length of a file in bytes; -1 where no plain file stands there. */
async function sizeOf(out: string, path: string): Promise<number> {
  if (exportFileOf(path) === null || (await standingAt(out, path)) !== 'file') return -1;
  return (await stat(join(out, path))).size;
}
