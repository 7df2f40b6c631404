import type { Span } from '../text/span.js';

/** What stands somewhere in a text: a date, a mention. */
export interface Placed {
  readonly span: Span;
}

/** How a stretch meets the spans: not at all, takes in those it meets whole and more, or runs into one. */
export type Contact = 'none' | 'takes in' | 'runs into';

/**
 * Spans in ascending order that numbers and dates keep out of; asked from left to right, so that a whole text costs one
 * pass.
 */
export class OccupiedSpans {
  readonly #placed: readonly Placed[];
  /** Index of the first span that ends behind the last offset asked for. */
  #next = 0;

  constructor(placed: readonly Placed[]) {
    this.#placed = placed;
  }

  /** The span that holds `offset`, else the next one behind it; null behind the last. */
  at(offset: number): Span | null {
    while (this.#next < this.#placed.length && this.#placed[this.#next]!.span.end <= offset) this.#next++;
    return this.#placed[this.#next]?.span ?? null;
  }

  /** Whether the stretch is a part of a longer span. */
  isInside(start: number, end: number): boolean {
    const span = this.at(start);
    return span !== null && span.start <= start && span.end >= end && span.end - span.start > end - start;
  }

  /** `start` may lie before the last offset asked for. */
  contact(start: number, end: number): Contact {
    let contact: Contact = 'none';
    for (let at = this.#firstBehind(start); at < this.#placed.length; at++) {
      const { span } = this.#placed[at]!;
      if (span.start >= end) break;
      const isPart = span.start >= start && span.end <= end && span.end - span.start < end - start;
      if (!isPart) return 'runs into';
      contact = 'takes in';
    }
    return contact;
  }

  #firstBehind(start: number): number {
    let at = this.#next;
    while (at > 0 && this.#placed[at - 1]!.span.end > start) at--;
    return at;
  }
}
