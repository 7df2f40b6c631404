import type { RunSettings } from '../config/settings.js';
import { asOutputError } from '../database/faults.js';
import { type Peek, peekState } from '../database/open-state.js';
import type { VanishedError } from '../errors.js';
import { joinSkipped, type Skipped, SkippedFiles } from '../ingest/inputs/skipped.js';
import { MetadataMatches } from '../ingest/metadata/metadata-matches.js';
import { readAll } from '../ingest/read-all.js';
import type { OnSkipped } from '../ingest/read-context.js';
import { faultText } from '../ingest/record.js';
import { type Change, changeDetector } from './changes.js';
import { describeInputs, isOther, refuseOthers } from './ownership.js';
import { planRun } from './plan.js';
import { processKeyOf } from './run-id.js';
import { refuseUnsafe } from './safe-output.js';
import { selected } from './selection.js';
import { vanishedOf } from './vanished.js';

/** Why a record would be dealt with: its change, or what else becomes of it. */
export type Fate = Change | 'vanished' | 'unreadable';

/** Documents of one fate that are named. */
const EXAMPLES = 5;

export interface Forecast {
  readonly files: number;
  /** Why the state would be built anew; null where it would not. */
  readonly rebuilt: string | null;
  readonly skipped: readonly Skipped[];
  /** Why the run would stop before it drops or publishes anything; null where it would not. */
  readonly refusal: VanishedError | null;
  readonly fates: Readonly<Record<Fate, { readonly count: number; readonly examples: readonly string[] }>>;
}

/**
 * Tells what a run would process, and why. Reads every record, writes nothing.
 *
 * @throws UsageError, NothingReadError, HeldError, OutputError
 */
export async function forecast(settings: RunSettings): Promise<Forecast> {
  const { out, inputs: plan, metadata } = await planRun(settings);
  const matches = MetadataMatches.of(metadata, plan);
  const fates: Record<Fate, { count: number; examples: string[] }> = {
    new: { count: 0, examples: [] },
    changed: { count: 0, examples: [] },
    outdated: { count: 0, examples: [] },
    unchanged: { count: 0, examples: [] },
    vanished: { count: 0, examples: [] },
    unreadable: { count: 0, examples: [] },
  };
  const note = (fate: Fate, example: string): void => {
    fates[fate].count++;
    if (fates[fate].examples.length < EXAMPLES) fates[fate].examples.push(example);
  };

  const { known, inputs: owner, unusable } = await peek(out, settings);
  const inputs = describeInputs(plan, settings);
  await refuseOthers(owner, inputs, settings);
  const changes = changeDetector(processKeyOf(settings));
  const seen = new Set<string>();
  for (const fault of plan.faults) note('unreadable', faultText(fault));
  const members = new SkippedFiles();
  const onSkipped: OnSkipped = (...skipped) => members.add(...skipped);
  for await (const result of selected(readAll(plan.files, { ...settings, onSkipped, matches }), settings)) {
    if (result.kind === 'fault') {
      note('unreadable', faultText(result.fault));
      continue;
    }
    seen.add(result.record.docId);
    note(changes.of(result.record, known.get(result.record.docId)), result.record.docId);
  }
  const vanished = vanishedOf(known, seen, settings, isOther(owner, inputs));
  if (vanished.areDropped) for (const docId of vanished.docIds) note('vanished', docId);
  return {
    files: plan.files.length,
    skipped: joinSkipped(plan.skipped, members.all),
    rebuilt: unusable,
    refusal: vanished.loss,
    fates,
  };
}

async function peek(out: string, settings: RunSettings): Promise<Peek> {
  try {
    await refuseUnsafe(out, settings);
    return await peekState(out);
  } catch (error) {
    throw asOutputError(error, out);
  }
}
