import { rmSync } from 'node:fs';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import type { DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { firstLine, OutputError } from '../errors.js';
import { openDatabase } from './open-database.js';

/** A database in memory for questions about a directory. What does not fit goes to a folder for temporary files. */
export interface ScratchDatabase {
  readonly instance: DuckDBInstance;
  readonly connection: DuckDBConnection;
  /** A path of the directory that no reader of the database takes for a pattern. */
  readonly reachable: string;
  /** Ends the database and removes its folder. */
  readonly close: () => Promise<void>;
}

/**
 * @param options DuckDB's settings by name
 * @throws OutputError where no temporary folder can be made
 */
export async function openScratchDatabase(
  directory: string,
  options: Readonly<Record<string, string>>,
): Promise<ScratchDatabase> {
  const scratch = await makeScratch();
  // A program that ends before the database is closed (its reader has gone, a second signal) leaves no folder, either.
  const removeAtOnce = (): void => rmSync(scratch, { recursive: true, force: true });
  process.once('exit', removeAtOnce);
  const remove = async (): Promise<void> => {
    await rm(scratch, { recursive: true, force: true });
    process.off('exit', removeAtOnce);
  };
  try {
    const reachable = join(scratch, 'export');
    await symlink(resolve(directory), reachable);
    const instance = await openDatabase(':memory:', { ...options, temp_directory: join(scratch, 'spill') });
    const connection = await instance.connect();
    return {
      ...{ instance, connection, reachable },
      close: async () => {
        connection.closeSync();
        instance.closeSync();
        await remove();
      },
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function makeScratch(): Promise<string> {
  try {
    return await mkdtemp(join(tmpdir(), 'corpusmill-'));
  } catch (error) {
    throw new OutputError(
      `cannot write to the folder for temporary files: ${firstLine(error)}; make room or rights there, or name another (TMPDIR)`,
      { cause: error },
    );
  }
}
