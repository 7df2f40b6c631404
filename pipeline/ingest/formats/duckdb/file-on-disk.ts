import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Source } from '../reader.js';

/** A file that a library can open by its path. */
export interface FileOnDisk {
  readonly path: string;
  /** Removes what was made for it. */
  dispose(): Promise<void>;
}

/** The database would read more files than one under a path with these. */
const PATTERN_MARK = /[*?[\]]/;

/**
 * A source as a file: the file itself, or a copy in the system's temporary folder where it is compressed, is a member
 * of an archive or comes by standard input.
 *
 * @throws SourceError of the source's bytes
 */
export async function fileOnDisk({ bytes, file }: Source): Promise<FileOnDisk> {
  const path = file?.path ?? null;
  if (path !== null && !PATTERN_MARK.test(path)) return { path, dispose: async () => {} };
  const folder = await mkdtemp(join(tmpdir(), 'corpusmill-'));
  const dispose = (): Promise<void> => rm(folder, { recursive: true, force: true });
  try {
    const copy = join(folder, 'source');
    const handle = await open(copy, 'wx', 0o600);
    try {
      for await (const chunk of bytes) await handle.appendFile(chunk);
    } finally {
      await handle.close();
    }
    return { path: copy, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}
