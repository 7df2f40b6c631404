import type { RunSettings } from '../config/settings.js';
import { VanishedError } from '../errors.js';
import { pluralised } from '../text/pluralised.js';

/**
 * How many documents may vanish from an output before a run stops: a number of them, or a share of those that the
 * output had; null: the usual limit.
 */
type VanishLimit = RunSettings['maxVanished'];

/** No limit. */
const ALL_MAY_VANISH = { share: 1 } as const;

/** The usual limit is for outputs of at least this many documents: in a smaller one a few files make a large share. */
const USUAL_LEAST = 20;
/** The usual limit: less than this share of an output may not be left, new documents included. */
const USUAL_SHARE_LEFT = 0.5;

/** Vanished documents that a message names. */
const NAMED = 3;

export interface Comparison {
  /** The documents that the output had and the inputs no longer have. */
  readonly vanished: readonly string[];
  /** Documents that the output had. */
  readonly before: number;
  /** Documents that the inputs have. */
  readonly now: number;
}

/**
 * What stops a run that would drop more documents than may vanish, most likely because a disk is not mounted or a
 * folder was moved; null where all is well.
 */
export function lossOf(comparison: Comparison, limit: VanishLimit): VanishedError | null {
  if (!isTooMuch(comparison, limit)) return null;
  const { vanished, before } = comparison;
  return new VanishedError(
    `${vanished.length} of ${pluralised(before, 'document')} vanished from the inputs (${firstOf(vanished.length, vanished)}); nothing was ` +
      'dropped or published. If a disk or folder is missing, bring it back and run again. If the documents are gone for ' +
      'good, run once with --max-vanished 100%',
  );
}

function isTooMuch({ vanished, before, now }: Comparison, limit: VanishLimit): boolean {
  if (limit === null) return before >= USUAL_LEAST && now < before * USUAL_SHARE_LEFT;
  return vanished.length > ('count' in limit ? limit.count : limit.share * before);
}

/** What a run makes of the documents that its inputs no longer have. */
export interface Vanished {
  /** The documents that the output had and the inputs no longer have. */
  readonly docIds: readonly string[];
  /** Whether they are dropped. They stay with `--keep-missing`, and where nothing can be read. */
  readonly areDropped: boolean;
  /** What stops the run before it drops them; null where nothing does. */
  readonly loss: VanishedError | null;
}

/**
 * Compares the documents of an output with those of the inputs.
 *
 * @param known the documents that the output had, by doc_id
 * @param seen ids of those that the inputs have
 * @param replacesOthers whether documents of other inputs are to give way, however many they are
 */
export function vanishedOf(
  known: ReadonlyMap<string, unknown>,
  seen: ReadonlySet<string>,
  { keepMissing, maxVanished }: Pick<RunSettings, 'keepMissing' | 'maxVanished'>,
  replacesOthers: boolean,
): Vanished {
  const docIds = [...known.keys()].filter((docId) => !seen.has(docId));
  const areDropped = !keepMissing && seen.size > 0;
  const limit = replacesOthers ? ALL_MAY_VANISH : maxVanished;
  const comparison = { vanished: docIds, before: known.size, now: seen.size };
  return { docIds, areDropped, loss: areDropped ? lossOf(comparison, limit) : null };
}

/** The first of some documents, for a message. */
export const firstOf = (count: number, docIds: readonly string[]): string =>
  [...docIds.slice(0, NAMED), ...(count > NAMED ? ['…'] : [])].join(', ');
