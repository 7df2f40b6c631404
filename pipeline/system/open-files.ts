import { closeSync, openSync } from 'node:fs';
import { devNull } from 'node:os';

/** Files that the program has open at a time while it loads its libraries, and fewer later with two threads. */
const NEEDED = 28;

/**
 * Tries whether this process may open as many files as the program needs. Node, which finds a library by looking for
 * its files, says that there is no such library when it may not open them.
 *
 * @throws Error of the file system with the code EMFILE or ENFILE
 */
export function tryOpenFiles(): void {
  const files: number[] = [];
  try {
    while (files.length < NEEDED) files.push(openSync(devNull, 'r'));
  } finally {
    for (const file of files) closeSync(file);
  }
}
