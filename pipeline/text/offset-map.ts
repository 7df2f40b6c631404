import type { Span } from './span.js';

/** Replaces `[start, end)` of a text by `replacement`; an empty one removes it. */
export interface Edit extends Span {
  readonly replacement: string;
}

/** A part of the new text and the part of the old text that it came from. */
interface Segment {
  readonly start: number;
  readonly end: number;
  readonly sourceStart: number;
  readonly sourceEnd: number;
  /** Whether the units of both parts correspond one to one. */
  readonly isExact: boolean;
}

/**
 * Maps offsets of an edited text back to offsets of the text before editing, both in UTF-16 units. Inside a replacement
 * of another length, a start maps to the start of the replaced part and an end to its end; everywhere else the mapping
 * is exact.
 */
export class OffsetMap {
  readonly #segments: readonly Segment[];

  private constructor(segments: readonly Segment[]) {
    this.#segments = segments;
  }

  static identity(length: number): OffsetMap {
    return new OffsetMap(
      length === 0 ? [] : [{ start: 0, end: length, sourceStart: 0, sourceEnd: length, isExact: true }],
    );
  }

  /**
   * Applies edits to a text.
   *
   * @param edits ascending, not overlapping
   * @throws RangeError when edits overlap, are out of order or lie outside the text
   */
  static apply(source: string, edits: readonly Edit[]): { text: string; map: OffsetMap } {
    const pieces: string[] = [];
    const segments: Segment[] = [];
    let length = 0;
    let at = 0;
    const keep = (sourceStart: number, sourceEnd: number, piece: string): void => {
      if (piece === '') return;
      pieces.push(piece);
      const isExact = piece.length === sourceEnd - sourceStart;
      segments.push({ start: length, end: length + piece.length, sourceStart, sourceEnd, isExact });
      length += piece.length;
    };
    for (const edit of edits) {
      if (edit.start < at || edit.end < edit.start || edit.end > source.length) {
        throw new RangeError(`edit [${edit.start}, ${edit.end}) is out of order or outside the text`);
      }
      keep(at, edit.start, source.slice(at, edit.start));
      keep(edit.start, edit.end, edit.replacement);
      at = edit.end;
    }
    keep(at, source.length, source.slice(at));
    return { text: pieces.join(''), map: new OffsetMap(segments) };
  }

  /**
   * This map followed by `before`: from this map's text to the text that `before` maps back to. Where this map inserts
   * text inside a part that `before` replaced, the insertion's end maps to the beginning of that part.
   */
  after(before: OffsetMap): OffsetMap {
    const composed: Segment[] = [];
    for (const segment of this.#segments) {
      if (segment.isExact) before.#pushCut(segment, composed);
      else {
        const source = before.toSource({ start: segment.sourceStart, end: segment.sourceEnd });
        composed.push({ ...segment, sourceStart: source.start, sourceEnd: source.end });
      }
    }
    return new OffsetMap(composed);
  }

  /**
   * The part of the old text that `span` of the new text came from: from the origin of its first unit to that of its
   * last, including what was removed in between. An empty span gives an empty one.
   */
  toSource(span: Span): Span {
    if (span.end <= span.start) {
      const at = this.#startOrigin(span.start);
      return { start: at, end: at };
    }
    return { start: this.#startOrigin(span.start), end: this.#endOrigin(span.end) };
  }

  /** The offset in the new text of an offset of the old one; inside a removed part, the place of the removal. */
  fromSource(offset: number): number {
    const segments = this.#segments;
    let low = 0;
    let high = segments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((segments[middle] as Segment).sourceEnd <= offset) low = middle + 1;
      else high = middle;
    }
    const segment = segments[low];
    if (segment === undefined) return segments.at(-1)?.end ?? 0;
    if (offset <= segment.sourceStart) return segment.start;
    return Math.min(segment.end, segment.start + offset - segment.sourceStart);
  }

  #startOrigin(offset: number): number {
    const segment = this.#segmentAt(offset);
    if (segment === undefined) return this.#segments.at(-1)?.sourceEnd ?? 0;
    return segment.isExact ? segment.sourceStart + offset - segment.start : segment.sourceStart;
  }

  #endOrigin(offset: number): number {
    const segment = this.#segmentAt(offset - 1);
    if (segment === undefined) return this.#segments.at(-1)?.sourceEnd ?? 0;
    return segment.isExact ? segment.sourceStart + offset - segment.start : segment.sourceEnd;
  }

  /** The segment with the unit at `offset`. */
  #segmentAt(offset: number): Segment | undefined {
    return this.#segments[this.#firstEndingAfter(offset)];
  }

  #firstEndingAfter(offset: number): number {
    let low = 0;
    let high = this.#segments.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#segments[middle] as Segment).end <= offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Appends this map's segments that `outer` overlaps, cut to it and shifted to its place. */
  #pushCut(outer: Segment, composed: Segment[]): void {
    const shift = outer.start - outer.sourceStart;
    for (let i = this.#firstEndingAfter(outer.sourceStart); i < this.#segments.length; i++) {
      const segment = this.#segments[i] as Segment;
      if (segment.start >= outer.sourceEnd) break;
      const from = Math.max(outer.sourceStart, segment.start);
      const to = Math.min(outer.sourceEnd, segment.end);
      const back = segment.sourceStart - segment.start;
      composed.push({
        start: from + shift,
        end: to + shift,
        sourceStart: segment.isExact ? from + back : segment.sourceStart,
        sourceEnd: segment.isExact ? to + back : segment.sourceEnd,
        isExact: segment.isExact,
      });
    }
  }
}
