import type { RunSettings } from '../config/settings.js';
import { VanishedError } from '../errors.js';

/**
 * How many documents may vanish from an output before a run stops: a number of them, or a share of those that the
 * output had; null: the usual limit.
 */
type VanishLimit = RunSettings['maxVanished'];

/** No limit. */
export const ALL_MAY_VANISH = { share: 1 } as const;

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
    `${vanished.length} of ${before} documents are no longer among the inputs (${firstOf(vanished.length, vanished)}); nothing was ` +
      'dropped or published. If a disk or folder is missing, bring it back and run again. If the documents are gone for ' +
      'good, run once with --max-vanished 100%',
  );
}

function isTooMuch({ vanished, before, now }: Comparison, limit: VanishLimit): boolean {
  if (limit === null) return before >= USUAL_LEAST && now < before * USUAL_SHARE_LEFT;
  return vanished.length > ('count' in limit ? limit.count : limit.share * before);
}

/** The first of some documents, for a message. */
export const firstOf = (count: number, docIds: readonly string[]): string =>
  [...docIds.slice(0, NAMED), ...(count > NAMED ? ['…'] : [])].join(', ');
