import { CommonFailureError, EnvironmentError } from '../../errors.js';
import { asEnvironmentError } from '../../system/shortage.js';

/** The error of a run that cannot process any document, for what was thrown before the first. */
export function unfit(thrown: unknown): EnvironmentError | CommonFailureError {
  const error = asEnvironmentError(thrown);
  if (error instanceof EnvironmentError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new CommonFailureError(
    `no document can be processed: ${reason}. Nothing was published. If a file of the program is missing or damaged, install it again`,
    { cause: error },
  );
}
