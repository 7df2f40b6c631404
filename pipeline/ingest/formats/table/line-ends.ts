/** Whether the lines of a text end in carriage returns alone, as on a Mac before 2001. */
export const hasCarriageReturnsAlone = (text: string): boolean => text.includes('\r') && !text.includes('\n');

/** A text whose lines end in line feeds, if they ended in carriage returns alone. */
export const withLineFeedsAlone = (text: string): string =>
  hasCarriageReturnsAlone(text) ? text.replaceAll('\r', '\n') : text;
