import type { Attribution } from './attribution.js';
import type { Candidate } from './attribution-reader.js';
import type { UnitRange } from './content.js';
import type { ReadAttribution } from './rules.js';

/** The likely cues of a sentence, and what the model makes of one; null where it is not to say. */
export interface LikelyCues {
  readonly anchors: readonly number[];
  chanceOf(anchor: number): number;
  read(anchor: number): Candidate | null;
}

/**
 * The attributions of a sentence that hold together, in text order: a unit belongs to the content or cue of one at most.
 * What grammar tells goes first, then what the model is surest of; a cue inside what is taken is not read at all.
 */
export function settle(read: readonly ReadAttribution[], cues: LikelyCues): readonly Attribution[] {
  if (read.length === 0 && cues.anchors.length === 0) return [];
  const taken = new Set<number>();
  const kept: Attribution[] = read.map((attribution) => {
    take(attribution, taken);
    return {
      ...attribution,
      nature: attribution.verb?.nature ?? 'statement',
      evidence: {
        isRead: true,
        isImplied: false,
        cue: likeliest(cues, attribution.cue),
        content: UNKNOWN,
        speaker: UNKNOWN,
      },
    };
  });
  const bySureness = [...cues.anchors].sort((a, b) => cues.chanceOf(b) - cues.chanceOf(a) || a - b);
  for (const anchor of bySureness) {
    if (taken.has(anchor)) continue;
    const candidate = cues.read(anchor);
    if (candidate === null || meets(candidate, taken)) continue;
    take(candidate, taken);
    kept.push(candidate);
  }
  return kept.sort((a, b) => place(a) - place(b));
}

/** The highest chance of a likely cue in a range. */
function likeliest(cues: LikelyCues, range: UnitRange | null): number {
  let highest = UNLIKELY;
  for (const anchor of cues.anchors)
    if (holds(range, anchor)) highest = Math.max(highest, cues.chanceOf(anchor));
  return highest;
}

/** Chance of a cue that the model takes for none. */
const UNLIKELY = 0.2;
/** What the model would make of content and speaker that grammar tells is not asked. */
const UNKNOWN = 0.5;

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
