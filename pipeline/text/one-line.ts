/** The text on one line: each run of white space that contains a line end or tab becomes one space. */
export const onOneLine = (text: string): string =>
  LINE_END.test(text) ? text.replaceAll(SPACES, (space) => (LINE_END.test(space) ? ' ' : space)) : text;

const SPACES = /\s+/g;
const LINE_END = /[\r\n\t]/;
