import { attachCorpus, resolve } from '../corpus/corpus.js';
import type { State } from '../database/state.js';
import { REVIEWED_TABLES } from '../review/parts.js';
import { publishTables, type Report, renewReport, writeTables } from './exports.js';
import { lanesOf } from './lanes.js';
import { leaveOutWrong } from './leave-out-wrong.js';
import { type RunFacts, type RunReport, runReport } from './manifest.js';
import { isComplete, publicationKey } from './up-to-date.js';

/**
 * What the database may take while two tables are sorted and written at once: no more than the threads held before, so
 * that the peak of a run stays. With 160 MiB it writes more to the disk and reads it again, in a fifth of the time of
 * the exports.
 */
const EXPORT_BYTES = 192 * 1024 * 1024;

/**
 * Brings the published tables up to date with the state: writes and publishes them all, or, where they are right as
 * they stand, the account of the run alone.
 *
 * @param inputs what the output belongs to, in words
 */
export async function publish(
  state: State,
  out: string,
  inputs: string,
  facts: RunFacts,
  signal: AbortSignal,
): Promise<RunReport> {
  const key = publicationKey(facts.runId, facts.faults.fingerprint, inputs, facts.settings);
  if ((await state.meta('publication')) === key && (await isComplete(out))) {
    return renewReport(out, (published) => runReport(facts, published, 0));
  }
  await state.setMeta('publication', '');
  const report = await exportTables(state, out, facts, signal);
  await state.setMeta('publication', key);
  return report;
}

/** Resolves what only the corpus can tell, and writes and publishes every table, two at a time. */
async function exportTables(
  { database }: State,
  out: string,
  facts: RunFacts,
  signal: AbortSignal,
): Promise<RunReport> {
  const { settings, plan, runId, counts, wrong } = facts;
  const exports = { out, runId, settings, signal };
  const { lane } = database;
  const beside = await database.openLane();
  try {
    for (const { connection } of [lane, beside]) await attachCorpus(connection);
    const options = {
      ...settings,
      leavesOut: REVIEWED_TABLES.filter((table) => (wrong?.digests[table].size ?? 0) > 0),
    };
    for (const step of ['duplicates', 'surnames'] as const)
      await counts.timed('corpus', () => resolve(step, lane, options));
    const leftOut = wrong === null ? [] : await leaveOutWrong(lane.connection, wrong, options);
    await database.giveMemory(EXPORT_BYTES);
    const started = performance.now();
    const tables = await writeTables(
      lanesOf([lane, beside]),
      (free) => counts.timed('corpus', () => resolve('speakers', free, options)),
      exports,
    );
    const exportMs = performance.now() - started;
    const report: Report = (published) => runReport(facts, { ...published, leftOut }, exportMs);
    // Closing the state would checkpoint anyway, with nothing beside it. Should it fail, nothing is published.
    const meanwhile = (): Promise<void> => database.checkpoint();
    return await publishTables(tables, { plan, report, meanwhile }, exports);
  } finally {
    beside.connection.closeSync();
  }
}
