/** A piece of text as it stands on a page; `y` grows upwards. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Of its letters. */
  readonly height: number;
}

/** Pieces that stand side by side in one column. */
export interface PageLine extends PlacedText {
  readonly end: number;
}

/** A gap of so many heights is one between words, or between columns. */
const WORD_GAP = 0.15;
const COLUMN_GAP = 1.5;
const SAME_LINE = 0.4;

/** Joins the pieces of a page, in the order in which they are drawn, to lines. */
export function linesOf(pieces: readonly PlacedText[]): readonly PageLine[] {
  const lines: PageLine[] = [];
  for (const piece of pieces) {
    if (piece.text.trim() === '') continue;
    const last = lines.at(-1);
    if (last !== undefined && continues(last, piece)) lines[lines.length - 1] = joined(last, piece);
    else lines.push({ ...piece, end: piece.x + piece.width });
  }
  return lines;
}

function continues(line: PageLine, piece: PlacedText): boolean {
  const height = Math.max(line.height, piece.height);
  const gap = piece.x - line.end;
  return Math.abs(piece.y - line.y) < SAME_LINE * height && gap > -height && gap < COLUMN_GAP * height;
}

function joined(line: PageLine, piece: PlacedText): PageLine {
  const isApart =
    piece.x - line.end > WORD_GAP * piece.height && !/\s$/.test(line.text) && !/^\s/.test(piece.text);
  const height = Math.max(line.height, piece.height);
  const end = Math.max(piece.x + piece.width, line.end);
  return {
    ...line,
    text: `${line.text}${isApart ? ' ' : ''}${piece.text}`,
    height,
    end,
    width: end - line.x,
  };
}
