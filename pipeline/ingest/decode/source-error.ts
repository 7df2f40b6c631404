import { isShortage } from '../../system/shortage.js';

/** The bytes of a source cannot be had: the rest of the file is lost, and the run goes on. */
export class SourceError extends Error {
  override readonly name = 'SourceError';
  readonly code: 'unreadable' | 'too_large' | 'undecodable';

  /** @param reason one sentence for the quarantine table, without a path */
  constructor(code: SourceError['code'], reason: string, cause?: unknown) {
    super(reason, { cause });
    this.code = code;
  }
}

const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'The file is gone: it was removed or renamed after it was listed. Run again.'],
  ['EACCES', 'No permission to read it. Give the user who runs this read access.'],
  ['EPERM', 'No permission to read it. Give the user who runs this read access.'],
  ['EISDIR', 'A folder stands where a file was listed. Run again.'],
  ['ENOTDIR', 'A file stands where a folder was listed. Run again.'],
  ['ELOOP', 'The symbolic link leads back to itself. Remove it.'],
  ['ENAMETOOLONG', 'The path is longer than the system allows. Move the folder further up.'],
]);

const DANGLING = 'The symbolic link leads nowhere: what it points to is not there. Mend or remove the link.';

/**
 * One sentence for an error of the file system, or null when the error is something else: a bug, or a shortage of the
 * system, for which the file is not to blame.
 *
 * @param isLink whether the path was listed as a symbolic link
 */
export function describeSystemError(error: unknown, isLink = false): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  if (isShortage(error)) return null;
  if (isLink && error.code === 'ENOENT') return DANGLING;
  // Node's own sentence ends in the absolute path, which must not reach a table.
  return (
    REASONS.get(error.code) ?? `Reading failed: ${error.message.split(',')[0]}. Check the disk and run again.`
  );
}

/** The bytes of `source`, its system errors as {@link SourceError}. */
export async function* withSourceErrors(source: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* source;
  } catch (error) {
    throw asSourceError(error);
  }
}

/** An error of the file system as a {@link SourceError}; any other error (a bug) as it is. */
export function asSourceError(error: unknown): unknown {
  const reason = describeSystemError(error);
  return reason === null ? error : new SourceError('unreadable', reason, error);
}
