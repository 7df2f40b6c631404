// Times a command as a whole process.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * @typedef {object} Measurement
 * @property {number} seconds wall-clock time from start to end
 * @property {number} peakMiB most memory that the process itself held; its child processes are not counted
 */

/** How often the peak is read while the process lives, in milliseconds. */
const SAMPLE_MS = 20;

/**
 * Runs a command once.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @returns {Promise<Measurement>}
 * @throws {Error} when the command fails
 */
export function measure(command, args) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    let peakKiB = 0;
    const sampler = setInterval(() => {
      peakKiB = Math.max(peakKiB, peakOf(child.pid));
    }, SAMPLE_MS);
    child.on('error', reject);
    child.on('exit', (code) => {
      clearInterval(sampler);
      const seconds = (performance.now() - started) / 1000;
      if (code === 0) resolve({ seconds, peakMiB: peakKiB / 1024 });
      else reject(new Error(`${command} ${args.join(' ')} ended with code ${code}`));
    });
  });
}

/**
 * The peak memory of a living process in KiB, as the kernel keeps it; 0 for a process that has just ended.
 *
 * @param {number | undefined} pid
 */
function peakOf(pid) {
  try {
    const [, kib] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
    return Number(kib ?? 0);
  } catch {
    return 0;
  }
}

/**
 * Runs a command several times, one after the other.
 *
 * @param {number} times
 * @param {string} command
 * @param {(index: number) => readonly string[]} args of each run
 * @returns {Promise<Measurement[]>}
 */
export async function repeat(times, command, args) {
  const runs = [];
  for (let index = 0; index < times; index++) runs.push(await measure(command, args(index)));
  return runs;
}

/**
 * The median of the seconds and the largest peak.
 *
 * @param {readonly Measurement[]} runs at least one
 * @returns {Measurement}
 */
export function medianOf(runs) {
  const seconds = runs.map((run) => run.seconds).sort((a, b) => a - b);
  const middle = (seconds.length - 1) / 2;
  const [lower, upper] = [seconds[Math.floor(middle)], seconds[Math.ceil(middle)]];
  if (lower === undefined || upper === undefined) throw new RangeError('no runs have no median');
  return { seconds: (lower + upper) / 2, peakMiB: Math.max(...runs.map((run) => run.peakMiB)) };
}
