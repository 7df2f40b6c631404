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
export function lastStartingBy(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as Span).start <= offset) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
