import type { NumberExpression } from '../findings.js';

/** A numeric expression before its tokens are turned into a span. */
export interface Quantity {
  /** Token indices `[first, end)`. */
  readonly first: number;
  readonly end: number;
  readonly kind: NumberExpression['kind'];
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly lowInclusive: boolean | null;
  readonly highInclusive: boolean | null;
  readonly unit: string | null;
  readonly dimension: string | null;
  readonly isApproximate: boolean;
}

const EMPTY = {
  value: null,
  low: null,
  high: null,
  lowInclusive: null,
  highInclusive: null,
  unit: null,
  dimension: null,
  isApproximate: false,
} as const;

export const quantity = (
  first: number,
  end: number,
  kind: Quantity['kind'],
  fields: Partial<Quantity>,
): Quantity => ({
  ...EMPTY,
  first,
  end,
  kind,
  ...fields,
});
