import { join } from 'node:path';
import { exportFileOf, PACKAGE_FILE, RUN_FILE } from '../export/layout.js';
import { readJson } from './published.js';

/** Where the files of the next publish are finished. */
export const STAGING = '.staging';
export const stagingOf = (out: string): string => join(out, STAGING);

/** The file that says that a staging directory is complete. */
export const MARK = 'complete.json';

export interface Mark {
  /** Files of the new set, relative to the output directory. */
  readonly files: readonly string[];
  /** Files of the set before that are not in this one. */
  readonly obsolete: readonly string[];
}

/**
 * What a complete staging directory says of itself; null for one that is not complete. A mark is written whole or not
 * at all. Its names are not checked: see {@link strangerIn}.
 */
export async function readMark(out: string): Promise<Mark | null> {
  const mark = await readJson(out, `${STAGING}/${MARK}`);
  return mark !== null && isNames(mark.files) && isNames(mark.obsolete)
    ? { files: mark.files, obsolete: mark.obsolete }
    : null;
}

/** The first name of a mark that no run writes there; null where there is none. */
export const strangerIn = ({ files, obsolete }: Mark): string | null =>
  files.find((name) => exportFileOf(name) === null && name !== RUN_FILE && name !== PACKAGE_FILE) ??
  obsolete.find((name) => exportFileOf(name) === null) ??
  null;

const isNames = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((name) => typeof name === 'string');
