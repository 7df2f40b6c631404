import { BATCH_TABLES, type BatchTable, perBatchTable } from '../database/layout.js';
import { SkippedFiles } from '../ingest/inputs/skipped.js';
import type { Reporter } from './reporter.js';
import type { BatchResult } from './workers/batch-result.js';

/** The slowest documents that are named. */
const SLOWEST = 10;
/** Warnings of one code that are kept whole; the rest is counted. */
const KEPT_WARNINGS = 20;

export interface SlowDocument {
  readonly doc_id: string;
  readonly milliseconds: number;
}

export interface WarningCount {
  readonly count: number;
  /** How many of them the last completed run gave, too. */
  readonly repeated: number;
  /** The first of the others. */
  readonly examples: readonly string[];
}

/** What a run counts while it works; the end of it stands in run.json. docs/log.md says what each count means. */
export class Counts {
  readonly records = {
    read: 0,
    unreadable: 0,
    new: 0,
    changed: 0,
    outdated: 0,
    unchanged: 0,
    processed: 0,
    unprocessable: 0,
    vanished: 0,
  };
  /** What is not read in containers. */
  readonly skippedMembers = new SkippedFiles();
  /** The first documents that vanished; `records.vanished` says how many there are. */
  vanished: readonly string[] = [];
  readonly rows: Record<BatchTable, number> = perBatchTable(() => 0);
  readonly unsure: Record<string, number> = {};
  /** Wall time of the run's phases, in milliseconds. */
  readonly phaseMs = { process: 0, corpus: 0 };
  /** Summed over the worker threads, in milliseconds. */
  readonly stageMs = { clean: 0, extract: 0, validate: 0 };
  readonly #warnings = new Map<string, { count: number; repeated: number; examples: string[] }>();
  #slowest: SlowDocument[] = [];

  addBatch(result: BatchResult): void {
    for (const table of BATCH_TABLES) this.rows[table] += result.rows[table].count;
    for (const outcome of result.outcomes) {
      if (outcome.isProcessed) this.records.processed++;
      else this.records.unprocessable++;
      for (const [table, count] of Object.entries(outcome.unsure))
        this.unsure[table] = (this.unsure[table] ?? 0) + count;
      const { clean, extract, validate } = outcome.timings;
      this.stageMs.clean += clean;
      this.stageMs.extract += extract;
      this.stageMs.validate += validate;
      this.#noteTime({ doc_id: outcome.docId, milliseconds: clean + extract + validate });
    }
  }

  /** Does the work of a phase and adds its time. */
  async timed<Result>(phase: keyof Counts['phaseMs'], work: () => Promise<Result>): Promise<Result> {
    const started = performance.now();
    try {
      return await work();
    } finally {
      this.phaseMs[phase] += performance.now() - started;
    }
  }

  /** @returns whether the warning is kept whole, or only counted */
  addWarning(code: string, message: string): 'kept' | 'first left out' | 'left out' {
    const warning = this.#warningsOf(code);
    const fresh = ++warning.count - warning.repeated;
    if (fresh > KEPT_WARNINGS) return fresh === KEPT_WARNINGS + 1 ? 'first left out' : 'left out';
    warning.examples.push(message);
    return 'kept';
  }

  /** Counts a warning that the last completed run gave, too. */
  addRepeatedWarning(code: string): void {
    const warning = this.#warningsOf(code);
    warning.count++;
    warning.repeated++;
  }

  #warningsOf(code: string): { count: number; repeated: number; examples: string[] } {
    const warning = this.#warnings.get(code) ?? { count: 0, repeated: 0, examples: [] };
    this.#warnings.set(code, warning);
    return warning;
  }

  get slowest(): readonly SlowDocument[] {
    return this.#slowest;
  }

  get warnings(): Readonly<Record<string, WarningCount>> {
    return Object.fromEntries([...this.#warnings].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  #noteTime(document: SlowDocument): void {
    const last = this.#slowest.at(-1);
    if (this.#slowest.length >= SLOWEST && last !== undefined && document.milliseconds <= last.milliseconds)
      return;
    this.#slowest = [...this.#slowest, document]
      .sort((a, b) => b.milliseconds - a.milliseconds)
      .slice(0, SLOWEST);
  }
}

/** Tells a person of something to mend. */
export type Warn = (code: string, message: string) => void;

/** Counts warnings, and passes them on as long as there are few of their code. */
export const warner =
  (counts: Counts, reporter: Reporter): Warn =>
  (code, message) => {
    const fate = counts.addWarning(code, message);
    if (fate === 'kept') reporter.warn(code, message);
    if (fate === 'first left out')
      reporter.warn(code, `there are more warnings like these (${code}); run.json says how many`);
  };
