import type { RunSettings } from '../config/settings.js';
import { asOutputError } from '../database/faults.js';
import { hasState } from '../database/open-state.js';
import { NothingReadError } from '../errors.js';
import { MetadataMatches } from '../ingest/metadata/metadata-matches.js';
import { pluralised } from '../text/pluralised.js';
import { VERSION } from '../version.js';
import { Counts, warner } from './counts.js';
import { ingestChanged } from './ingest-changed.js';
import { quarantineFile, type RunReport } from './manifest.js';
import { openOutput, repairingDamage } from './output.js';
import { claim } from './ownership.js';
import { planRun, type RunPlan } from './plan.js';
import { publish } from './publication.js';
import type { Reporter } from './reporter.js';
import { recordsKeyOf, runIdOf } from './run-id.js';
import { chooseProcessor } from './workers/choose-processor.js';

/**
 * Runs the pipeline: reads the inputs, processes the records that are new or changed, resolves what only the corpus can
 * tell, and publishes every table.
 *
 * @param signal stops the run after the batches in flight; what is done stays done
 * @throws UsageError, NothingReadError, HeldError, OutputError, VanishedError, ShortageError, CommonFailureError,
 *   InterruptedError
 */
export async function run(
  settings: RunSettings,
  reporter: Reporter,
  signal: AbortSignal,
): Promise<RunReport> {
  const plan = await planRun(settings);
  return repairingDamage(plan.out, (damage) => runPlan(plan, damage, settings, reporter, signal));
}

/** @param damage why the state was removed, if it was */
async function runPlan(
  plan: RunPlan,
  damage: string | null,
  settings: RunSettings,
  reporter: Reporter,
  signal: AbortSignal,
): Promise<RunReport> {
  const { out, inputs, wrong } = plan;
  const started = new Date();
  const counts = new Counts();
  const warn = warner(counts, reporter);
  const onRebuild = (reason: string): void =>
    warn('state_rebuilt', `${reason}; the state is rebuilt from the inputs`);

  reporter.event('started', { version: VERSION, files: inputs.files.length, out });
  if (inputs.skipped.length > 0) reporter.event('skipped', { files: inputs.skipped });
  if (damage !== null) onRebuild(damage);
  for (const line of wrong?.cutOff ?? [])
    warn('verdict_cut_off', `${wrong?.file}:${line} was never written to its end; it is passed over`);
  const processor = chooseProcessor(settings, plan);
  // Where nothing is known yet, every record will be processed: threads start while the state is made.
  if (!hasState(out)) processor.start();
  const opening = openOutput(out, settings, damage === null ? onRebuild : () => {});
  const state = await opening.catch(async (error: unknown) => {
    await processor.close();
    throw error;
  });
  try {
    await state.database.prepareFor(plan.isLong ? 'long' : 'short');
    const owned = await claim(state, inputs, settings);
    const matches = MetadataMatches.of(plan.metadata, inputs);
    const { replacesOthers } = owned;
    const context = { counts, warn, reporter, signal, replacesOthers, matches };
    const read = await counts.timed('process', () =>
      ingestChanged(state, inputs, settings, processor, context),
    );
    signal.throwIfAborted();
    if (read === 0) {
      await owned.giveUp();
      throw new NothingReadError(noneRead(settings, plan, counts));
    }
    await owned.keep();
    const runId = runIdOf(recordsKeyOf(await state.recordHashes()), settings, wrong?.key ?? null);
    const faults = await state.countFaults();
    const facts = { settings, plan: inputs, runId, counts, faults, wrong, started };
    const report = await publish(state, out, owned.inputs, facts, signal);
    await state.markFaultsReported();
    return report;
  } catch (error) {
    throw asOutputError(error, out);
  } finally {
    await Promise.all([processor.close(), state.close()]);
  }
}

function noneRead(settings: RunSettings, { inputs }: RunPlan, { records, warnings }: Counts): string {
  const { sample } = settings;
  const given = Object.values(warnings);
  if (sample !== null && records.unreadable === 0 && given.length === 0)
    return `--sample ${sample} draws none of the records; ask for a larger share`;
  if (records.unreadable === 0 && given.length === 0)
    return `there is no article in ${pluralised(inputs.files.length, 'file')}; name other inputs`;
  const hasOldFaults = given.some(({ repeated }) => repeated > 0);
  const places = hasOldFaults ? `the warnings above and ${quarantineFile(settings)}` : 'the warnings above';
  return `nothing could be read in ${pluralised(inputs.files.length, 'file')}; see ${places}`;
}
