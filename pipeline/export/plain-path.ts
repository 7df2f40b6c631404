import type { Stats } from 'node:fs';
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/*
 * An output directory may come from somebody else, and a link in it lead anywhere. Nothing in it is opened, written
 * through or removed before it was seen to stand there itself.
 */

/** What stands at a path; `other` is a pipe, a device, or a file where a folder should be. */
export type Standing = 'file' | 'folder' | 'link' | 'other' | 'nothing';

/**
 * What stands at a path below a folder. No link is followed: one on the way there is found in its place.
 *
 * @param path with `/`; its parts must not be `..`
 * @throws the error of the file system where it cannot be asked
 */
export async function standingAt(folder: string, path: string): Promise<Standing> {
  let standing: Standing = 'folder';
  let at = folder;
  for (const name of path.split('/')) {
    if (standing !== 'folder') return standing === 'file' ? 'other' : standing;
    at = join(at, name);
    standing = await standingOf(at);
  }
  return standing;
}

/** What stands at a path itself, whatever lies on the way there. */
export async function standingOf(path: string): Promise<Standing> {
  let found: Stats;
  try {
    found = await lstat(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return 'nothing';
    throw error;
  }
  if (found.isSymbolicLink()) return 'link';
  if (found.isDirectory()) return 'folder';
  return found.isFile() ? 'file' : 'other';
}

/**
 * The text of a file below a folder; null where none stands there, or something else does.
 *
 * @throws the error of the file system where it cannot be read
 */
export const readPlainFile = async (folder: string, path: string): Promise<string | null> =>
  (await standingAt(folder, path)) === 'file' ? readFile(join(folder, path), 'utf8') : null;
