import type { NameType } from '../name-type.js';

/*
 * The labels of the tagger: outside a name, or of a name's type the only token, the first, one inside, the last.
 */

const TYPES: readonly NameType[] = ['person', 'organization', 'location', 'misc'];

export const Part = { only: 0, first: 1, inside: 2, last: 3 } as const;
const PARTS = ['only', 'first', 'inside', 'last'] as const;

/** Index of the label outside a name; those of names follow, type by type. */
export const OUTSIDE = 0;

export const labelOf = (type: NameType, part: number): number =>
  1 + TYPES.indexOf(type) * PARTS.length + part;

/** The number of that type, from 1. */
export const typeNumberOf = (label: number): number => 1 + ((label - 1) >> 2);

/** The type of a name that a label other than {@link OUTSIDE} belongs to. */
export const typeOf = (label: number): NameType => TYPES[(label - 1) >> 2]!;

export const partOf = (label: number): number => (label - 1) & 3;

export const LABELS: readonly string[] = [
  'outside',
  ...TYPES.flatMap((type) => PARTS.map((part) => `${type}.${part}`)),
];

/** Whether a label can follow another; null stands for the borders of a stretch. */
export function canFollow(from: number | null, to: number | null): boolean {
  const isOpen =
    from !== null && from !== OUTSIDE && (partOf(from) === Part.first || partOf(from) === Part.inside);
  const isGoingOn = to !== null && to !== OUTSIDE && (partOf(to) === Part.inside || partOf(to) === Part.last);
  if (!isOpen || !isGoingOn) return isOpen === isGoingOn;
  return typeOf(from) === typeOf(to);
}

/** The labels of a name of some tokens, for training. */
export const labelsOf = (type: NameType, length: number): number[] =>
  Array.from({ length }, (_, i) =>
    labelOf(
      type,
      length === 1 ? Part.only : i === 0 ? Part.first : i === length - 1 ? Part.last : Part.inside,
    ),
  );
