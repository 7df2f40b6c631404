import type { Candidate } from './attribution-reader.js';
import type { UnitRange } from './content.js';

/**
 * The attributions of a sentence that hold together, in text order: a unit belongs to the content or cue of one at most, and
 * the surest goes first.
 */
export function settle(candidates: readonly Candidate[]): readonly Candidate[] {
  if (candidates.length < 2) return candidates;
  const taken = new Set<number>();
  const bySureness = [...candidates].sort((a, b) => b.evidence.cue - a.evidence.cue || a.anchor - b.anchor);
  return bySureness
    .filter(({ content, cue }) => {
      const ranges = [...content, cue];
      if (ranges.some((range) => anyOf(range, taken))) return false;
      for (const { first, end } of ranges) for (let u = first; u < end; u++) taken.add(u);
      return true;
    })
    .sort((a, b) => a.anchor - b.anchor);
}

function anyOf({ first, end }: UnitRange, units: ReadonlySet<number>): boolean {
  for (let u = first; u < end; u++) if (units.has(u)) return true;
  return false;
}
