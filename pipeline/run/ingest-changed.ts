import type { RunSettings } from '../config/settings.js';
import { fingerprintOf } from '../database/fault-fingerprint.js';
import type { State } from '../database/state.js';
import type { CommonFailureError } from '../errors.js';
import type { InputPlan } from '../ingest/inputs/inputs.js';
import type { MetadataMatches } from '../ingest/metadata/metadata-matches.js';
import { readAll } from '../ingest/read-all.js';
import type { OnSkipped } from '../ingest/read-context.js';
import { faultText, type RecordFault, type SourceRecord } from '../ingest/record.js';
import type { QuarantineRow } from '../schema/rows.js';
import { changeDetector } from './changes.js';
import { CommonFailure } from './common-failure.js';
import type { Counts, Warn } from './counts.js';
import type { Reporter } from './reporter.js';
import { processKeyOf } from './run-id.js';
import { type FinishedBatch, processInBatches } from './schedule.js';
import { selected } from './selection.js';
import { vanishedOf } from './vanished.js';
import type { Processor } from './workers/processor.js';
import { quarantinedRecord } from './workers/quarantined-record.js';

/** Vanished documents that the account of a run names. */
const NAMED = 10;

/** What a run is watched and stopped by. */
export interface RunContext {
  readonly counts: Counts;
  readonly reporter: Reporter;
  readonly warn: Warn;
  readonly signal: AbortSignal;
  /** Whether documents of other inputs are to give way to those of these, however many they are. */
  readonly replacesOthers: boolean;
  /** What is known of records beside them; null where that is nothing. */
  readonly matches: MetadataMatches | null;
}

/**
 * Reads every record and brings the state up to date with them: new and changed records are processed,
 * those that are gone are dropped, the others are left as they are. Where nothing can be read, nothing is dropped.
 *
 * @returns how many records could be read
 * @throws VanishedError when more documents are gone than may be; CommonFailureError when most documents fail
 */
export async function ingestChanged(
  state: State,
  plan: InputPlan,
  settings: RunSettings,
  processor: Processor,
  { counts, reporter, warn, signal, replacesOthers, matches }: RunContext,
): Promise<number> {
  const known = await state.knownRecords();
  const failedBefore = await state.failedRecords();
  const reported = await state.reportedFaults();
  const changes = changeDetector(processKeyOf(settings));
  const totalBytes = plan.files.reduce((sum, file) => sum + file.size, 0);
  const seen = new Set<string>();
  const failure = new CommonFailure();
  const faults: QuarantineRow[] = [];
  let doneBytes = 0;

  const onBytes = (count: number): void => {
    doneBytes += count;
  };
  const onSkipped: OnSkipped = (...skipped) => counts.skippedMembers.add(...skipped);
  const options = { ...settings, matches, signal, onBytes, onSkipped };

  async function* changed(): AsyncGenerator<SourceRecord> {
    for await (const result of selected(readAll(plan.files, options), settings)) {
      if (signal.aborted) return;
      if (result.kind === 'fault') {
        reportRecordFault(result.fault);
        continue;
      }
      const { record } = result;
      seen.add(record.docId);
      counts.records.read++;
      reporter.progress({ doneBytes, totalBytes, documents: counts.records.read });
      const change = changes.of(record, known.get(record.docId));
      counts.records[change]++;
      if (change !== 'unchanged') yield record;
    }
  }

  for (const fault of plan.faults) reportRecordFault(fault);
  try {
    await processInBatches(changed(), watched(processor), commit, signal);
  } catch (error) {
    await stopOn(failure.early);
    throw error;
  }
  if (signal.aborted) return counts.records.read;
  await stopOn(failure.final(counts.records.unchanged));
  for (const { code, message } of matches?.warnings(settings.limit === null) ?? []) warn(code, message);
  if (seen.size > 0) await dropVanished();
  counts.records.unreadable = faults.length;
  await state.setRecordFaults(faults);
  return counts.records.read;

  function reportRecordFault(fault: RecordFault): void {
    const row = quarantinedRecord(fault, fault.code, fault.reason);
    faults.push(row);
    report(row, faultText(fault));
  }

  /** Warns of a fault in full where the last run did not report it: a log that repeats the old ones hides the new. */
  function report(row: QuarantineRow, message: string): void {
    if (reported.has(fingerprintOf(row))) counts.addRepeatedWarning(row.code);
    else warn(row.code, message);
  }

  async function dropVanished(): Promise<void> {
    const { docIds, areDropped, loss } = vanishedOf(known, seen, settings, replacesOthers);
    counts.records.vanished = docIds.length;
    counts.vanished = docIds.slice(0, NAMED);
    if (docIds.length > 0)
      reporter.event('vanished', {
        documents: docIds.length,
        first: counts.vanished,
        kept: settings.keepMissing,
      });
    if (!areDropped) return;
    if (loss !== null) throw loss;
    const failed = [...failedBefore].filter((docId) => !seen.has(docId) && !known.has(docId));
    if (docIds.length + failed.length > 0) await state.forget([...docIds, ...failed]);
  }

  async function commit(batches: readonly FinishedBatch[]): Promise<void> {
    const outcomes = new Map(
      batches.flatMap(({ result }) => result.outcomes).map((outcome) => [outcome.docId, outcome]),
    );
    const records = batches
      .flatMap((batch) => batch.records)
      .map((record) => {
        const { docId, sourcePath, sourceSha256 } = record;
        const isProcessed = outcomes.get(docId)?.isProcessed ?? false;
        return { docId, sourcePath, sourceSha256, processKey: changes.keyOf(record), isProcessed };
      });
    const hasRows = { has: (docId: string): boolean => known.has(docId) || failedBefore.has(docId) };
    await state.commit(
      batches.map(({ result }) => result),
      records,
      hasRows,
    );
    for (const { result } of batches) {
      counts.addBatch(result);
      for (const outcome of result.outcomes) {
        for (const row of outcome.quarantined) report(row, `${row.doc_id}: ${row.table_name}: ${row.reason}`);
        for (const { code, message } of outcome.notes) warn(code, `${outcome.docId}: ${message}`);
      }
    }
    reporter.event('committed', { documents: records.length });
  }

  /** A processor that gives up as soon as all work is in vain: a commit takes far more documents than that needs. */
  function watched(processor: Processor): Processor {
    return {
      get width() {
        return processor.width;
      },
      close: () => processor.close(),
      process: async (records) => {
        const result = await processor.process(records);
        for (const outcome of result.outcomes) if (!failedBefore.has(outcome.docId)) failure.add(outcome);
        if (failure.early !== null) throw failure.early;
        return result;
      },
    };
  }

  /** What was done is forgotten: the next run shall judge all of it anew. */
  async function stopOn(error: CommonFailureError | null): Promise<void> {
    if (error === null) return;
    await state.forget(failure.tried);
    throw error;
  }
}
