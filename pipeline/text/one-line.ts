/** The text on one line: each run of white space that contains a line end or tab becomes one space. */
export const onOneLine = (text: string): string =>
  text.replaceAll(/\s+/g, (space) => (/[\r\n\t]/.test(space) ? ' ' : space));
