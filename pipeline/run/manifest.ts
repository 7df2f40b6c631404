import type { RunSettings } from '../config/settings.js';
import type { FaultCounts } from '../database/state.js';
import { wholeFile } from '../export/layout.js';
import type { InputPlan } from '../ingest/inputs/inputs.js';
import { joinSkipped } from '../ingest/inputs/skipped.js';
import { type LeftOutRow, type ReviewsAccount, reviewsAccount } from '../review/left-out.js';
import type { WrongRows } from '../review/wrong-rows.js';
import { VERSION } from '../version.js';
import type { Counts, SlowDocument, WarningCount } from './counts.js';

/** What stands in run.json: the account of one execution, the only file with a clock in it. */
export interface RunReport {
  readonly program: 'corpusmill';
  readonly version: string;
  readonly run_id: string;
  readonly started_at: string;
  readonly finished_at: string;
  readonly seconds: number;
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly inputs: readonly { readonly source_path: string; readonly bytes: number | null }[];
  readonly skipped_files: InputPlan['skipped'];
  readonly records: Counts['records'];
  /** The first documents that vanished. */
  readonly vanished_documents: readonly string[];
  /** Rows that this execution made, by table; unchanged records made theirs before. */
  readonly rows_made: Readonly<Record<string, number>>;
  /** Rows left out for their low confidence, by table. */
  readonly rows_unsure: Readonly<Record<string, number>>;
  /** The verdicts that the run was given, and what it left out for them; null where it was given none. */
  readonly reviews: ReviewsAccount | null;
  /** Rows of the published tables. */
  readonly tables: Readonly<Record<string, number>>;
  /** Rows of quarantine, without those of empty inputs; of them, those that the last completed run did not have. */
  readonly quarantined: { readonly all: number; readonly new: number };
  /** Wall time; the export's is that up to this account, which it writes. */
  readonly phase_milliseconds: Counts['phaseMs'] & { readonly export: number };
  /** Bytes of the published files, by table and format. */
  readonly bytes: Readonly<Record<string, number>>;
  /** Summed over the worker threads, in milliseconds. */
  readonly stage_milliseconds: Counts['stageMs'];
  readonly slowest_documents: readonly SlowDocument[];
  readonly warnings: Readonly<Record<string, WarningCount>>;
}

export interface RunFacts {
  readonly settings: RunSettings;
  readonly plan: InputPlan;
  readonly runId: string;
  readonly counts: Counts;
  readonly faults: FaultCounts;
  /** What `--reviews` finds wrong; null where it is not given. */
  readonly wrong: WrongRows | null;
  readonly started: Date;
}

/** The tables that were published: rows by table, bytes by file. */
export type PublishedTables = Pick<RunReport, 'tables' | 'bytes'>;

/** What was published, and what was left out of it because it was judged wrong. */
export interface Published extends PublishedTables {
  readonly leftOut: readonly LeftOutRow[];
}

/** Where a person finds what failed. */
export const quarantineFile = ({ out, formats }: RunSettings): string =>
  `${out}/${wholeFile('quarantine', formats[0] ?? 'csv')}`;

/** @param exportMs how long the writing took, in milliseconds */
export function runReport(facts: RunFacts, published: Published, exportMs: number): RunReport {
  const { settings, plan, runId, counts, faults, started } = facts;
  const finished = new Date();
  return {
    program: 'corpusmill',
    version: VERSION,
    run_id: runId,
    started_at: started.toISOString(),
    finished_at: finished.toISOString(),
    seconds: (finished.getTime() - started.getTime()) / 1000,
    configuration: { ...settings },
    inputs: plan.files.map(({ sourcePath, size }) => ({ source_path: sourcePath, bytes: size })),
    skipped_files: joinSkipped(plan.skipped, counts.skippedMembers.all),
    records: counts.records,
    vanished_documents: counts.vanished,
    rows_made: counts.rows,
    rows_unsure: counts.unsure,
    reviews: facts.wrong === null ? null : reviewsAccount(facts.wrong, published.leftOut),
    tables: published.tables,
    quarantined: { all: faults.all, new: faults.fresh },
    phase_milliseconds: { ...counts.phaseMs, export: exportMs },
    bytes: published.bytes,
    stage_milliseconds: counts.stageMs,
    slowest_documents: counts.slowest,
    warnings: counts.warnings,
  };
}
