import { FaultLog } from '../audit/faults.js';
import { checkFiles } from '../audit/files.js';
import type { DescribedTable } from '../audit/package-descriptor.js';
import { UsageError } from '../errors.js';
import { isShortage } from '../system/shortage.js';

/** What the database says of what it reads; what is wrong with a statement it says in other words. */
const OF_READING = /^(?:IO|Invalid|Serialization|INTERNAL|FATAL) Error|\bparquet\b/i;

/**
 * An error of the database, or the export's fault where it may come of reading files and these are no longer what the
 * package describes. They are read whole for that.
 *
 * @param tables whose files the database reads
 * @param reachable as the database knows the directory
 */
export async function blamed(
  error: unknown,
  directory: string,
  tables: readonly DescribedTable[],
  reachable: string,
): Promise<unknown> {
  if (!(error instanceof Error) || error instanceof UsageError || isShortage(error)) return error;
  if (!OF_READING.test(error.message) && !error.message.includes(reachable)) return error;
  return (await damageOf(directory, tables, error)) ?? error;
}

/** Of which file an export is no whole one; null where all files are what the package describes. */
export async function damageOf(
  directory: string,
  tables: readonly DescribedTable[],
  cause: unknown,
): Promise<UsageError | null> {
  const faults = new FaultLog(1);
  await checkFiles(directory, tables, faults);
  return noWholeExport(directory, faults, cause);
}

/** The first of some faults, for who wants to read the export; null where there is none. */
export function noWholeExport(directory: string, faults: FaultLog, cause?: unknown): UsageError | null {
  const fault = faults.groups[0]?.examples[0];
  if (fault === undefined) return null;
  return new UsageError(
    `${directory} is no whole export: ${fault.file}: ${fault.reason}; \`pipeline validate ${directory}\` says more`,
    { cause },
  );
}
