import process from 'node:process';
import { InterruptedError, STOP_SIGNALS } from '../errors.js';
import { codeOfSignal } from './exit-codes.js';

/**
 * Aborts when SIGINT, SIGTERM or SIGHUP comes, with an {@link InterruptedError}; a second signal ends the program at
 * once.
 *
 * @param kept what becomes of the work, for the message
 */
export function stopSignal(kept: string): AbortSignal {
  const controller = new AbortController();
  for (const signal of STOP_SIGNALS)
    process.on(signal, () => {
      if (controller.signal.aborted) process.exit(codeOfSignal(signal));
      controller.abort(new InterruptedError(signal, kept));
    });
  return controller.signal;
}
