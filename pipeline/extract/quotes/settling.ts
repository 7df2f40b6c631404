import type { Attribution, Evidence } from './attribution.js';
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
  const taken = new Set<number>();
  const kept: Attribution[] = read.map((attribution) => {
    take(attribution, taken);
    const same = firstRead(cues, attribution.cue);
    return {
      ...attribution,
      nature: attribution.verb?.nature ?? 'statement',
      evidence: { ...(same?.evidence ?? UNSEEN), isRead: true },
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

/** What the model makes of the first likely cue in a range. */
function firstRead(cues: LikelyCues, range: UnitRange | null): Candidate | null {
  for (const anchor of cues.anchors) {
    if (!holds(range, anchor)) continue;
    const candidate = cues.read(anchor);
    if (candidate !== null) return candidate;
  }
  return null;
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
