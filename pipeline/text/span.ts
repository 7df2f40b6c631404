/**
 * A half-open range `[start, end)` of a text, in UTF-16 units. `extract/provenance.ts` alone converts spans to code
 * points.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export const spanText = (text: string, span: Span): string => text.slice(span.start, span.end);

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/**
 * The smallest span that contains all of `spans`.
 *
 * @throws RangeError when `spans` is empty
 */
export function enclosingSpan(spans: readonly Span[]): Span {
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  for (const span of spans) {
    start = Math.min(start, span.start);
    end = Math.max(end, span.end);
  }
  if (end === 0) throw new RangeError('enclosing: no spans');
  return { start, end };
}

/**
 * Index of the last of `spans` that starts at or before `offset`; -1 for none.
 *
 * @param spans ascending by start
 */
export const lastStartingBy = (spans: readonly Span[], offset: number): number =>
  lastAtOrBefore(spans, offset, ({ start }) => start);

/**
 * Index of the last item whose place is at most `limit`; -1 for none.
 *
 * @param items ascending by their places
 */
export function lastAtOrBefore<Item>(
  items: readonly Item[],
  limit: number,
  placeOf: (item: Item) => number,
): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (placeOf(items[middle] as Item) <= limit) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
