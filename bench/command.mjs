import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('..', import.meta.url));

/**
 * The arguments that have Node run a command line of the built program.
 *
 * @param {readonly string[]} words
 */
export const pipeline = (...words) => [`${ROOT}dist/cli/main.js`, ...words];

/**
 * The same of a run.
 *
 * @param {string} input
 * @param {string} out
 * @param {readonly string[]} more options
 */
export const runOf = (input, out, ...more) => pipeline('run', input, '--out', out, '--quiet', ...more);
