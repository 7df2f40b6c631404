import { check } from 'recheck';

/**
 * Most steps that a pattern may take for each character that it reads. Counted, never timed, so that a verdict is the
 * same on every machine: recheck looks for a text of `maxAttackStringSize` characters that takes more than
 * `attackLimit` steps.
 */
const MOST_STEPS = 300;
const LONGEST_ATTACK = 40_000;

const LIMITS = {
  attackLimit: MOST_STEPS * LONGEST_ATTACK,
  maxAttackStringSize: LONGEST_ATTACK,
  attackTimeout: null,
  incubationTimeout: null,
  // Milliseconds. Nearly all patterns take less than a hundred; one that takes as long is too complicated to be judged.
  timeout: 120_000,
};

/**
 * Asks recheck how a pattern's work grows with the text. A polynomial pattern passes where its bound keeps it within
 * `MOST_STEPS`.
 *
 * @param {import('./read-patterns.mjs').Pattern} pattern
 * @returns {Promise<string | null>} what is wrong with it; null for a pattern whose work is linear or bounded
 */
export async function judgePattern({ source, flags, bound }) {
  if (source === null) return 'is made while the program runs: make it once, where its module is loaded';
  const verdict = await check(source, flags, LIMITS);
  if (verdict.status === 'safe') return null;
  if (verdict.status === 'unknown') return `cannot be judged (${verdict.error.kind}): make it simpler`;
  const { complexity, attack } = verdict;
  if (complexity.type === 'exponential') return `its work is exponential, for example on ${attack.pattern}`;
  if (bound !== null && bound ** (complexity.degree - 1) <= MOST_STEPS) return null;
  const hint =
    bound === null ? ' (where it reads short texts only, say before it: Tested on at most N units)' : '';
  return `its work is polynomial of degree ${complexity.degree}, for example on ${attack.pattern}${hint}`;
}
