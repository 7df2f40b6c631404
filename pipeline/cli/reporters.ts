import type { LogFormat } from '../config/run-options.js';
import type { OpenReporter } from './open-reporter.js';
import { ProgressBar } from './progress-bar.js';
import { summaryLine, summaryLines } from './summary.js';
import { hasStatusLine, tell } from './terminal.js';

export interface ReporterOptions {
  readonly quiet: boolean;
  readonly logFormat: LogFormat;
}

/** Shows a run on standard error: JSON lines, or text with a progress bar where there is a terminal. */
export async function reporterFor({ quiet, logFormat }: ReporterOptions): Promise<OpenReporter> {
  return logFormat === 'json'
    ? (await import('./json-reporter.js')).jsonReporter(quiet)
    : textReporter(quiet);
}

function textReporter(quiet: boolean): OpenReporter {
  const bar = hasStatusLine() && !quiet ? new ProgressBar() : null;
  const line = (text: string): void => {
    bar?.clear();
    tell(text);
  };
  return {
    event: () => {},
    warn: (_code, message) => line(`warning: ${message}`),
    finished: (report, settings) => {
      bar?.clear();
      tell(...(quiet ? [`pipeline: ${summaryLine(report)}`] : summaryLines(report, settings)));
    },
    progress: (progress) => bar?.draw(progress),
    say: (_event, message) => line(`pipeline: ${message}`),
    close: () => bar?.clear(),
  };
}
