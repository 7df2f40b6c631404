import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { acquireLock } from '../database/lock.js';
import { HeldError, OutputError } from '../errors.js';
import { completePublish, STAGING } from '../run/publish.js';

/**
 * Completes the publish of a run that was cut off, so that a command reads one whole set.
 *
 * @returns null, or why that had to be left: a run is at work, which publishes for itself
 * @throws OutputError when the directory cannot be written
 */
export async function settlePublish(out: string): Promise<string | null> {
  if (!existsSync(join(out, STAGING))) return null;
  const state = join(out, '.state');
  try {
    await mkdir(state, { recursive: true });
    const lock = await acquireLock(join(state, 'lock'));
    try {
      await completePublish(out);
    } finally {
      await lock.release();
    }
    return null;
  } catch (error) {
    if (error instanceof HeldError)
      return `${error.message}; until then the files may change while they are read`;
    throw new OutputError(
      `the interrupted publish in ${out} cannot be completed: ${(error as Error).message}`,
      {
        cause: error,
      },
    );
  }
}
