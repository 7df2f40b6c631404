import type { NameType } from '../name-type.js';

/*
 * The labels of the tagger: outside a name, or, for each type of name, the only token, the first, one inside, the last.
 */

const TYPES: readonly NameType[] = ['person', 'organization', 'location', 'misc'];

/** The position of a token in its name. */
export const LabelPosition = { only: 0, first: 1, inside: 2, last: 3 } as const;
const POSITIONS = ['only', 'first', 'inside', 'last'] as const;

/** Index of the label outside names; the labels of names follow, type by type. */
export const OUTSIDE = 0;

export const labelOf = (type: NameType, part: number): number =>
  1 + TYPES.indexOf(type) * POSITIONS.length + part;

/** The number of a label's type, from 1. */
export const typeNumberOf = (label: number): number => 1 + ((label - 1) >> 2);

/** The type of a name that a label other than {@link OUTSIDE} belongs to. */
export const typeOf = (label: number): NameType => TYPES[(label - 1) >> 2]!;

export const positionOf = (label: number): number => (label - 1) & 3;

export const LABELS: readonly string[] = [
  'outside',
  ...TYPES.flatMap((type) => POSITIONS.map((part) => `${type}.${part}`)),
];

/** Whether a label can follow another; null stands for the border of a candidate span. */
export function canFollow(from: number | null, to: number | null): boolean {
  const isOpen =
    from !== null &&
    from !== OUTSIDE &&
    (positionOf(from) === LabelPosition.first || positionOf(from) === LabelPosition.inside);
  const continues =
    to !== null &&
    to !== OUTSIDE &&
    (positionOf(to) === LabelPosition.inside || positionOf(to) === LabelPosition.last);
  if (!isOpen || !continues) return isOpen === continues;
  return typeOf(from) === typeOf(to);
}

/** The labels of a name of a given length, for training. */
export const labelsOf = (type: NameType, length: number): number[] =>
  Array.from({ length }, (_, i) =>
    labelOf(
      type,
      length === 1
        ? LabelPosition.only
        : i === 0
          ? LabelPosition.first
          : i === length - 1
            ? LabelPosition.last
            : LabelPosition.inside,
    ),
  );
