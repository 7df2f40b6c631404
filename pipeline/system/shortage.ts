import { EnvironmentError } from '../errors.js';
import { processLimit } from './limits.js';

/**
 * What a process can run out of: how Node's error codes say it, how messages do (the database's, too), and what helps.
 */
const SHORTAGES = [
  {
    codes: ['EMFILE', 'ENFILE'],
    message: /\bEMFILE\b|Too many open files/i,
    advice: () =>
      `this process may have ${processLimit('openFiles')} files open; allow more (ulimit -n 256), or use fewer --workers`,
  },
  {
    codes: ['ENOMEM', 'ERR_MEMORY_ALLOCATION_FAILED', 'ERR_WORKER_OUT_OF_MEMORY'],
    message: /^Out of Memory Error|bad allocation|\bENOMEM\b|Cannot allocate memory|allocation failed$/i,
    advice: () =>
      'give the process more memory (ulimit -v, or the limit of its container), or use fewer --workers',
  },
  {
    codes: ['ERR_WORKER_INIT_FAILED'],
    message: null,
    advice: () => 'no further thread can be started; use fewer --workers, or allow more threads (ulimit -u)',
  },
] as const;

/**
 * An error that means that the process has run into a limit of the system, as an EnvironmentError; any other as it is.
 */
export function asEnvironmentError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof EnvironmentError) return error;
  const { code } = error as NodeJS.ErrnoException;
  const [reason = ''] = error.message.split('\n', 1);
  const shortage = SHORTAGES.find(
    ({ codes, message }) => codes.some((known) => known === code) || message?.test(reason),
  );
  if (shortage === undefined) return error;
  return new EnvironmentError(`the system refuses what a run needs (${reason}): ${shortage.advice()}`, {
    cause: error,
  });
}

/** Whether an error means that the process has run into a limit of the system, for which no file is to blame. */
export const isShortage = (error: unknown): boolean => asEnvironmentError(error) instanceof EnvironmentError;
