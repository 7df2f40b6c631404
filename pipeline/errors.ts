/** Something the user can mend: a wrong option, a missing input. Exit code 1. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** There was input, but no record of it could be read. Exit code 3. */
export class NothingReadError extends Error {
  override readonly name = 'NothingReadError';
}

/** Another run holds the output directory. Exit code 4. */
export class HeldError extends Error {
  override readonly name = 'HeldError';
}

/** The output directory cannot be written. Exit code 5. */
export class OutputError extends Error {
  override readonly name = 'OutputError';
}

/** The system refuses what a run needs: memory, threads, open files. Exit code 5. */
export class ShortageError extends Error {
  override readonly name = 'ShortageError';
}

/** More documents vanished from the inputs than may. Exit code 7. */
export class VanishedError extends Error {
  override readonly name = 'VanishedError';
}

/** Documents cannot be processed, for a reason that lies in none of them; nothing was published. Exit code 8. */
export class CommonFailureError extends Error {
  override readonly name = 'CommonFailureError';
}

/** The signals that end a command. */
export const STOP_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
export type StopSignal = (typeof STOP_SIGNALS)[number];

/** The program was told to stop. Exit code 128 and the signal's number. */
export class InterruptedError extends Error {
  override readonly name = 'InterruptedError';
  readonly signal: StopSignal;

  /** @param kept what becomes of the work that was done: by default that of a run */
  constructor(signal: StopSignal, kept = 'what was done is kept, and the next run goes on from there') {
    super(`stopped by ${signal}; ${kept}`);
    this.signal = signal;
  }
}

/** The first line of what an error says: libraries add details in further ones. */
export const firstLine = (error: unknown): string =>
  String(error instanceof Error ? error.message : error).split('\n', 1)[0] as string;
