/** The text on one line: each run of white space that holds a line end or a tab becomes one space. */
export const onOneLine = (text: string): string =>
  text.replaceAll(/\s+/g, (space) => (/[\r\n\t]/.test(space) ? ' ' : space));
