import type { Span } from '../text/span.js';

/** Anything with a place in a text: a date, a mention. */
export interface WithSpan {
  readonly span: Span;
}

/** How a range overlaps the spans: not at all; it contains those it overlaps, and more; or it crosses or equals one. */
export type Overlap = 'none' | 'contains' | 'crosses';

/**
 * Spans, in ascending order, that numbers and dates must not overlap. Questions must ascend from left to right, so that
 * a whole text costs one pass.
 */
export class OccupiedSpans {
  readonly #items: readonly WithSpan[];
  /** Index of the first span that ends after the last offset asked for. */
  #next = 0;

  constructor(items: readonly WithSpan[]) {
    this.#items = items;
  }

  /** The span that holds `offset`, else the next one after it; null after the last. */
  at(offset: number): Span | null {
    while (this.#next < this.#items.length && this.#items[this.#next]!.span.end <= offset) this.#next++;
    return this.#items[this.#next]?.span ?? null;
  }

  /** Whether the range is part of a longer span. */
  isInside(start: number, end: number): boolean {
    const span = this.at(start);
    return span !== null && span.start <= start && span.end >= end && span.end - span.start > end - start;
  }

  /** How the range overlaps the spans. Its `start` may lie before the last offset asked for. */
  overlapWith(start: number, end: number): Overlap {
    let overlap: Overlap = 'none';
    for (let at = this.#firstAfter(start); at < this.#items.length; at++) {
      const { span } = this.#items[at]!;
      if (span.start >= end) break;
      const isPart = span.start >= start && span.end <= end && span.end - span.start < end - start;
      if (!isPart) return 'crosses';
      overlap = 'contains';
    }
    return overlap;
  }

  #firstAfter(start: number): number {
    let at = this.#next;
    while (at > 0 && this.#items[at - 1]!.span.end > start) at--;
    return at;
  }
}
