import type { Reporter } from '../run/reporter.js';

/** A reporter that is told when the run is over. */
export interface OpenReporter extends Reporter {
  /** What the program says of its own end, quiet or not. */
  say(event: string, message: string): void;
  close(): void;
}
