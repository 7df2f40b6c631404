import process from 'node:process';
import { exitCodeOf, failureLines } from './exit-codes.js';
import { tell } from './terminal.js';

/** Does the work of the program. An error that ends it is told, and decides the exit code of the process. */
export async function orFail(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const [first, ...others] = failureLines(error);
    tell(`pipeline: ${first}`, ...others);
    process.exitCode = exitCodeOf(error);
  }
}
