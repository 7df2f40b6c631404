import { RUN_FILE } from '../export/layout.js';
import { readBesideTables } from './beside.js';
import { isReviewedTable, REVIEWED_TABLES, type ReviewedTable } from './parts.js';
import type { WrongRows } from './wrong-rows.js';

/** A row that a run left out of its tables because it was judged wrong. */
export interface LeftOutRow {
  readonly table: ReviewedTable;
  readonly id: string;
  readonly kind: string;
  readonly confidence: number | null;
  /** Of what was judged. */
  readonly digest: string;
  readonly doc_id: string;
  /** Where it stands in the text of its document, in code points. */
  readonly start: number;
  readonly end: number;
}

/** What `run.json` says of the verdicts that a run was given; null for a run without them. */
export interface ReviewsAccount {
  /** As it was named. */
  readonly file: string;
  readonly sha256: string;
  /** Rows that were left out, by table. */
  readonly left_out: Readonly<Record<ReviewedTable, number>>;
  readonly rows: readonly LeftOutRow[];
}

/** What an account says of verdicts that left rows out. */
export const reviewsAccount = (
  { file, sha256 }: Pick<WrongRows, 'file' | 'sha256'>,
  rows: readonly LeftOutRow[],
): ReviewsAccount => ({
  file,
  sha256,
  left_out: Object.fromEntries(
    REVIEWED_TABLES.map((table) => [table, rows.filter((row) => row.table === table).length]),
  ) as ReviewsAccount['left_out'],
  rows,
});

/**
 * The rows that the run which made an export left out because they were judged wrong, as far as its account says.
 *
 * @throws UsageError where a link or something else than a file stands in the account's place; OutputError where it
 *   cannot be read
 */
export async function readLeftOut(directory: string): Promise<LeftOutRow[]> {
  const text = (await readBesideTables(directory, RUN_FILE)) ?? '{}';
  try {
    return leftOutRows((JSON.parse(text) as { readonly reviews?: unknown } | null)?.reviews);
  } catch {
    return []; // Somebody else's, or cut off: `validate` says so.
  }
}

/** The rows that the key `reviews` of an account names: it may be somebody else's, and hold anything. */
export function leftOutRows(reviews: unknown): LeftOutRow[] {
  const { rows } = (reviews ?? {}) as { readonly rows?: unknown };
  return Array.isArray(rows) ? rows.filter(isLeftOut) : [];
}

function isLeftOut(value: unknown): value is LeftOutRow {
  const { table, confidence, id, kind, digest, doc_id, start, end } = (value ?? {}) as Record<
    string,
    unknown
  >;
  return (
    isReviewedTable(table) &&
    (confidence === null || typeof confidence === 'number') &&
    [id, kind, digest, doc_id].every((text) => typeof text === 'string') &&
    [start, end].every((place) => Number.isSafeInteger(place))
  );
}
