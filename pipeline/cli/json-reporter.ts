import pino from 'pino';
import type { OpenReporter } from './open-reporter.js';
import { fileCount } from './summary.js';
import { log } from './terminal.js';

/** Shows a run on standard error as JSON, a line an event. */
export function jsonReporter(quiet: boolean): OpenReporter {
  const logger = pino(
    {
      base: null,
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    { write: log },
  );
  return {
    event: (name, fields) => {
      if (!quiet) logger.info({ event: name, ...fields });
    },
    finished: ({ run_id, records, skipped_files, tables, quarantined, seconds }) =>
      logger.info({
        event: 'finished',
        run_id,
        records,
        skipped_files: fileCount(skipped_files),
        tables,
        quarantined,
        seconds,
      }),
    warn: (code, message) => logger.warn({ event: 'warning', code }, message),
    say: (event, message) => logger.error({ event }, message),
    progress: () => {},
    close: () => {},
  };
}
