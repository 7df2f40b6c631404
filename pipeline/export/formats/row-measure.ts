/** Measures the rows of a file while its bytes go by. */
export interface RowMeasure {
  readonly take: (chunk: Uint8Array) => void;
  /** Bytes of the longest row with its line end, when all of the file was taken. */
  readonly longest: () => number;
}

const LINE_FEED = 0x0a;
const QUOTE = 0x22;

/** A measure of rows that end with a line feed; `quoted`: not with one in quotation marks, which is part of a cell. */
export function lineMeasure({ quoted }: { readonly quoted: boolean }): RowMeasure {
  let length = 0;
  let longest = 0;
  let isInside = false;
  return {
    take: (chunk) => {
      for (let i = 0; i < chunk.length; i++) {
        length++;
        if (chunk[i] === QUOTE) isInside = quoted && !isInside;
        if (chunk[i] !== LINE_FEED || isInside) continue;
        longest = Math.max(longest, length);
        length = 0;
      }
    },
    longest: () => Math.max(longest, length),
  };
}
