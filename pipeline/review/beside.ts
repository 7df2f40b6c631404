import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { firstLine, OutputError, UsageError } from '../errors.js';
import { standingAt } from '../export/plain-path.js';

/*
 * Files that lie beside the tables of an export. A link would lead out of the directory, which may come from somebody
 * else; taken for nothing, it would hide what people said.
 */

/**
 * The path of a file beside the tables, which may not be there yet.
 *
 * @throws UsageError where a link or something else than a file stands in its place
 */
export async function besideTables(directory: string, file: string): Promise<string> {
  const standing = await standingAt(directory, file);
  const path = join(directory, file);
  if (standing !== 'file' && standing !== 'nothing')
    throw new UsageError(`${path} is no plain file: put the file itself there, or move it away`);
  return path;
}

/**
 * The text of a file beside the tables; null where there is none.
 *
 * @throws UsageError as {@link besideTables}; OutputError where it cannot be read
 */
export async function readBesideTables(directory: string, file: string): Promise<string | null> {
  const path = await besideTables(directory, file);
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw new OutputError(`${path} cannot be read: ${firstLine(error)}`, { cause: error });
  }
}
