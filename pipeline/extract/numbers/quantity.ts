import type { NumberExpression } from '../findings.js';

/** A numeric expression in tokens, before it becomes a span. */
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

/** A quantity with the given fields; the others are null, and it is exact. */
export const quantity = (
  first: number,
  end: number,
  kind: Quantity['kind'],
  fields: Partial<Quantity>,
): Quantity => ({
  first,
  end,
  kind,
  value: fields.value ?? null,
  low: fields.low ?? null,
  high: fields.high ?? null,
  lowInclusive: fields.lowInclusive ?? null,
  highInclusive: fields.highInclusive ?? null,
  unit: fields.unit ?? null,
  dimension: fields.dimension ?? null,
  isApproximate: fields.isApproximate ?? false,
});
