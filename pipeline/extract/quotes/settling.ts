import type { Attribution, Evidence } from './attribution.js';
import type { Candidate } from './attribution-reader.js';
import type { UnitRange } from './content.js';
import type { ReadAttribution } from './rules.js';

/**
 * The attributions of a sentence that hold together, in text order: a unit belongs to the content or cue of one at most.
 * What grammar tells goes first, then what the model is surest of.
 */
export function settle(
  read: readonly ReadAttribution[],
  candidates: readonly Candidate[],
): readonly Attribution[] {
  const taken = new Set<number>();
  const kept: Attribution[] = read.map((attribution) => {
    take(attribution, taken);
    const same = candidates.find(({ anchor }) => holds(attribution.cue, anchor));
    return {
      ...attribution,
      nature: attribution.verb?.nature ?? 'statement',
      evidence: { ...(same?.evidence ?? UNSEEN), isRead: true },
    };
  });
  const bySureness = [...candidates].sort((a, b) => b.evidence.cue - a.evidence.cue || a.anchor - b.anchor);
  for (const candidate of bySureness) {
    if (meets(candidate, taken)) continue;
    take(candidate, taken);
    kept.push(candidate);
  }
  return kept.sort((a, b) => place(a) - place(b));
}

/** Of an attribution whose cue the model takes for none. */
const UNSEEN: Evidence = { isRead: true, cue: 0.2, content: 0.5, speaker: 0.5 };

type Taken = Pick<Attribution, 'content' | 'cue'>;

const rangesOf = ({ content, cue }: Taken): readonly UnitRange[] =>
  cue === null ? content : [...content, cue];

const place = (attribution: Taken): number => rangesOf(attribution).at(-1)!.first;

const holds = (range: UnitRange | null, unit: number): boolean =>
  range !== null && range.first <= unit && unit < range.end;

function take(attribution: Taken, taken: Set<number>): void {
  for (const { first, end } of rangesOf(attribution)) for (let u = first; u < end; u++) taken.add(u);
}

function meets(attribution: Taken, taken: ReadonlySet<number>): boolean {
  return rangesOf(attribution).some(({ first, end }) => {
    for (let u = first; u < end; u++) if (taken.has(u)) return true;
    return false;
  });
}
