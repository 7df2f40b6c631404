import pino from 'pino';
import type { OpenReporter } from './open-reporter.js';
import { log } from './terminal.js';

/** Shows a run on standard error as JSON, a line an event. */
export function jsonReporter(quiet: boolean): OpenReporter {
  const logger = pino(
    {
      base: null,
      level: quiet ? 'warn' : 'info',
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    { write: log },
  );
  return {
    event: (name, fields) => logger.info({ event: name, ...fields }),
    warn: (code, message) => logger.warn({ event: 'warning', code }, message),
    say: (event, message) => logger.error({ event }, message),
    progress: () => {},
    close: () => {},
  };
}
