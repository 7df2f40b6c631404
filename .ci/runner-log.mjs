// What the log of a test runner tells beyond the tests.
import { readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** Enough of an error's message and stack to see where it came from. */
const LINES_OF_ERROR = 12;

/**
 * The lines of a log that say which files the tests cover too little, and the beginning of each list of errors that no
 * test caught.
 *
 * @param {string} path
 */
export function readLog(path) {
  const lines = stripVTControlCharacters(readFileSync(path, 'utf8')).split('\n');
  return {
    missedThresholds: lines.filter((line) => /^ERROR: Coverage for /.test(line)),
    unhandledErrors: lines.flatMap((line, index) =>
      /^⎯+ Unhandled Errors? ⎯+$/.test(line) ? lines.slice(index, index + LINES_OF_ERROR) : [],
    ),
  };
}
