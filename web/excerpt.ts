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
