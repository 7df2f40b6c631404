import type { RuleAttribution } from '../grammar/rule-attribution.js';
import type { UnitRange } from '../narration/unit-ranges.js';
import type { Attribution } from './attribution.js';

/** The likely cues of a sentence, and a way to read the model's attribution of each; null where it has none. */
export interface CueCandidates {
  readonly anchors: readonly number[];
  /** By unit. */
  readonly chances: Float32Array;
  read(anchor: number): Attribution | null;
}

/**
 * Merges what grammar and the model find in a sentence so that no unit belongs to the content or cue of two
 * attributions. Grammar goes first, then the likeliest cues; a cue inside what is taken is not read. In text order.
 */
export function mergeAttributions(
  byRule: readonly RuleAttribution[],
  cues: CueCandidates,
): readonly Attribution[] {
  const kept: Attribution[] = [];
  for (const attribution of byRule) kept.push(fromRule(attribution, cues));
  for (const anchor of byChance(cues)) {
    if (isTaken(kept, anchor, anchor + 1)) continue;
    const candidate = cues.read(anchor);
    if (candidate !== null && !overlapsAny(candidate, kept)) kept.push(candidate);
  }
  return kept.length < 2 ? kept : kept.sort((a, b) => place(a) - place(b));
}

/** An attribution by rule, with the model's view of its cue. */
function fromRule(
  { sentence, content, speaker, cue, verb, nature, isDenied }: RuleAttribution,
  cues: CueCandidates,
): Attribution {
  return {
    sentence,
    content,
    speaker,
    cue,
    verb,
    nature,
    isDenied,
    evidence: {
      isByRule: true,
      isImplied: false,
      cue: Math.max(likeliest(cues, cue), verb === null ? NAMED : UNLIKELY),
      content: UNKNOWN,
    },
  };
}

const byChance = ({ anchors, chances }: CueCandidates): readonly number[] =>
  anchors.length < 2 ? anchors : [...anchors].sort((a, b) => chances[b]! - chances[a]! || a - b);

/** The highest probability of a likely cue in a range. */
function likeliest({ anchors, chances }: CueCandidates, range: UnitRange | null): number {
  let highest = 0;
  if (range === null) return highest;
  for (const anchor of anchors)
    if (overlap(range, anchor, anchor + 1)) highest = Math.max(highest, chances[anchor]!);
  return highest;
}

/** Least probability of a verb that grammar takes for a cue. */
const UNLIKELY = 0.2;
/** Least probability of other words that grammar takes for one, which have no other meaning: `as Lee put it`. */
const NAMED = 0.9;
/** Probability of a content that the model is not asked about. */
const UNKNOWN = 0.5;

/** The unit by which attributions are ordered: that of the cue, else of the last piece of content. */
const place = ({ content, cue }: Attribution): number => (cue ?? content.at(-1)!).first;

/** Whether the content or cue of an attribution shares a unit with those of others. */
function overlapsAny({ content, cue }: Attribution, others: readonly Attribution[]): boolean {
  for (const { first, end } of content) if (isTaken(others, first, end)) return true;
  return cue !== null && isTaken(others, cue.first, cue.end);
}

function isTaken(attributions: readonly Attribution[], first: number, end: number): boolean {
  for (const { content, cue } of attributions) {
    if (cue !== null && overlap(cue, first, end)) return true;
    for (const range of content) if (overlap(range, first, end)) return true;
  }
  return false;
}

const overlap = (range: UnitRange, first: number, end: number): boolean =>
  Math.max(range.first, first) < Math.min(range.end, end);
