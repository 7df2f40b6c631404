import { readFileSync } from 'node:fs';

/**
 * Reads a list that lies beside the module that uses it. One entry a line; lines that begin with `#` are comments (the
 * first one names the source of the list), and blank lines are skipped.
 */
export function readLines(url: URL): string[] {
  const lines: string[] = [];
  visitLines(url, (text, start, end) => lines.push(text.slice(start, end)));
  return lines;
}

/** Reads a list and visits the place of each entry in its text: for long lists that need no strings of their own. */
export function visitLines(url: URL, visit: (text: string, start: number, end: number) => void): void {
  const text = readFileSync(url, 'utf8');
  for (let start = 0, end = 0; start < text.length; start = end + 1) {
    end = text.indexOf('\n', start);
    if (end === -1) end = text.length;
    if (end > start && text.charCodeAt(start) !== HASH) visit(text, start, end);
  }
}

const HASH = '#'.charCodeAt(0);

/** The entries of a list as a set. */
export const readWordSet = (url: URL): ReadonlySet<string> => new Set(readLines(url));

/** The entries of a list whose lines have tab-separated columns. */
export const readTable = (url: URL): string[][] => readLines(url).map((line) => line.split('\t'));
