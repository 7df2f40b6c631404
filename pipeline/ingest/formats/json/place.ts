/** The column of an offset in a line, counted from 1 in code points. */
export function columnOf(line: string, offset: number): number {
  let column = 1;
  for (let i = 0; i < offset; i++) {
    const isSecondHalf = (line.charCodeAt(i) & 0xfc00) === 0xdc00;
    if (!isSecondHalf) column++;
  }
  return column;
}
