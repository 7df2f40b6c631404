import { CommonFailureError, ShortageError } from '../../errors.js';
import { asShortageError } from '../../system/shortage.js';

/** The error of a run that cannot process any document, for what was thrown before the first. */
export function unfit(thrown: unknown): ShortageError | CommonFailureError {
  const error = asShortageError(thrown);
  if (error instanceof ShortageError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new CommonFailureError(
    `no document can be processed: ${reason}. Nothing was published. If a file of the program is missing or damaged, reinstall the program`,
    { cause: error },
  );
}
