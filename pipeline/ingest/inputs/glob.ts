import type { readdir } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { glob } from 'tinyglobby';
import { compareUtf8 } from '../../text/utf8-order.js';
import { describeSystemError } from '../decode/source-error.js';
import { displayPath } from './file-path.js';
import { type WalkOptions, walkFolder } from './walk.js';

export interface GlobOptions extends WalkOptions {
  /** The folder that the pattern starts from; absolute. */
  readonly base: string;
  /** Of that folder. */
  readonly sourcePath: string;
}

interface Match {
  readonly path: string;
  readonly sourcePath: string;
  /** Of a file: its name in the real path of its folder, so that a link to a file is a file of its own. */
  readonly realPath: string;
  readonly isFolder: boolean;
  readonly isThroughLink: boolean;
}

/**
 * Finds the files that match a pattern, and those below the folders that do. Names with a leading dot match only
 * where the pattern has the dot. What is reached by several ways, over links, is taken at its own place.
 *
 * @returns whether anything matched
 */
export async function expandGlob(pattern: string, options: GlobOptions): Promise<boolean> {
  const failures: unknown[] = [];
  const found = await glob(pattern, {
    cwd: options.base,
    onlyFiles: false,
    expandDirectories: false,
    // Only what tinyglobby calls of it: a list of entries with their kinds.
    fs: { readdir: listWithFaults(options, failures) as unknown as typeof readdir },
  });
  if (failures.length > 0) throw failures[0];
  const matches = await locateMatches(found, options);
  const taken = new Set<string>();
  for (const match of matches) {
    if (liesIn(match.realPath, taken)) continue;
    taken.add(match.realPath);
    if (match.isFolder) await walkFolder(match.path, match.sourcePath, options);
    else await takeFile(match, options);
  }
  return found.length > 0;
}

type ListCallback = (error: Error | null, entries?: readonly unknown[]) => void;

/**
 * `readdir` that tells of the folders it cannot list, which tinyglobby passes over.
 *
 * @param failures takes the errors for which no folder is to blame
 */
function listWithFaults({ base, sourcePath, effects, discovery }: GlobOptions, failures: unknown[]) {
  return (folder: string, _options: unknown, callback: ListCallback): void => {
    effects.list(folder).then(
      (entries) =>
        callback(
          null,
          entries.map(({ name, kind }) => ({
            name: displayPath(name),
            isFile: () => kind === 'file',
            isDirectory: () => kind === 'folder',
            isSymbolicLink: () => kind === 'link',
          })),
        ),
      (error: Error) => {
        const reason = describeSystemError(error);
        if (reason === null) failures.push(error);
        else discovery.addFault(`${sourcePath}/${relative(base, folder)}`, reason);
        callback(error);
      },
    );
  };
}

/** The matches, those at their own place before those over a link, each group in the order of their paths. */
async function locateMatches(found: readonly string[], options: GlobOptions): Promise<Match[]> {
  const { base, sourcePath, effects, discovery } = options;
  const realFolders = new Map<string, Promise<string>>();
  const realFolder = (path: string): Promise<string> => {
    const known = realFolders.get(path) ?? effects.realPath(path);
    realFolders.set(path, known);
    return known;
  };
  const realBase = await realFolder(base);
  const matches: Match[] = [];
  for (const match of found) {
    const isFolder = match.endsWith('/');
    const inside = isFolder ? match.slice(0, -1) : match;
    const path = resolve(base, inside);
    const place = inside === '.' ? sourcePath : `${sourcePath}/${inside}`;
    try {
      const realPath = isFolder
        ? await realFolder(path)
        : `${await realFolder(dirname(path))}/${path.slice(path.lastIndexOf('/') + 1)}`;
      const isThroughLink = realPath !== resolve(realBase, inside);
      matches.push({ path, sourcePath: place, realPath, isFolder, isThroughLink });
    } catch (error) {
      discovery.addFault(place, faultReason(error));
    }
  }
  return matches.sort(
    (a, b) => Number(a.isThroughLink) - Number(b.isThroughLink) || compareUtf8(a.sourcePath, b.sourcePath),
  );
}

/** Whether a path, or a folder above it, was taken already. */
function liesIn(path: string, taken: ReadonlySet<string>): boolean {
  for (let at = path; ; at = dirname(at)) {
    if (taken.has(at)) return true;
    if (at === dirname(at)) return false;
  }
}

async function takeFile({ path, sourcePath, realPath }: Match, options: GlobOptions): Promise<void> {
  const { discovery, effects, passedOver } = options;
  const reason = passedOver(path, realPath);
  if (reason !== null) return discovery.skip(reason, sourcePath);
  try {
    const info = await effects.info(path);
    if (info.kind === 'file') discovery.addFile(path, sourcePath, info.bytes);
    else discovery.skip('special_file', sourcePath);
  } catch (error) {
    discovery.addFault(sourcePath, faultReason(error));
  }
}

function faultReason(error: unknown): string {
  const reason = describeSystemError(error);
  if (reason === null) throw error;
  return reason;
}
