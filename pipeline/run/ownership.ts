import type { RunSettings } from '../config/settings.js';
import type { State } from '../database/state.js';
import { UsageError } from '../errors.js';
import { RUN_FILE } from '../export/layout.js';
import type { InputPlan } from '../ingest/inputs/inputs.js';
import { readJson, readPublished } from './published.js';

/*
 * An output directory belongs to one set of inputs, so that no run empties a dataset by mistake.
 */

/** What an output belongs to, in words: the names of the inputs, and which part of them. */
export const describeInputs = (
  { roots }: Pick<InputPlan, 'roots'>,
  { limit, sample }: Pick<RunSettings, 'limit' | 'sample'>,
): string =>
  [
    roots.join(', '),
    ...(limit === null ? [] : [`--limit ${limit}`]),
    ...(sample === null ? [] : [`--sample ${sample}`]),
  ].join(' ');

/** An output that a run may write. */
export interface OwnedOutput {
  /** What it belongs to after the run, in words. */
  readonly inputs: string;
  /** Whether it belonged to other inputs until now. */
  readonly replacesOthers: boolean;
  /** The inputs could be read: the output is theirs. */
  keep(): Promise<void>;
  /** Nothing could be read: the output belongs to whom it did before. */
  giveUp(): Promise<void>;
}

/**
 * Takes an output for the inputs of a run. What is done belongs to them from the first commit on; but while the tables
 * of others stand there, the output is theirs.
 *
 * @throws UsageError where it belongs to other inputs, which they may not replace
 */
export async function claim(
  state: State,
  plan: Pick<InputPlan, 'roots'>,
  settings: RunSettings,
): Promise<OwnedOutput> {
  const inputs = describeInputs(plan, settings);
  const owner = await state.meta('inputs');
  await refuseOthers(owner, inputs, settings);
  if (!owner) await state.setMeta('inputs', inputs);
  const replacesOthers = isOther(owner, inputs);
  return {
    inputs,
    replacesOthers,
    keep: async () => {
      if (replacesOthers) await state.setMeta('inputs', inputs);
    },
    giveUp: async () => {
      if (!owner) await state.setMeta('inputs', '');
    },
  };
}

/** Whether an output belongs to somebody, but not to these inputs. */
export const isOther = (owner: string | null, inputs: string): boolean => Boolean(owner) && owner !== inputs;

/**
 * Refuses inputs that are not those an output belongs to, unless they are to take the others' place.
 *
 * @param owner what the state says that it belongs to; null or empty where it does not say: then the published tables
 *   do
 * @throws UsageError
 */
export async function refuseOthers(
  owner: string | null,
  inputs: string,
  { out, replace }: Pick<RunSettings, 'out' | 'replace'>,
): Promise<void> {
  if (replace) return;
  const known = owner || (await publishedInputs(out));
  if (known === null || known === inputs) return;
  throw new UsageError(
    `${out} was made from ${known}; use another --out for ${inputs}, or --replace to make it from them`,
  );
}

/** What the published tables come from; null where there are none that say so. */
async function publishedInputs(out: string): Promise<string | null> {
  const published = await readPublished(out);
  if (published === null) return null;
  const account = await readJson(out, RUN_FILE);
  const { limit = null, sample = null } = (account?.configuration ?? {}) as Partial<RunSettings>;
  return describeInputs(published, { limit, sample });
}
