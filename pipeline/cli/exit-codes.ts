import {
  HeldError,
  InterruptedError,
  NothingReadError,
  OutputError,
  UsageError,
  VanishedError,
} from '../errors.js';

/** What the exit code of a command tells a scheduler. */
export const EXIT = {
  ok: 0,
  /** Wrong options or configuration. */
  usage: 1,
  /** Finished, but more records or rows were quarantined than allowed. */
  quarantined: 2,
  nothingRead: 3,
  held: 4,
  outputUnwritable: 5,
  /** `validate` found faults. */
  invalid: 6,
  /** More documents vanished than allowed; nothing was dropped or published. */
  vanished: 7,
  bug: 70,
  interrupted: 130,
  terminated: 143,
} as const;

export const EXIT_CODES_TEXT = `Exit codes: 0 all well; 1 wrong usage; 2 finished, but more was quarantined than --max-quarantine allows; \
3 nothing could be read; 4 another run holds the output; 5 the output cannot be written; 6 validate found faults; \
7 more documents vanished than --max-vanished allows; 70 a bug; 130/143 interrupted (the next run goes on).`;

/** The exit code of an error that ended a command. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof UsageError) return EXIT.usage;
  if (error instanceof NothingReadError) return EXIT.nothingRead;
  if (error instanceof HeldError) return EXIT.held;
  if (error instanceof OutputError) return EXIT.outputUnwritable;
  if (error instanceof VanishedError) return EXIT.vanished;
  if (error instanceof InterruptedError)
    return error.signal === 'SIGINT' ? EXIT.interrupted : EXIT.terminated;
  return EXIT.bug;
}

/** What an error that ended a command says, a line or more. A bug shows where it happened, too. */
export function failureLines(error: unknown): readonly [string, ...string[]] {
  if (!(error instanceof Error)) return [`this is a bug: ${String(error)}`];
  if (exitCodeOf(error) !== EXIT.bug) return [error.message];
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`this is a bug: ${error.name}: ${error.message}`, ...places];
}
