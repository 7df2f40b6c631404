import type { DuckDBConnection } from '@duckdb/node-api';
import { quoteIdentifier } from '../schema/columns.js';
import { effectiveCount, wilson } from './interval.js';
import { type JudgedRow, judgedRows, lastVerdicts } from './judged-rows.js';
import type { LeftOutRow } from './left-out.js';
import { PARTS, type Part, REVIEWED_TABLES, type ReviewedTable } from './parts.js';
import { reviewRows } from './rows.js';
import { BIN_SQL, type Bin, binOf, boundsOf, REVIEWABLE } from './tables.js';
import type { Verdict, Verdicts } from './verdicts.js';

/** How many of some rows were found right. */
export interface Figure {
  /** Rows of the table. */
  readonly rows: number;
  /** Rows that were drawn and judged. */
  readonly right: number;
  readonly wrong: number;
  /** Nobody is sure, or reviewers disagree. */
  readonly unsure: number;
  /** The estimated part of the rows that are right, 0 to 1; null where none was found right or wrong. */
  readonly precision: number | null;
  /** Its 95 % interval. */
  readonly low: number | null;
  readonly high: number | null;
  /** The mean confidence of the same rows, with the same weights; null where they have none. */
  readonly promised: number | null;
}

export interface KindFigure extends Figure {
  readonly kind: string;
}

export interface BinFigure extends Figure {
  /** The least and greatest confidence; null for the rows without one. */
  readonly from: number | null;
  readonly to: number | null;
}

export interface TableSummary extends Figure {
  readonly table: ReviewedTable;
  /** Of the rows, those that `run --reviews` left out of the table. */
  readonly left_out: number;
  /** The part of the rows in whose bin of confidence one was found right or wrong: `precision` speaks of these. */
  readonly coverage: number;
  readonly kinds: readonly KindFigure[];
  readonly bins: readonly BinFigure[];
  /** How often each part was wrong; a row can be wrong in several. */
  readonly parts: Readonly<Partial<Record<Part, number>>>;
  /** Rows that were judged without being drawn: no figure counts them. */
  readonly picked: number;
  /** Rows of which several reviewers are sure, and those on which they agree. */
  readonly reviewed_twice: number;
  readonly agreed: number;
}

/** What verdicts say of an export. */
export interface Summary {
  readonly tables: readonly TableSummary[];
  readonly verdicts: {
    /** The last ones of each reviewer on each row. */
    readonly all: number;
    /** Of these, those on rows that are as they were judged. */
    readonly counted: number;
    /** Those on rows that have changed since, and on rows that are gone. */
    readonly changed: number;
    readonly gone: number;
    /** Lines of the file that are no verdicts. */
    readonly broken_lines: number;
  };
}

/** What a summary has to know of a judged row. */
type Fact = Pick<LeftOutRow, 'id' | 'kind' | 'confidence' | 'digest'>;

/**
 * How far the rows of an export can be trusted, after those that were drawn and judged.
 *
 * A sample has more of the unsure rows than the table. So each judged row weighs as many rows as it stands for: those
 * in its bin of confidence, by those of them that were found right or wrong (post-stratification). Precision is the
 * weight of the right ones, and its interval is Wilson's, with Kish's effective number of rows in the place of their
 * number; within a bin all weights are equal, so both are the plain ones. Rows that are unsure or disputed are taken to
 * be like the others of their bin. Rows that `run --reviews` left out count as if they were still there: the figures
 * speak of what the program found.
 *
 * @param connection to the tables of an export (`openTables`)
 * @param leftOut those of its run (`readLeftOut`)
 */
export async function summarise(
  connection: DuckDBConnection,
  { verdicts, broken }: Verdicts,
  leftOut: readonly LeftOutRow[] = [],
): Promise<Summary> {
  const last = lastVerdicts(verdicts);
  const counts = { all: last.length, counted: 0, changed: 0, gone: 0, broken_lines: broken.length };
  const tables: TableSummary[] = [];
  for (const table of REVIEWED_TABLES) {
    const out = leftOut.filter((row) => row.table === table);
    const ofTable = last.filter((verdict) => verdict.table === table);
    const facts = await factsOf(connection, table, ofTable, out);
    const standing: Verdict[] = [];
    for (const verdict of ofTable) {
      const digest = facts.get(verdict.row_id)?.digest;
      if (digest === undefined) counts.gone++;
      else if (digest !== verdict.digest) counts.changed++;
      else standing.push(verdict);
    }
    counts.counted += standing.length;
    tables.push(
      tableSummary(table, await strataOf(connection, table, out), out.length, judgedRows(standing), facts),
    );
  }
  return { tables, verdicts: counts };
}

/** What is known of the rows that verdicts are on, by their ids. */
async function factsOf(
  connection: DuckDBConnection,
  table: ReviewedTable,
  verdicts: readonly Verdict[],
  leftOut: readonly LeftOutRow[],
): Promise<Map<string, Fact>> {
  const ids = [...new Set(verdicts.map(({ row_id }) => row_id))];
  const found: readonly Fact[] = await reviewRows(connection, table, ids);
  return new Map([...leftOut, ...found].map((fact) => [fact.id, fact]));
}

/** Rows of a kind in a bin. */
interface Stratum {
  readonly kind: string;
  readonly bin: Bin;
  readonly rows: number;
}

async function strataOf(
  connection: DuckDBConnection,
  table: ReviewedTable,
  leftOut: readonly LeftOutRow[],
): Promise<Stratum[]> {
  const reader = await connection.runAndReadAll(
    `SELECT ${quoteIdentifier(REVIEWABLE[table].kind)}, ${BIN_SQL}, count(*)::DOUBLE FROM ${table} GROUP BY ALL`,
  );
  const found = (reader.getRowsJS() as [string, Bin, number][]).map(([kind, bin, rows]) => ({
    kind,
    bin,
    rows,
  }));
  return [...found, ...leftOut.map(({ kind, confidence }) => ({ kind, bin: binOf(confidence), rows: 1 }))];
}

/** A judged row with what its figures need. */
interface Judged extends JudgedRow {
  readonly kind: string;
  readonly confidence: number | null;
  /** How many rows of the table it stands for; 0 for one that is neither right nor wrong. */
  readonly weight: number;
}

function tableSummary(
  table: ReviewedTable,
  strata: readonly Stratum[],
  leftOut: number,
  judged: readonly JudgedRow[],
  facts: ReadonlyMap<string, Fact>,
): TableSummary {
  const drawn = judged.filter(({ is_drawn }) => is_drawn);
  const known = drawn.map((row) => ({ ...row, ...(facts.get(row.id) as Fact) }));
  const rowsOfBin = countBy(strata, ({ bin }) => bin);
  const decidedOfBin = countBy(
    known.filter(isDecided).map(({ confidence }) => ({ bin: binOf(confidence), rows: 1 })),
    ({ bin }) => bin,
  );
  const weighted = known.map((row): Judged => {
    const bin = binOf(row.confidence);
    const weight = isDecided(row) ? (rowsOfBin.get(bin) ?? 0) / (decidedOfBin.get(bin) as number) : 0;
    return { ...row, weight };
  });
  const rows = sumOf(strata);
  const covered = sumOf(strata.filter(({ bin }) => decidedOfBin.has(bin)));
  const rowsOfKind = countBy(strata, ({ kind }) => kind);
  const twice = judged.filter(({ sure }) => sure > 1);
  return {
    table,
    left_out: leftOut,
    ...figureOf(rows, weighted),
    coverage: rows === 0 ? 0 : covered / rows,
    kinds: [...rowsOfKind]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([kind, count]) => ({
        kind,
        ...figureOf(
          count,
          weighted.filter((row) => row.kind === kind),
        ),
      })),
    bins: [...rowsOfBin]
      .sort(([one], [other]) => (one ?? Infinity) - (other ?? Infinity))
      .map(([bin, count]) => {
        const [from, to] = bin === null ? [null, null] : boundsOf(bin);
        return {
          from,
          to,
          ...figureOf(
            count,
            weighted.filter(({ confidence }) => binOf(confidence) === bin),
          ),
        };
      }),
    parts: Object.fromEntries(
      PARTS.flatMap((part) => {
        const count = known.filter(({ parts }) => parts.includes(part)).length;
        return count === 0 ? [] : [[part, count]];
      }),
    ),
    picked: judged.length - drawn.length,
    reviewed_twice: twice.length,
    agreed: twice.filter(isDecided).length,
  };
}

const isDecided = ({ verdict }: Pick<JudgedRow, 'verdict'>): boolean =>
  verdict === 'right' || verdict === 'wrong';

function countBy<Item extends { readonly rows: number }, Key>(
  items: readonly Item[],
  keyOf: (item: Item) => Key,
): Map<Key, number> {
  const counts = new Map<Key, number>();
  for (const item of items) counts.set(keyOf(item), (counts.get(keyOf(item)) ?? 0) + item.rows);
  return counts;
}

const sumOf = (strata: readonly Stratum[]): number => strata.reduce((sum, { rows }) => sum + rows, 0);

/** @param rows of the table that the judged ones stand for */
function figureOf(rows: number, judged: readonly Judged[]): Figure {
  const decided = judged.filter(isDecided);
  const right = decided.filter(({ verdict }) => verdict === 'right');
  const weightOf = (some: readonly Judged[]): number => some.reduce((sum, { weight }) => sum + weight, 0);
  const counts = {
    rows,
    right: right.length,
    wrong: decided.length - right.length,
    unsure: judged.length - decided.length,
  };
  if (decided.length === 0) return { ...counts, precision: null, low: null, high: null, promised: null };
  // A sum of fractions may miss 1 by a hair.
  const precision = counts.wrong === 0 ? 1 : weightOf(right) / weightOf(decided);
  const sureRows = decided.filter(({ confidence }) => confidence !== null);
  const promised = sureRows.reduce((sum, { confidence, weight }) => sum + (confidence as number) * weight, 0);
  return {
    ...counts,
    precision,
    ...wilson(precision, effectiveCount(decided.map(({ weight }) => weight))),
    promised: sureRows.length === 0 ? null : promised / weightOf(sureRows),
  };
}
