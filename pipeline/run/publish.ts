import { existsSync } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pLimit from 'p-limit';
import { allDone } from './lanes.js';

/*
 * Files are finished in a staging directory, then each is renamed into place, `datapackage.json` with all the
 * hashes last. A mark says that staging is complete: from then on the publish is always carried to its end, by the
 * next command if this one is cut off.
 */

export const STAGING = '.staging';
const MARK = 'complete.json';
/** Files that are open at a time: a system allows a process some hundred, and a partition may have thousands. */
const oneOfFew = pLimit(16);
/** The account of the run. */
export const RUN_FILE = 'run.json';
/** Names the set; in place last. */
export const PACKAGE_FILE = 'datapackage.json';

interface Mark {
  /** Files of the new set, relative to the output directory. */
  readonly files: readonly string[];
  /** Files of the set before that are not in this one. */
  readonly obsolete: readonly string[];
}

/** Where the files of the next publish are finished. */
export const stagingOf = (out: string): string => join(out, STAGING);

/** Begins a staging directory, empty. */
export async function beginStaging(out: string): Promise<string> {
  const staging = stagingOf(out);
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true });
  return staging;
}

/**
 * Moves a finished set into place.
 *
 * @param files relative to the staging directory, `datapackage.json` among them
 * @param meanwhile other work that has to be done before the set counts as complete, done while the files are brought to the disk
 */
export async function publish(
  out: string,
  files: readonly string[],
  meanwhile: () => Promise<void> = async () => {},
): Promise<void> {
  const staging = stagingOf(out);
  const obsolete = (await publishedFiles(out)).filter((file) => !files.includes(file));
  await allDone([meanwhile(), syncAll(staging, [...files, ...foldersOf(files)])]);
  const mark = await open(join(staging, `${MARK}.part`), 'w');
  await mark.writeFile(JSON.stringify({ files, obsolete } satisfies Mark));
  await mark.sync();
  await mark.close();
  await rename(join(staging, `${MARK}.part`), join(staging, MARK));
  await completePublish(out);
}

/**
 * Carries an interrupted publish to its end; a staging directory that was not complete is swept away.
 *
 * @returns whether there was a publish to complete
 */
export async function completePublish(out: string): Promise<boolean> {
  const staging = stagingOf(out);
  if (!existsSync(staging)) return false;
  const mark = await readMark(staging);
  if (mark === null) {
    await rm(staging, { recursive: true, force: true });
    return false;
  }
  const { files, obsolete } = mark;
  const lastly = (file: string): number => Number(file === PACKAGE_FILE);
  for (const file of obsolete) await removeFile(out, file);
  for (const file of [...files].sort((a, b) => lastly(a) - lastly(b))) {
    if (!existsSync(join(staging, file))) continue;
    await mkdir(dirname(join(out, file)), { recursive: true });
    await rename(join(staging, file), join(out, file));
  }
  await syncAll(out, foldersOf(files));
  await rm(staging, { recursive: true, force: true });
  return true;
}

/** What a complete staging directory says of itself; null for one that is not. A mark is written whole or not at all. */
async function readMark(staging: string): Promise<Mark | null> {
  try {
    return JSON.parse(await readFile(join(staging, MARK), 'utf8')) as Mark;
  } catch {
    return null;
  }
}

/** The folders of a set's files. */
const foldersOf = (files: readonly string[]): Set<string> => new Set(files.map(dirname));

/** Removes a published file, and the folders of its partition that are empty then. */
async function removeFile(out: string, file: string): Promise<void> {
  await rm(join(out, file), { force: true });
  for (let folder = dirname(file); folder !== '.'; folder = dirname(folder)) {
    try {
      await rmdir(join(out, folder));
    } catch {
      return; // Not empty, or gone already.
    }
  }
}

/** The files that the package in place names. */
async function publishedFiles(out: string): Promise<string[]> {
  try {
    const { resources } = JSON.parse(await readFile(join(out, PACKAGE_FILE), 'utf8')) as {
      resources: { path: string | string[] }[];
    };
    return resources.flatMap(({ path }) => path);
  } catch {
    return [];
  }
}

const syncAll = (folder: string, names: Iterable<string>): Promise<unknown> =>
  allDone(Array.from(names, (name) => oneOfFew(() => sync(join(folder, name)))));

/** Makes sure that a file or directory is on the disk and not in a cache alone. */
async function sync(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Whether a directory holds anything but what this program keeps there, or is about to publish there. */
export async function isForeign(out: string): Promise<boolean> {
  if (!existsSync(out) || existsSync(join(stagingOf(out), MARK))) return false;
  const names = (await readdir(out)).filter((name) => !name.startsWith('.'));
  return names.length > 0 && !names.includes(PACKAGE_FILE);
}
