// Times a command as a whole process: wall-clock seconds, and the peak memory of the process, which the kernel is asked for while it lives.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** How often the peak is read while the process lives, in milliseconds. */
const SAMPLE_MS = 20;

/** Runs a command once: { seconds, peakMiB }. Throws when it fails. */
export function measure(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const started = performance.now();
    const child = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'], ...options });
    let peakKiB = 0;
    const sampler = setInterval(() => {
      try {
        const [, kib] = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? [];
        if (kib !== undefined) peakKiB = Math.max(peakKiB, Number(kib));
      } catch {
        // The process has just ended.
      }
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

/** Runs a command several times, one after the other: what {@link measure} says of each. */
export async function repeat(times, command, args, options) {
  const runs = [];
  for (let i = 0; i < times; i++) runs.push(await measure(command, args(i), options));
  return runs;
}

/** The median of the seconds, the largest peak. */
export function medianOf(runs) {
  const seconds = runs.map((run) => run.seconds).sort((a, b) => a - b);
  const [lower, upper] = [Math.floor((seconds.length - 1) / 2), Math.floor(seconds.length / 2)];
  return {
    seconds: (seconds[lower] + seconds[upper]) / 2,
    peakMiB: Math.max(...runs.map((run) => run.peakMiB)),
  };
}

/** The same of a command that is run several times. */
export const median = async (...what) => medianOf(await repeat(...what));
