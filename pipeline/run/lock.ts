import { open, readFile, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { HeldError } from '../errors.js';

export interface Lock {
  release(): Promise<void>;
}

interface Holder {
  readonly pid: number;
  readonly host: string;
  readonly since: string;
}

/**
 * Takes the lock file at `path`, or says who has it. A lock left by a process of this host that is no more is
 * taken over.
 *
 * @throws HeldError when a running process holds it
 */
export async function acquireLock(path: string): Promise<Lock> {
  const holder: Holder = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
  for (;;) {
    try {
      const file = await open(path, 'wx');
      await file.writeFile(JSON.stringify(holder));
      await file.close();
      return { release: () => rm(path, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const other = await readHolder(path);
    if (other !== null && isAlive(other)) {
      throw new HeldError(
        `another run holds this output: process ${other.pid} on ${other.host}, since ${other.since}; wait for it to end, or use another --out`,
      );
    }
    await rm(path, { force: true });
  }
}

async function readHolder(path: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Holder;
  } catch {
    return null;
  }
}

/** A process of another host counts as alive: there is no asking it. */
function isAlive({ pid, host }: Holder): boolean {
  if (host !== hostname()) return true;
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
