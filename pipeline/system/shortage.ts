import { firstLine, ShortageError } from '../errors.js';

/** What a process can run out of. */
interface Shortage {
  /** Node's codes of it. */
  readonly codes: readonly string[];
  /** How messages say it, those of the database and of the loader of libraries, too. */
  readonly message: RegExp;
  readonly advice: string;
}

const SHORTAGES: readonly Shortage[] = [
  {
    codes: ['EMFILE', 'ENFILE'],
    message: /\bEMFILE\b|\bENFILE\b|Too many open files|: Error 24$/i,
    advice: 'it may not open enough files at a time; allow more (ulimit -n 256)',
  },
  {
    codes: ['ERR_WORKER_INIT_FAILED', 'EAGAIN'],
    message:
      /\bERR_WORKER_INIT_FAILED\b|\bEAGAIN\b|Resource temporarily unavailable|thread constructor failed/i,
    advice: 'it cannot start another thread; allow more (ulimit -u)',
  },
  {
    codes: ['ENOMEM', 'ERR_MEMORY_ALLOCATION_FAILED'],
    message:
      /^Out of Memory Error|bad.alloc|\bENOMEM\b|Cannot allocate memory|failed to map segment|allocation failed/i,
    advice: 'it needs more memory; allow more (ulimit -v, or the limit of its container)',
  },
];

/** An error that means that the process has run into a limit of the system as a ShortageError, any other as it is. */
export function asShortageError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof ShortageError) return error;
  const { code } = error as NodeJS.ErrnoException;
  const reason = reasonOf(error);
  const shortage = SHORTAGES.find(
    ({ codes, message }) => (code !== undefined && codes.includes(code)) || message.test(reason),
  );
  if (shortage === undefined) return error;
  return new ShortageError(`the system gives this program too little (${reason}): ${shortage.advice}`, {
    cause: error,
  });
}

/** Node's own message of a system error goes on with the file that was to be opened, which is not to blame. */
const reasonOf = (error: Error): string =>
  'syscall' in error ? error.message.replace(/,.*/s, '') : firstLine(error);

/**
 * An error of work in threads as {@link asShortageError} gives it, with the advice to use fewer of them.
 *
 * @param workers threads that were asked for; 0: there are none, and nothing is added
 */
export function asShortageOfThreads(error: unknown, workers: number): unknown {
  const shortage = asShortageError(error);
  if (workers === 0 || !(shortage instanceof ShortageError)) return shortage;
  return new ShortageError(`${shortage.message}, or use fewer --workers`, { cause: error });
}

/** Whether an error means that the process has run into a limit of the system: no file or record is to blame. */
export const isShortage = (error: unknown): boolean => asShortageError(error) instanceof ShortageError;
