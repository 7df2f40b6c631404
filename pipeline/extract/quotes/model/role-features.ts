import { mix } from '../../../text/hash.js';
import { distanceStep, type RoleContext, Side } from './role-context.js';

/*
 * Features of a unit for its role in the attribution of a cue, grouped by what they depend on: the side of the cue,
 * what stands between the unit and the cue, or the unit itself. Those of a side or gap are computed once for all units
 * that share it.
 */

/** The templates of one side begin this far from those of the next. */
const SIDE_STEP = 100;

/** Features that all units of a side share. @returns the place after the last, as for all below */
export function sideFeatures(context: RoleContext, side: number, into: Int32Array, at: number): number {
  const { clause, quotations, stem, stemNextTwo } = context;
  const o = SIDE_STEP * side;
  let n = at;
  into[n++] = mix(1 + o, clause);
  into[n++] = mix(2 + o, mix(quotations, stem));
  into[n++] = mix(3 + o, stemNextTwo);
  return n;
}

/** Features that units share when the same things stand between them and the cue. */
export function gapFeatures(
  context: RoleContext,
  side: number,
  gap: number,
  into: Int32Array,
  at: number,
): number {
  const o = SIDE_STEP * side;
  let n = at;
  into[n++] = mix(4 + o, gap);
  into[n++] = mix(5 + o, mix(gap, context.stem));
  into[n++] = mix(6 + o, mix(context.stemNext, gap));
  return n;
}

/** Features of a unit itself. */
export function unitFeatures(context: RoleContext, u: number, into: Int32Array, at: number): number {
  const { units, first, end, cue, chances, stem, quotations } = context;
  const side = context.sideOf(u);
  const o = SIDE_STEP * side;
  const distance = 16 * side + distanceStep(Math.abs(u - cue));
  const word = units.words[u]!;
  const tag = units.tags[u]!;
  const before = context.tagAt(u - 1);
  const next = context.tagAt(u + 1);
  const wordNext = context.wordAt(u + 1);
  const place = u === first ? 1 : u === end - 1 ? 2 : u === end - 2 ? 3 : 0;
  let n = at;
  into[n++] = mix(7 + o, units.stems[u]!);
  into[n++] = mix(8 + o, tag);
  into[n++] = mix(9 + o, mix(before, tag));
  into[n++] = mix(10 + o, mix(tag, next));
  into[n++] = mix(11 + o, context.wordAt(u - 1));
  into[n++] = mix(12 + o, wordNext);
  into[n++] = mix(13 + o, distance);
  into[n++] = mix(14 + o, mix(distance, tag));
  into[n++] = mix(15 + o, mix(distance, stem));
  into[n++] = mix(16 + o, mix(stem, tag));
  into[n++] = mix(17 + o, mix(stem, word));
  into[n++] = mix(18 + o, mix(context.gaps[u - first]!, tag));
  into[n++] = mix(19 + o, mix(context.wordNext, tag));
  into[n++] = mix(20 + o, mix(context.wordBefore, tag));
  into[n++] = mix(21 + o, place);
  into[n++] = mix(22 + o, mix(quotations, tag));
  into[n++] = mix(23 + o, mix(side === Side.at ? 9 : Math.floor(chances[u]! * 4.99), tag));
  if (side === Side.at) into[n++] = mix(24, Math.floor(chances[u]! * 19.99));
  if (context.inHeadline) into[n++] = mix(25 + o, tag);
  return n;
}

/** All features of a unit. @returns their number */
export function roleFeatures(context: RoleContext, u: number, into: Int32Array): number {
  const side = context.sideOf(u);
  const sideEnd = sideFeatures(context, side, into, 0);
  const gapEnd = gapFeatures(context, side, context.gaps[u - context.first]!, into, sideEnd);
  return unitFeatures(context, u, into, gapEnd);
}
