import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { firstLine, UsageError } from '../errors.js';
import { judgedRows, lastVerdicts } from './judged-rows.js';
import { REVIEWED_TABLES, type ReviewedTable } from './parts.js';
import { parseVerdicts, type Verdict } from './verdicts.js';

/** The ids of rows, each with the digests of what was judged of it. */
type Digests = ReadonlyMap<string, ReadonlySet<string>>;

/** The rows that a file of verdicts finds wrong. */
export interface WrongRows {
  /** As it was named. */
  readonly file: string;
  readonly sha256: string;
  readonly digests: Readonly<Record<ReviewedTable, Digests>>;
  /** Names the rows: files with equal keys find the same ones wrong. Null where none is. */
  readonly key: string | null;
  /** Lines that were never written to their end. */
  readonly cutOff: readonly number[];
}

/**
 * Reads a file of verdicts.
 *
 * @param path relative to the current folder, or absolute
 * @throws UsageError where it cannot be read, or has a line that is no verdict
 */
export async function readWrongRows(path: string): Promise<WrongRows> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new UsageError(
      `--reviews ${path} cannot be read: ${firstLine(error)}; name the reviews.jsonl of an export`,
    );
  });
  const { verdicts, broken } = parseVerdicts(bytes.toString('utf8'));
  const fault = broken.find(({ is_cut_off }) => !is_cut_off);
  if (fault !== undefined)
    throw new UsageError(`${path}:${fault.line} is no verdict: ${fault.reason}; mend or remove the line`);
  const last = lastVerdicts(verdicts);
  const digests = Object.fromEntries(
    REVIEWED_TABLES.map((table) => [table, wrongOf(last.filter((verdict) => verdict.table === table))]),
  ) as WrongRows['digests'];
  return {
    file: path,
    sha256: hash('sha256', bytes, 'hex'),
    digests,
    key: keyOf(digests),
    cutOff: broken.map(({ line }) => line),
  };
}

/** @param last of one table; several people may have seen a row before and after it changed */
function wrongOf(last: readonly Verdict[]): Digests {
  const byDigest = new Map<string, Verdict[]>();
  for (const verdict of last) {
    const known = byDigest.get(verdict.digest);
    if (known === undefined) byDigest.set(verdict.digest, [verdict]);
    else known.push(verdict);
  }
  const wrong = new Map<string, Set<string>>();
  for (const [digest, verdicts] of byDigest)
    for (const { id, verdict } of judgedRows(verdicts))
      if (verdict === 'wrong') wrong.set(id, (wrong.get(id) ?? new Set()).add(digest));
  return wrong;
}

function keyOf(digests: WrongRows['digests']): string | null {
  const names = REVIEWED_TABLES.flatMap((table) =>
    Array.from(digests[table], ([id, of]) => [table, id, ...[...of].sort()].join(' ')),
  );
  return names.length === 0 ? null : hash('sha256', names.sort().join('\n'), 'hex');
}
