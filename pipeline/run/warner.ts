import type { Counts } from './counts.js';
import type { Reporter } from './reporter.js';

/** Tells a person of something to mend: counted, and shown as long as there are few of its code. */
export type Warn = (code: string, message: string) => void;

/** Warnings that are counted, and passed on while they are kept whole. */
export const warner =
  (counts: Counts, reporter: Reporter): Warn =>
  (code, message) => {
    const fate = counts.addWarning(code, message);
    if (fate === 'kept') reporter.warn(code, message);
    if (fate === 'first left out')
      reporter.warn(code, `there are more warnings like these (${code}); run.json says how many`);
  };
