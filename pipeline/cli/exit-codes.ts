import { constants } from 'node:os';
import {
  CommonFailureError,
  HeldError,
  InterruptedError,
  NothingReadError,
  OutputError,
  ShortageError,
  type StopSignal,
  UsageError,
  VanishedError,
} from '../errors.js';
import { asShortageError } from '../system/shortage.js';

/** What the exit code of a command tells a scheduler. */
export const EXIT = {
  ok: 0,
  /** Wrong options or configuration. */
  usage: 1,
  /** Finished, but more records or rows were quarantined than allowed. */
  quarantined: 2,
  nothingRead: 3,
  held: 4,
  /** The output cannot be written, or the system refuses memory, threads or open files. */
  environment: 5,
  /** `validate` found faults. */
  invalid: 6,
  /** More documents vanished than allowed; nothing was dropped or published. */
  vanished: 7,
  /** Documents cannot be processed, for a reason that lies in none of them; nothing was published. */
  commonFailure: 8,
  bug: 70,
} as const;

export const EXIT_CODES_TEXT = `Exit codes: ${[
  '0 all well',
  '1 wrong usage',
  '2 finished, but more was quarantined than --max-quarantine allows',
  '3 nothing could be read',
  '4 another run holds the output',
  '5 the output cannot be written, or the system refuses memory, threads or open files',
  '6 validate found faults',
  '7 more documents vanished than --max-vanished allows',
  '8 documents could not be processed, through no fault of their own; nothing was published',
  '70 a bug',
  '129/130/143 stopped by SIGHUP, SIGINT, SIGTERM (the next run goes on; explore gives 0, as being stopped is its end)',
].join('; ')}.`;

/** The exit code of a program that a signal ends, as a shell gives it. */
export const codeOfSignal = (signal: StopSignal): number => 128 + constants.signals[signal];

/** The exit code of an error that ended a command. */
export function exitCodeOf(thrown: unknown): number {
  const error = asShortageError(thrown);
  if (error instanceof UsageError) return EXIT.usage;
  if (error instanceof NothingReadError) return EXIT.nothingRead;
  if (error instanceof HeldError) return EXIT.held;
  if (error instanceof OutputError || error instanceof ShortageError) return EXIT.environment;
  if (error instanceof VanishedError) return EXIT.vanished;
  if (error instanceof CommonFailureError) return EXIT.commonFailure;
  if (error instanceof InterruptedError) return codeOfSignal(error.signal);
  return EXIT.bug;
}

/** What an error that ended a command says, a line or more. A bug shows where it happened, too. */
export function failureLines(thrown: unknown): readonly [string, ...string[]] {
  const error = asShortageError(thrown);
  if (!(error instanceof Error)) return [`this is a bug: ${String(error)}`];
  if (exitCodeOf(error) !== EXIT.bug) return [error.message];
  const places = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`this is a bug: ${error.name}: ${error.message}`, ...places];
}
