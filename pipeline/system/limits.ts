import { readFileSync } from 'node:fs';

/** Limits that the system sets to this process, by the names that Linux gives them, as its soft limit has them. */
const LIMITS = { addressSpace: 'Max address space', openFiles: 'Max open files' } as const;

/**
 * A limit of this process (`ulimit -v` in bytes, `ulimit -n`); infinite where there is none, or where the system does
 * not say so (anything but Linux).
 */
export function processLimit(name: keyof typeof LIMITS): number {
  let limits: string;
  try {
    limits = readFileSync('/proc/self/limits', 'utf8');
  } catch {
    return Number.POSITIVE_INFINITY;
  }
  return limitIn(limits, name);
}

/** @param limits as `/proc/self/limits` has them: a line each, the name padded with spaces, then the soft limit */
export function limitIn(limits: string, name: keyof typeof LIMITS): number {
  const line = limits.split('\n').find((line) => line.startsWith(`${LIMITS[name]} `));
  const soft = Number(line?.slice(LIMITS[name].length).trim().split(' ', 1)[0]);
  return Number.isInteger(soft) ? soft : Number.POSITIVE_INFINITY;
}
