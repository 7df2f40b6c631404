import { readFileSync } from 'node:fs';

/**
 * Reads a list that stands beside the module that uses it: one entry a line, `#` starts a comment line
 * (the first says where the list comes from), blank lines are skipped.
 *
 * @param url of the list, e.g. `new URL('./verbs.txt', import.meta.url)`
 */
export function readLines(url: URL): string[] {
  return readFileSync(url, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && line.charCodeAt(0) !== HASH);
}

const HASH = '#'.charCodeAt(0);

/** The entries of a list as a set. */
export const readWordSet = (url: URL): ReadonlySet<string> => new Set(readLines(url));

/** The entries of a list whose lines have tab-separated columns. */
export const readTable = (url: URL): string[][] => readLines(url).map((line) => line.split('\t'));
