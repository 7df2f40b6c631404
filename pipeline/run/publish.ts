import { existsSync } from 'node:fs';
import { mkdir, open, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pLimit from 'p-limit';
import { exportFileOf, PACKAGE_FILE } from '../export/layout.js';
import { allDone } from './lanes.js';
import { MARK, type Mark, readMark, stagingOf } from './publish-mark.js';
import { readPublished } from './published.js';
import { refuseMark } from './safe-output.js';

/*
 * Files are finished in a staging directory, then each is renamed into place, `datapackage.json` with all the hashes
 * last. A mark says that staging is complete: from then on the publish is always carried to its end, by the next run if
 * this one is cut off.
 */

/** Files that are open at a time: a system allows a process some hundred, and a partition may have thousands. */
const oneOfFew = pLimit(16);

/** Begins a staging directory, empty. */
export async function beginStaging(out: string): Promise<string> {
  const staging = stagingOf(out);
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true });
  return staging;
}

/**
 * Moves a finished set into place, and removes the files of the set before that are not in it.
 *
 * @param files relative to the staging directory, `datapackage.json` among them
 * @param meanwhile other work that must be done before the set counts as complete, done while the files are synced
 * @throws UsageError where the directory is not safe to publish in; nothing is moved or removed then
 */
export async function publish(
  out: string,
  files: readonly string[],
  meanwhile: () => Promise<void> = async () => {},
): Promise<void> {
  const staging = stagingOf(out);
  const isNew = new Set(files);
  const published = (await readPublished(out))?.files ?? [];
  const obsolete = published
    .map(({ path }) => path)
    .filter((path) => !isNew.has(path) && exportFileOf(path) !== null);
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
 * @throws UsageError where the mark or a link would lead out of the directory; nothing is moved or removed then
 */
export async function completePublish(out: string): Promise<boolean> {
  const staging = stagingOf(out);
  if (!existsSync(staging)) return false;
  const mark = await readMark(out);
  if (mark === null) {
    await rm(staging, { recursive: true, force: true });
    return false;
  }
  await refuseMark(out, mark);
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
