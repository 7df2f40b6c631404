import pino from 'pino';
import type { OpenReporter } from './open-reporter.js';

/** Shows a run on standard error as JSON, a line an event. */
export function jsonReporter(quiet: boolean): OpenReporter {
  const log = pino(
    {
      base: null,
      level: quiet ? 'warn' : 'info',
      messageKey: 'message',
      timestamp: pino.stdTimeFunctions.isoTime,
    },
    pino.destination({ dest: 2, sync: true }),
  );
  return {
    event: (name, fields) => log.info({ event: name, ...fields }),
    warn: (code, message) => log.warn({ event: 'warning', code }, message),
    say: (event, message) => log.error({ event }, message),
    progress: () => {},
    close: () => {},
  };
}
