import type { RunSettings } from '../config/settings.js';
import type { RunReport } from '../run/manifest.js';
import type { Reporter } from '../run/reporter.js';

/** A reporter that is told when the run is over. */
export interface OpenReporter extends Reporter {
  /** Tells what a completed run did; on one line when quiet. */
  finished(report: RunReport, settings: RunSettings): void;
  /** What else the program says of its own end, quiet or not. */
  say(event: string, message: string): void;
  close(): void;
}
