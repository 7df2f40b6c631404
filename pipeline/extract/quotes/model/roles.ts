/*
 * The roles of units in the attribution of one cue. A source or a piece of content is a segment: its first unit, inner
 * ones, its last; a segment of one unit is a last one.
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

/** A kind of segment: the role of its first unit. */
export type Segment = typeof Role.source | typeof Role.content;

export const isInSegment = (role: number, segment: Segment): boolean => role >= segment && role < segment + 3;

export const endsSegment = (role: number, segment: Segment): boolean => role === segment + 2;
