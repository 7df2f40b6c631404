/*
 * The parts that units play in the attribution of one cue. A source or a piece of content is a run: its first unit, inner
 * ones, its last; a run of one unit is a last one.
 */

export const ROLES = [
  'other',
  'source-first',
  'source-inner',
  'source-last',
  'cue',
  'content-first',
  'content-inner',
  'content-last',
] as const;

/** Places of {@link ROLES}. */
export const Role = { other: 0, source: 1, cue: 4, content: 5 } as const;

/** A kind of run: the place of its first unit's role. */
export type Run = typeof Role.source | typeof Role.content;

export const isOfRun = (role: number, run: Run): boolean => role >= run && role < run + 3;

export const endsRun = (role: number, run: Run): boolean => role === run + 2;
