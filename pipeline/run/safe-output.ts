import { existsSync, statSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RunSettings } from '../config/settings.js';
import { STATE_FOLDER } from '../database/open-state.js';
import { OutputError, UsageError } from '../errors.js';
import { exportFileOf, PACKAGE_FILE, REVIEWS_FILE, RUN_FILE } from '../export/layout.js';
import { standingAt, standingOf } from '../export/plain-path.js';
import { MARK, type Mark, readMark, STAGING, strangerIn } from './publish-mark.js';
import { readPublished } from './published.js';

/*
 * An output directory may have been made or changed by somebody else. What it says of itself must not make a run write
 * or remove anything outside it, or anything that is not a run's own.
 */

/**
 * Refuses an output directory in which a run could write or remove something that is not its own: one that holds other
 * files, names other files, or leads elsewhere by a link. Nothing is changed.
 *
 * @throws UsageError; OutputError where it can be no directory, because something else stands there
 */
export async function refuseUnsafe(out: string, { replace }: Pick<RunSettings, 'replace'>): Promise<void> {
  await refuseNonFolder(out);
  if (!existsSync(out)) return;
  await refuseLinks(out, [RUN_FILE, PACKAGE_FILE, STATE_FOLDER, STAGING]);
  await refuseNonFolder(join(out, STATE_FOLDER));
  await refuseLinks(out, await contentsOf(out, STATE_FOLDER));
  const mark = await readMark(out);
  if (mark !== null) await refuseMark(out, mark);
  const published = (await readPublished(out))?.files.map(({ path }) => path) ?? [];
  if (!replace) {
    const stranger = published.find((path) => exportFileOf(path) === null);
    if (stranger !== undefined)
      throw new UsageError(
        `${join(out, PACKAGE_FILE)} names ${JSON.stringify(stranger)}, which no run writes: it belongs to something else or was changed; ${OTHERWISE}`,
      );
    if (mark === null && (await isForeign(out)))
      throw new UsageError(`${out} holds files that are not this program's; ${OTHERWISE}`);
  }
  await refuseLinks(
    out,
    published.filter((path) => exportFileOf(path) !== null),
  );
}

/** @throws OutputError where something else than a folder stands at the path, or above it */
async function refuseNonFolder(path: string): Promise<void> {
  const standing = await standingOf(path);
  if (standing === 'nothing') return refuseNonFolder(dirname(path));
  if (standing === 'folder' || (standing === 'link' && isFolder(path))) return;
  throw new OutputError(`${path} is not a directory, and a run needs one there; name another --out`);
}

/** Whether a link leads to a folder. */
const isFolder = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;

const OTHERWISE = 'name an empty directory with --out, or allow it with --replace';

/**
 * Refuses to complete a publish whose mark names anything that no run publishes, or that would follow a link.
 *
 * @throws UsageError
 */
export async function refuseMark(out: string, mark: Mark): Promise<void> {
  const stranger = strangerIn(mark);
  const place = join(out, STAGING);
  if (stranger !== null)
    throw new UsageError(
      `${join(place, MARK)} names ${JSON.stringify(stranger)}, which no run publishes: it was made or changed by somebody else; remove ${place}`,
    );
  await refuseLinks(out, [...mark.files, ...mark.obsolete]);
  await refuseLinks(
    out,
    mark.files.map((file) => `${STAGING}/${file}`),
  );
}

/**
 * @throws UsageError where a link stands at one of the paths, which are relative to the directory, or on the way there
 */
async function refuseLinks(out: string, paths: readonly string[]): Promise<void> {
  for (const path of new Set(paths.flatMap(withFolders))) {
    if ((await standingOf(join(out, path))) !== 'link') continue;
    throw new UsageError(
      `${join(out, path)} is a link, and no run follows a link in its output directory; remove it, or name another directory with --out`,
    );
  }
}

/** A path after the folders that it lies in. */
const withFolders = (path: string): string[] =>
  path.split('/').map((_, index, names) => names.slice(0, index + 1).join('/'));

/** What stands in a folder at any depth, relative to the output directory; nothing where there is no such folder. */
async function contentsOf(out: string, folder: string): Promise<string[]> {
  if ((await standingAt(out, folder)) !== 'folder') return [];
  return (await readdir(join(out, folder), { recursive: true })).map((name) => `${folder}/${name}`);
}

/** Whether a directory holds anything but what a run or a review keeps there. */
async function isForeign(out: string): Promise<boolean> {
  const names = (await readdir(out)).filter((name) => !name.startsWith('.') && name !== REVIEWS_FILE);
  return names.length > 0 && !names.includes(PACKAGE_FILE);
}
