import { versions } from 'node:process';
import { setFlagsFromString } from 'node:v8';

/*
 * How V8 compiles and collects in worker threads. The flags are those of Node 20 (V8 11.3), on which they were
 * measured; V8's flags come and go, and one that it does not know makes it complain on standard error. Other versions
 * of Node run without them: their rows are the same. The measurements stand in docs/tuning.md.
 */
const KNOWN_V8 = '11.3.';

/** Whatever the run. */
const THREAD_FLAGS = [
  // A thread meets most of its code for the first time: baseline code at once is 15 % faster than interpreting it.
  '--always-sparkplug',
  // Optimising costs more than it saves in code that does not run for long, so V8 starts it later: another 15 %.
  '--interrupt-budget=500000',
  // Some hundred regular expressions would be compiled twice, to be interpreted and to be run (3.6 % of a short run).
  '--no-regexp-tier-up',
  // As a rule as many threads work as there are processors: helpers that clear a young heap would be waited for (3 to 4
  // %).
  '--no-parallel-scavenge',
];

/** What is saved: a heap may grow to one and a half of what is in use, not four times, before it is cleared. */
const SAVING_FLAGS = {
  memory: ['--heap-growing-percent=50'],
  // In a short run the heaps of threads come to some 60 MiB: they have that size from the beginning (in MiB), and what
  // is cleared all the same is cleared at once, since no processor is free for helpers. 3 % less time, 20 MiB more.
  time: ['--initial-old-space-size=96', '--min-semi-space-size=16', '--no-incremental-marking'],
} as const;

/**
 * Sets V8's flags for the threads that begin after it. Flags hold for the whole process and V8 reads them at any
 * moment: set for threads that were at work, they ended one run of 60 with a segmentation fault.
 */
export function setThreadFlags(saving: keyof typeof SAVING_FLAGS): void {
  if (!versions.v8.startsWith(KNOWN_V8)) return;
  for (const flag of [...THREAD_FLAGS, ...SAVING_FLAGS[saving]]) setFlagsFromString(flag);
}
