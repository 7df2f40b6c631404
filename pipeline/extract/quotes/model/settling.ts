import type { RuleAttribution } from '../grammar/rule-attribution.js';
import type { UnitRange } from '../narration/unit-ranges.js';
import type { Attribution } from '../utterances/attribution.js';

/** The likely cues of a sentence, and what the model makes of one; null where it is not to say. */
export interface LikelyCues {
  readonly anchors: readonly number[];
  /** By unit. */
  readonly chances: Float32Array;
  read(anchor: number): Attribution | null;
}

/**
 * The attributions of a sentence that hold together, in text order: a unit belongs to the content or cue of one at most.
 * What grammar tells goes first, then what the model is surest of; a cue inside what is taken is not read at all.
 */
export function settle(read: readonly RuleAttribution[], cues: LikelyCues): readonly Attribution[] {
  const kept: Attribution[] = [];
  for (const attribution of read) kept.push(told(attribution, cues));
  for (const anchor of bySureness(cues)) {
    if (isTaken(kept, anchor, anchor + 1)) continue;
    const candidate = cues.read(anchor);
    if (candidate !== null && !meets(candidate, kept)) kept.push(candidate);
  }
  return kept.length < 2 ? kept : kept.sort((a, b) => place(a) - place(b));
}

/** What grammar tells as it stands beside what the model tells. */
function told(
  { sentence, content, speaker, cue, verb, nature, isDenied }: RuleAttribution,
  cues: LikelyCues,
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
      isRead: true,
      isImplied: false,
      cue: likeliest(cues, cue),
      content: UNKNOWN,
      speaker: UNKNOWN,
    },
  };
}

const bySureness = ({ anchors, chances }: LikelyCues): readonly number[] =>
  anchors.length < 2 ? anchors : [...anchors].sort((a, b) => chances[b]! - chances[a]! || a - b);

/** The highest chance of a likely cue in a range. */
function likeliest({ anchors, chances }: LikelyCues, range: UnitRange | null): number {
  let highest = UNLIKELY;
  if (range === null) return highest;
  for (const anchor of anchors)
    if (overlap(range, anchor, anchor + 1)) highest = Math.max(highest, chances[anchor]!);
  return highest;
}

/** Chance of a cue that the model takes for none. */
const UNLIKELY = 0.2;
/** What the model would make of content and speaker that grammar tells is not asked. */
const UNKNOWN = 0.5;

/** Where an attribution stands: at its cue, else at the last piece of what was said. */
const place = ({ content, cue }: Attribution): number => (cue ?? content.at(-1)!).first;

/** Whether the content or cue of an attribution shares a unit with those of others. */
function meets({ content, cue }: Attribution, others: readonly Attribution[]): boolean {
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
