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
    advice: 'it may not open enough files at a time; allow more (ulimit -n 256), or use fewer --workers',
  },
  {
    codes: ['ERR_WORKER_INIT_FAILED', 'EAGAIN'],
    message:
      /\bERR_WORKER_INIT_FAILED\b|\bEAGAIN\b|Resource temporarily unavailable|thread constructor failed/i,
    advice: 'it cannot start another thread; allow more (ulimit -u), or use fewer --workers',
  },
  {
    codes: ['ENOMEM', 'ERR_MEMORY_ALLOCATION_FAILED'],
    message:
      /^Out of Memory Error|bad.alloc|\bENOMEM\b|Cannot allocate memory|failed to map segment|allocation failed/i,
    advice: 'it needs more memory (ulimit -v, or the limit of its container), or fewer --workers',
  },
];

/** An error that means that the process has run into a limit of the system as a ShortageError, any other as it is. */
export function asShortageError(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof ShortageError) return error;
  const { code } = error as NodeJS.ErrnoException;
  const reason = firstLine(error);
  const shortage = SHORTAGES.find(
    ({ codes, message }) => (code !== undefined && codes.includes(code)) || message.test(reason),
  );
  if (shortage === undefined) return error;
  return new ShortageError(`the system gives this program too little (${reason}): ${shortage.advice}`, {
    cause: error,
  });
}

/** Whether an error means that the process has run into a limit of the system: no file or record is to blame. */
export const isShortage = (error: unknown): boolean => asShortageError(error) instanceof ShortageError;
