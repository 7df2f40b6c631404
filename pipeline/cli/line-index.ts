import { CodePointSlicer } from '../text/code-points.js';

/** Tells lines and columns of a text, from offsets in code points. */
export class LineIndex {
  readonly #slicer: CodePointSlicer;
  /** Offsets at which lines begin. */
  readonly #starts: readonly number[];

  constructor(text: string) {
    this.#slicer = new CodePointSlicer(text);
    const starts = [0];
    let at = 0;
    for (const character of text) {
      at++;
      if (character === '\n') starts.push(at);
    }
    this.#starts = starts;
  }

  slice({ start, end }: { readonly start: number; readonly end: number }): string {
    return this.#slicer.slice(start, end);
  }

  /** `3:17 [245, 260)`: line and column, both from 1, and the span. */
  place({ start, end }: { readonly start: number; readonly end: number }): string {
    const line = this.#starts.findLastIndex((lineStart) => lineStart <= start);
    return `${line + 1}:${start - (this.#starts[line] as number) + 1} [${start}, ${end})`;
  }
}
