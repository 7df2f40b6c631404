import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { cwd } from 'node:process';
import type { DuckDBConnection } from '@duckdb/node-api';
import type { RunSettings } from '../config/settings.js';
import { attachCorpus, resolveDuplicates, resolveSpeakers } from '../corpus/corpus.js';
import { asOutputError, firstLine, isDamage } from '../database/faults.js';
import type { DatabaseLane } from '../database/memory.js';
import { State } from '../database/state.js';
import { NothingReadError, UsageError } from '../errors.js';
import { READABLE_FILES } from '../ingest/formats/readers.js';
import { type InputPlan, inputBytes, resolveInputs } from '../ingest/inputs/inputs.js';
import { VERSION } from '../version.js';
import { Counts } from './counts.js';
import { publishTables, type Report, renewReport, writeTables } from './exports.js';
import { ingestChanged } from './ingest-changed.js';
import { lanesOf } from './lanes.js';
import { type RunFacts, type RunReport, runReport } from './manifest.js';
import { describeInputs, refuseOthers } from './ownership.js';
import { completePublish, isForeign, PACKAGE_FILE } from './publish.js';
import type { Reporter } from './reporter.js';
import { runIdOf } from './run-id.js';
import { isComplete, publicationKey } from './up-to-date.js';
import { inlineProcessor, lazily, type Processor } from './workers/processor.js';
import { workerPool } from './workers/worker-pool.js';

/** Heap of one worker thread, in MiB: a record of 16 MiB fits with room to spare. */
const WORKER_HEAP_MIB = 2048;
/** What the database may take while two tables are sorted and written at once. */
const EXPORT_BYTES = 160 * 1024 * 1024;
/** Bytes of input from which a further worker thread is worth the time that it takes to start. */
const WORKER_BYTES = 256 * 1024;
/** Some 1,700 articles: in a shorter run memory does not come to the size at which it is worth the time to give it back early. */
const SHORT_INPUT_BYTES = 8 * 1024 * 1024;

/**
 * Runs the pipeline: reads the inputs, processes the records that are new or changed, resolves what only the corpus
 * can tell, and publishes every table.
 *
 * @param signal stops the run after the batches in flight; what is done stays done
 * @throws UsageError, NothingReadError, HeldError, OutputError, InterruptedError
 */
export async function run(
  settings: RunSettings,
  reporter: Reporter,
  signal: AbortSignal,
): Promise<RunReport> {
  try {
    return await runOnce(settings, reporter, signal, null);
  } catch (error) {
    if (!isDamage(error)) throw error;
    await State.remove(resolve(settings.out));
    return runOnce(settings, reporter, signal, `the state is damaged (${firstLine(error)})`);
  }
}

/** @param damage why the state was removed, if it was */
async function runOnce(
  settings: RunSettings,
  reporter: Reporter,
  signal: AbortSignal,
  damage: string | null,
): Promise<RunReport> {
  const started = new Date();
  const counts = new Counts();
  const warn = (code: string, message: string): void => {
    const fate = counts.addWarning(code, message);
    if (fate === 'kept') reporter.warn(code, message);
    if (fate === 'first left out')
      reporter.warn(code, `there are more warnings like these (${code}); run.json says how many`);
  };
  const out = resolve(settings.out);
  const plan = await resolveInputs(settings.inputs, { cwd: cwd(), exclude: [out] });
  if (plan.files.length === 0) throw new NothingReadError(nothingToRead(plan));

  reporter.event('started', { version: VERSION, files: plan.files.length, out });
  const processor = lazily(() => processorFor(settings, plan));
  // Where nothing is known yet, every record will be processed: threads start while the state is made.
  if (!State.isThere(out)) processor.start();
  const rebuilt = (reason: string): void =>
    warn('state_rebuilt', `${reason}; it is built anew from the inputs`);
  if (damage !== null) rebuilt(damage);
  else if (!State.isThere(out) && existsSync(join(out, PACKAGE_FILE)))
    rebuilt('there are published tables, but no state');
  const state = await openState(out, settings, rebuilt).catch(async (error: unknown) => {
    await processor.close();
    throw error;
  });
  try {
    await state.prepareFor(isLong(settings, plan) ? 'long' : 'short');
    await completePublish(out);
    const inputs = describeInputs(plan, settings);
    const owner = await state.meta('inputs');
    await refuseOthers(owner, inputs, settings);
    // What is done belongs to these inputs from the first commit on; but while the tables of others stand, the output is theirs.
    if (!owner) await state.setMeta('inputs', inputs);
    const read = await counts.timed('process', () =>
      ingestChanged(state, plan, settings, processor, { counts, warn, reporter, signal }),
    );
    signal.throwIfAborted();
    if (read === 0) {
      if (!owner) await state.setMeta('inputs', '');
      throw new NothingReadError(noneRead(settings, plan, counts));
    }
    if (owner && owner !== inputs) await state.setMeta('inputs', inputs);
    const runId = runIdOf(await state.recordHashes(), settings);
    const faults = await state.countFaults();
    const facts = { settings, plan, runId, counts, faults, started };
    const publication = publicationKey(runId, faults.fingerprint, inputs, settings);
    const isUpToDate = (await state.meta('publication')) === publication && (await isComplete(out));
    if (!isUpToDate) await state.setMeta('publication', '');
    const report = isUpToDate
      ? await renewReport(out, (published) => runReport(facts, published, 0))
      : await exportCorpus(state, out, facts, signal);
    await state.setMeta('publication', publication);
    await state.markFaultsReported();
    const { run_id, records, tables, quarantined, seconds } = report;
    reporter.event('finished', { run_id, records, tables, quarantined, seconds });
    return report;
  } catch (error) {
    throw asOutputError(error, out);
  } finally {
    await Promise.all([processor.close(), state.close()]);
  }
}

/** Resolves what only the corpus can tell, and writes and publishes every table. */
async function exportCorpus(
  state: State,
  out: string,
  facts: RunFacts,
  signal: AbortSignal,
): Promise<RunReport> {
  const { settings, plan, runId, counts } = facts;
  const exports = { out, runId, settings, signal };
  const beside = await state.connect();
  try {
    const laneOf = (connection: DuckDBConnection): DatabaseLane => ({
      connection,
      withMemory: (work) => state.withMemory(connection, work),
    });
    const first = laneOf(state.connection);
    const lanes = [first, laneOf(beside)];
    for (const { connection } of lanes) await attachCorpus(connection);
    await counts.timed('corpus', () => resolveDuplicates(first.connection, settings, first.withMemory));
    const speakers = (lane: DatabaseLane): Promise<void> =>
      counts.timed('corpus', () => resolveSpeakers(lane.connection, settings, lane.withMemory));
    await state.giveMemory(EXPORT_BYTES);
    const started = performance.now();
    const tables = await writeTables(lanesOf(lanes), speakers, exports);
    const exportMs = performance.now() - started;
    const report: Report = (published) => runReport(facts, published, exportMs);
    // Closing the state would make the checkpoint at the end, with nothing done beside it. Should it fail, nothing is published.
    const meanwhile = (): Promise<void> => state.checkpoint();
    return await publishTables(tables, { plan, report, meanwhile }, exports);
  } finally {
    beside.closeSync();
  }
}

function processorFor(settings: RunSettings, plan: InputPlan): Processor {
  if (settings.workers === 0) return inlineProcessor(settings);
  const bytes = inputBytes(plan);
  return workerPool(settings, {
    workers: Math.min(settings.workers, Math.max(1, Math.ceil(bytes / WORKER_BYTES))),
    savesMemory: isLong(settings, plan),
    documentTimeoutMs: settings.documentTimeoutMs,
    heapMiB: WORKER_HEAP_MIB,
  });
}

/** Whether memory has to be saved; what the state keeps of inputs that are gone is not known here. */
const isLong = ({ keepMissing }: RunSettings, plan: InputPlan): boolean =>
  keepMissing || inputBytes(plan) > SHORT_INPUT_BYTES;

function noneRead({ sample }: RunSettings, plan: InputPlan, { records, warnings }: Counts): string {
  const isDrawn = sample !== null && records.faulty === 0 && Object.keys(warnings).length === 0;
  return isDrawn
    ? `--sample ${sample} draws none of the records; ask for a larger share`
    : `none of the ${plan.files.length} files could be read; see the warnings above`;
}

function nothingToRead(plan: InputPlan): string {
  const skipped = plan.skipped.map(({ reason, count }) => `${count} ${reason.replaceAll('_', ' ')}`);
  return `there is nothing to read in ${plan.roots.join(', ')}${skipped.length === 0 ? '' : ` (skipped: ${skipped.join(', ')})`}; the files that can be read are ${READABLE_FILES}`;
}

/** Makes the output directory and takes its state. */
async function openState(
  out: string,
  settings: RunSettings,
  onRebuild: (reason: string) => void,
): Promise<State> {
  try {
    await makeFolders(out);
    if ((await isForeign(out)) && !settings.replace) {
      throw new UsageError(
        `${settings.out} holds files that are not this program's; name an empty directory with --out, or allow it with --replace`,
      );
    }
    return await State.open(out, onRebuild);
  } catch (error) {
    throw asOutputError(error, out);
  }
}

/** Makes a folder and those above it that are missing. Node's own recursive mkdir never ends below /proc (seen with 20.20). */
async function makeFolders(path: string): Promise<void> {
  if (existsSync(path)) return;
  await makeFolders(dirname(path));
  await mkdir(path);
}
