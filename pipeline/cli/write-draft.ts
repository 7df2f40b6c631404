import { existsSync } from 'node:fs';
import { open, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import process from 'node:process';
import { firstLine, OutputError, UsageError } from '../errors.js';
import { exportFileOf, PACKAGE_FILE, REVIEWS_FILE, RUN_FILE } from '../export/layout.js';
import { standingOf } from '../export/plain-path.js';

/** A file that a person named for what a command makes. */
export interface NamedFile {
  /** As it was given. */
  readonly name: string;
  /** The option that names it, without dashes. */
  readonly flag: string;
  /** Absolute; where a link leads. */
  readonly path: string;
}

const OWN_FILES: readonly string[] = [RUN_FILE, PACKAGE_FILE, REVIEWS_FILE];

/**
 * Sees that a file may be written: that it would replace nothing but a plain file, and no file of the export.
 *
 * @param directory of the export, where the command reads one
 * @throws UsageError
 */
export async function namedFile(name: string, flag: string, directory?: string): Promise<NamedFile> {
  const standing = await standingOf(resolve(name));
  if (standing === 'folder' || standing === 'other')
    throw new UsageError(`${name} is no plain file; name another --${flag}`);
  const folder = dirname(resolve(name));
  const path = existsSync(resolve(name))
    ? await realpath(name)
    : join(existsSync(folder) ? await realpath(folder) : folder, basename(name));
  if (directory !== undefined && existsSync(directory)) {
    const inside = relative(await realpath(directory), path)
      .split(sep)
      .join('/');
    if (exportFileOf(inside) !== null || OWN_FILES.includes(inside))
      throw new UsageError(`${name} is a file of the export, and would be lost; name another --${flag}`);
  }
  return { name, flag, path };
}

/**
 * Writes a file beside the one that it replaces, and renames it once it is whole. Where the writing fails, nothing is
 * left of it.
 *
 * @param write is given the absolute path of an empty file, to write to
 * @throws OutputError where the file cannot be written; what `write` throws
 */
export async function writeDraft<Result>(
  { name, flag, path }: NamedFile,
  write: (path: string) => Promise<Result>,
): Promise<Result> {
  const draft = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    await (await open(draft, 'wx')).close();
    const result = await write(draft);
    await rename(draft, path);
    return result;
  } catch (error) {
    await rm(draft, { force: true });
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new OutputError(`cannot write ${name}: ${firstLine(error)}; name another --${flag}`, {
      cause: error,
    });
  }
}
