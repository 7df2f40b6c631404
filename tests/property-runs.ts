import { randomInt } from 'node:crypto';

const FIXED_SEED = 20_240_501;

/**
 * The seeds of a property test, each with its number of runs: a fixed one, and a random one, which the test's name
 * prints.
 */
export const propertyRuns = (numRuns: number): [seed: number, numRuns: number][] => [
  [FIXED_SEED, numRuns],
  [randomInt(2 ** 31), numRuns],
];
