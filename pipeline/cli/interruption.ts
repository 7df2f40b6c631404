import process from 'node:process';
import { InterruptedError, STOP_SIGNALS, type StopSignal } from '../errors.js';
import { codeOfSignal } from './exit-codes.js';
import type { OpenReporter } from './open-reporter.js';
import { whenOrphaned } from './parent-process.js';

/**
 * What stops a run: SIGINT, SIGTERM, SIGHUP, and the end of the process that started it, which counts as SIGTERM. The
 * first aborts; a second signal ends the program at once.
 *
 * @param isDetached whether the run goes on when its terminal or the process that started it is gone
 */
export function interruption(reporter: OpenReporter, isDetached: boolean): AbortSignal {
  const controller = new AbortController();
  const stop = (signal: StopSignal, why: string): void => {
    if (controller.signal.aborted) return;
    reporter.say('stopping', `${why}: finishing the batches in progress; a second signal stops at once`);
    controller.abort(new InterruptedError(signal));
  };
  for (const signal of STOP_SIGNALS)
    process.on(signal, () => {
      if (signal === 'SIGHUP' && isDetached) return;
      if (controller.signal.aborted) process.exit(codeOfSignal(signal));
      stop(signal, signal);
    });
  if (!isDetached) whenOrphaned(() => stop('SIGTERM', 'the process that started this run is gone'));
  return controller.signal;
}
