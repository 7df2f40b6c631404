import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
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
  const draft = `${path}.${process.pid}`;
  await writeFile(draft, JSON.stringify(holder));
  try {
    for (;;) {
      // A link is made whole or not at all: nobody ever reads half a lock of ours.
      if (await linked(draft, path)) return { release: () => rm(path, { force: true }) };
      const other = await readHolder(path);
      if (other !== null && isAlive(other)) {
        throw new HeldError(
          `another run holds this output: process ${other.pid} on ${other.host}, since ${other.since}; wait for it to end, or use another --out (if that process is no more, remove ${path})`,
        );
      }
      await setAside(path, draft);
    }
  } finally {
    await rm(draft, { force: true });
  }
}

async function linked(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** Takes a lock that nobody has out of the way; of several that try, one succeeds, and the others look again. */
async function setAside(path: string, draft: string): Promise<void> {
  const stale = `${draft}.stale`;
  try {
    await rename(path, stale);
  } catch {
    return;
  }
  await rm(stale, { force: true });
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
