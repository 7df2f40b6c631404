import { link, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout } from 'node:timers/promises';
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
  const own = JSON.stringify(holder);
  await writeFile(draft, own);
  try {
    for (;;) {
      // A link is made whole or not at all: nobody ever reads half a lock of ours.
      if (await linked(draft, path)) return held(path, own);
      const found = await readText(path);
      const other = holderOf(found);
      if (other !== null && isAlive(other, path)) {
        throw new HeldError(
          `another run holds this output: process ${other.pid} on ${other.host}, since ${other.since}; wait for it to end, or use another --out (if that process is no more, remove ${path})`,
        );
      }
      await removeDead(path, found, draft);
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

/** How long another process is given to remove a dead lock, which takes it less, in milliseconds. */
const TURN_MS = 5;

/** The locks that this process holds. */
const HELD = new Set<string>();

function held(path: string, own: string): Lock {
  HELD.add(path);
  return {
    release: async () => {
      HELD.delete(path);
      if ((await readText(path)) === own) await rm(path, { force: true });
    },
  };
}

/**
 * Takes a lock that nobody has out of the way, unless another process is about to; then the caller looks again. One at a time may do so, and only while
 * the lock is still the dead one: else one that was taken meanwhile would be removed.
 */
async function removeDead(path: string, dead: string | null, draft: string): Promise<void> {
  const turn = `${path}.turn`;
  if (await linked(draft, turn)) {
    if ((await readText(path)) === dead) await rm(path, { force: true });
    await rm(turn, { force: true });
    return;
  }
  const other = holderOf(await readText(turn));
  if (other === null || isAlive(other, turn)) await setTimeout(TURN_MS);
  else await rm(turn, { force: true });
}

async function readText(path: string): Promise<string | null> {
  try {
    return await readFile(path, 'utf8');
  } catch {
    return null;
  }
}

/** Whom a lock names; null for one that names nobody. */
function holderOf(text: string | null): Holder | null {
  try {
    const holder = JSON.parse(text ?? 'null') as Partial<Holder> | null;
    return typeof holder?.pid === 'number' && typeof holder.host === 'string' ? (holder as Holder) : null;
  } catch {
    return null;
  }
}

/**
 * A process of another host counts as alive: there is no asking it. One with the number of this process was its like before the machine or
 * container began anew, unless the lock is this process's own.
 */
function isAlive({ pid, host }: Holder, path: string): boolean {
  if (host !== hostname()) return true;
  if (pid === process.pid) return HELD.has(path);
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
