import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { firstLine, OutputError } from '../errors.js';

/**
 * Writes a file beside the one that it replaces, and renames it once it is whole. Where the writing fails, nothing is
 * left of it.
 *
 * @param write is given the absolute path of an empty file, to write to
 * @throws OutputError where the file cannot be written; what `write` throws
 */
export async function writeDraft<Result>(
  file: string,
  write: (path: string) => Promise<Result>,
): Promise<Result> {
  const target = resolve(file);
  const draft = join(dirname(target), `.${basename(target)}.${process.pid}.part`);
  try {
    await (await open(draft, 'wx')).close();
    const result = await write(draft);
    await rename(draft, target);
    return result;
  } catch (error) {
    await rm(draft, { force: true });
    if (!(error instanceof Error && 'syscall' in error)) throw error;
    throw new OutputError(`cannot write ${file}: ${firstLine(error)}; name another --file`, { cause: error });
  }
}
