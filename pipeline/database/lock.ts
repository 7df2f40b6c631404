import { existsSync } from 'node:fs';
import { link, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import type { DuckDBInstance } from '@duckdb/node-api';
import { openDatabase } from '../duckdb/open-database.js';
import { firstLine, HeldError, OutputError } from '../errors.js';
import { quoteLiteral } from '../schema/columns.js';

/*
 * The lock is an empty database file, `PATH.duckdb`, that its holder has attached. DuckDB locks the whole of an
 * attached file (fcntl), and the kernel drops that lock when the process ends, however it ends: nobody has to find out
 * whether a holder is still alive, and a process that is only suspended keeps what it holds. Node has no such lock of
 * its own.
 *
 * The file stays where it is when the lock is released: removing it would let two processes lock two files of one name.
 * `PATH.json`, beside it, says who holds the lock; it is there for the message and decides nothing.
 */

export interface Lock {
  /** A database in memory to which the lock file is attached; others may be, too. It is closed with the lock. */
  readonly instance: DuckDBInstance;
  /** Lets the lock go. Connections to the database are to be closed before: each of them keeps it open. */
  release(): Promise<void>;
}

interface Holder {
  readonly pid: number;
  readonly host: string;
  /** ISO 8601. */
  readonly since: string;
}

/** A thread costs more to start than all that an attached file needs. */
const SETTINGS = { threads: '1' } as const;

/**
 * The lock files that this process holds, by device and inode. The kernel's lock is the process's own: attaching the
 * file a second time would succeed, and detaching it would drop the lock.
 */
const HELD = new Set<string>();

/**
 * Takes the lock of a path, or says who has it.
 *
 * @param path of the lock without its extension; its folder exists
 * @throws HeldError when another process, or another part of this one, holds it
 * @throws OutputError when the file system cannot lock files, or the lock file is damaged
 */
export async function acquireLock(path: string): Promise<Lock> {
  const instance = await openDatabase(':memory:', SETTINGS);
  try {
    await makeLockFile(instance, path);
    const inode = await inodeOf(lockFile(path));
    if (HELD.has(inode)) throw await heldError(path, process.pid);
    HELD.add(inode);
    try {
      await attach(instance, path);
      await writeHolder(path);
    } catch (error) {
      HELD.delete(inode);
      throw error;
    }
    return {
      instance,
      release: async () => {
        try {
          await rm(holderFile(path), { force: true });
        } finally {
          instance.closeSync();
          HELD.delete(inode);
        }
      },
    };
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}

const lockFile = (path: string): string => `${path}.duckdb`;
const holderFile = (path: string): string => `${path}.json`;

/** The file's device and inode: the same by whatever name it is reached. */
async function inodeOf(file: string): Promise<string> {
  const { dev, ino } = await stat(file, { bigint: true });
  return `${dev}:${ino}`;
}

let drafts = 0;

/**
 * Makes the lock file where there is none. It is linked into place whole: a process that is killed leaves no half of
 * it.
 */
async function makeLockFile(instance: DuckDBInstance, path: string): Promise<void> {
  if (existsSync(lockFile(path))) return;
  const draft = `${path}.${hostname()}.${process.pid}.${drafts++}.part`;
  const connection = await instance.connect();
  try {
    await rm(draft, { force: true });
    await connection.run(`attach ${quoteLiteral(draft)} as draft`);
    await connection.run('detach draft');
    await link(draft, lockFile(path));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    connection.closeSync();
    await rm(draft, { force: true });
  }
}

/**
 * How the database says that another process has locked the file, and which: 0 for one that cannot be seen from here.
 */
const CONFLICT = 'Conflicting lock is held';
const HOLDER = /\bPID (\d+)/;
const NO_LOCKS = /Could not set lock on file/;
const DAMAGED = /not a valid DuckDB|Could not read enough bytes|Corrupt|Serialization Error/;

async function attach(instance: DuckDBInstance, path: string): Promise<void> {
  const connection = await instance.connect();
  try {
    await connection.run(`attach ${quoteLiteral(lockFile(path))} as run_lock`);
  } catch (error) {
    const reason = firstLine(error);
    const [, holder] = HOLDER.exec(reason) ?? [];
    if (reason.includes(CONFLICT) && holder !== undefined) throw await heldError(path, Number(holder));
    if (NO_LOCKS.test(reason))
      throw new OutputError(
        `the file system of ${path}.duckdb cannot lock files (${reason}); name an --out on a file system that can`,
        { cause: error },
      );
    if (DAMAGED.test(reason))
      throw new OutputError(
        `the lock file ${path}.duckdb is damaged (${reason}); remove it when no run is at work on this output`,
        { cause: error },
      );
    throw error;
  } finally {
    connection.closeSync();
  }
}

/** Says who holds the lock; whole or not at all, since others read it at any moment. */
async function writeHolder(path: string): Promise<void> {
  const holder: Holder = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
  await writeFile(`${holderFile(path)}.part`, JSON.stringify(holder));
  await rename(`${holderFile(path)}.part`, holderFile(path));
}

/**
 * @param pid of the process that has the lock, as the kernel says it here; 0 when it cannot say
 */
async function heldError(path: string, pid: number): Promise<HeldError> {
  const holder = await readHolder(path);
  // One that was killed is still named until its successor, which has the lock already, has written its own name.
  const isPast = pid !== 0 && holder?.host === hostname() && holder.pid !== pid;
  const who =
    holder !== null && !isPast
      ? `process ${holder.pid} on ${holder.host}, since ${holder.since}`
      : `process ${pid === 0 ? 'in another container or on another host' : pid}`;
  return new HeldError(`another run holds this output: ${who}; wait for it to end, or use another --out`);
}

/** Anybody may have written the file: what it says is shown only if it looks like what it should be. */
const HOST = /^[\w.-]{1,253}$/;
const TIME = /^[\d:.TZ-]{1,30}$/;

async function readHolder(path: string): Promise<Holder | null> {
  try {
    const { pid, host, since } = JSON.parse(await readFile(holderFile(path), 'utf8')) as Record<
      string,
      unknown
    >;
    const isHolder = Number.isInteger(pid) && HOST.test(String(host)) && TIME.test(String(since));
    return isHolder ? ({ pid, host, since } as Holder) : null;
  } catch {
    return null;
  }
}
