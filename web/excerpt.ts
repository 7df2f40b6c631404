/** Contexts are cut after so many characters, mostly within a word. */
const CUT = 70;

/** What stands before some words, from the beginning of a word on. */
export function trimmedBefore(text: string): string {
  const space = text.indexOf(' ');
  return text.length < CUT || space === -1 ? text : `… ${text.slice(space + 1)}`;
}

/** What stands after some words, up to the end of a word. */
export function trimmedAfter(text: string): string {
  const space = text.lastIndexOf(' ');
  return text.length < CUT || space === -1 ? text : `${text.slice(0, space)} …`;
}

/** A list shows so much of a quotation; whoever wants the rest opens its article. */
const LONGEST = 2_000;

/** The beginning of a quotation, whole if it is no longer than any that people speak; never cut within a character. */
export const quotationInList = (text: string): string =>
  text.length <= LONGEST ? text : `${text.slice(0, LONGEST).replace(/[\ud800-\udbff]$/, '')} …`;
