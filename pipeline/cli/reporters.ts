import process from 'node:process';
import pino from 'pino';
import type { Reporter } from '../run/reporter.js';
import type { LogFormat } from './log-formats.js';
import { ProgressBar } from './progress-bar.js';

export interface ReporterOptions {
  readonly quiet: boolean;
  readonly logFormat: LogFormat;
}

/** Shows a run on standard error: JSON lines, or text with a progress bar where there is a terminal. */
export function reporterFor({ quiet, logFormat }: ReporterOptions): Reporter & { close(): void } {
  return logFormat === 'json' ? jsonReporter(quiet) : textReporter(quiet);
}

function jsonReporter(quiet: boolean): Reporter & { close(): void } {
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
    progress: () => {},
    close: () => {},
  };
}

function textReporter(quiet: boolean): Reporter & { close(): void } {
  const bar = process.stderr.isTTY && !quiet ? new ProgressBar(process.stderr) : null;
  const line = (text: string): void => {
    bar?.clear();
    process.stderr.write(`${text}\n`);
  };
  return {
    event: () => {},
    warn: (_code, message) => line(`warning: ${message}`),
    progress: (progress) => bar?.draw(progress),
    close: () => bar?.clear(),
  };
}
