import { firstLine, HeldError, OutputError } from '../errors.js';
import { asShortageError, isShortage } from '../system/shortage.js';

const UNWRITABLE: ReadonlySet<string> = new Set([
  'EACCES',
  'EPERM',
  'EROFS',
  'ENOSPC',
  'EDQUOT',
  'ENOTDIR',
  'EISDIR',
  'EEXIST',
  'ENOENT',
  'EFBIG',
  'EIO',
  'ENAMETOOLONG',
]);
/** How the database says the same: at the start of a message, or within that of a commit. */
const DATABASE_CANNOT_WRITE = /^IO Error|Could not write|No space left/;
/** How it says that the file may be whole, but cannot be opened now. */
const DATABASE_IS_HELD = /Could not set lock on file/;
const DATABASE_CANNOT_OPEN =
  /Permission denied|Operation not permitted|No space left|Read-only file system|Input\/output error/i;
/** How it says that what it reads is not what it wrote: each block has a checksum. */
const DATABASE_IS_DAMAGED = /Corrupt database file|^Serialization Error/;

/** Whether an error means that the database's file is damaged, so that all it holds has to be made anew. */
export const isDamage = (error: unknown): boolean =>
  error instanceof Error && DATABASE_IS_DAMAGED.test(error.message);

/**
 * Rethrows an error of opening a database that may be whole: such a database must not be made anew.
 *
 * @throws HeldError when another process has it open; the error itself where the system has no room or rights
 */
export function throwIfWhole(error: unknown): void {
  const reason = firstLine(error);
  if (DATABASE_IS_HELD.test(reason))
    throw new HeldError(
      `another process has the state of this output open (${reason}); wait for it to end, or use another --out`,
      { cause: error },
    );
  if (DATABASE_CANNOT_OPEN.test(reason) || isShortage(error)) throw error;
}

/**
 * An error of the file system or the database that means that the output cannot be written, as an OutputError; one that
 * means that the system gives too little, as a ShortageError; any other as it is.
 */
export function asOutputError(error: unknown, out: string): unknown {
  if (isShortage(error)) return asShortageError(error);
  const { code, message } = error as NodeJS.ErrnoException;
  const isOfDatabase = error instanceof Error && DATABASE_CANNOT_WRITE.test(message) && !isDamage(error);
  if (!(code !== undefined && UNWRITABLE.has(code)) && !isOfDatabase) return error;
  return new OutputError(
    `cannot write to ${out}: ${firstLine(error)}; make room or rights there, or name another --out`,
    { cause: error },
  );
}
