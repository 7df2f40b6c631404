import type { Tokens } from './tokens.js';

/** Whether no white space separates a token from the one before it. */
export const isAdjacent = (tokens: Tokens, i: number): boolean => tokens.starts[i] === tokens.ends[i - 1];

/** Index after a hyphen at `i` that joins two words (`twenty-five`); `i` when there is none. */
export function afterHyphen(tokens: Tokens, i: number): number {
  return tokens.texts[i] === '-' && isAdjacent(tokens, i) && i + 1 < tokens.count && isAdjacent(tokens, i + 1)
    ? i + 1
    : i;
}

/** Whether the figure at `i` is a year of two digits after its apostrophe: `69` in `the summer of ’69`. */
export const isShortYear = (tokens: Tokens, i: number): boolean =>
  /^\d\d$/.test(tokens.texts[i] ?? '') &&
  /^['’‘]$/.test(tokens.texts[i - 1] ?? '') &&
  isAdjacent(tokens, i) &&
  !isAdjacent(tokens, i - 1);

/** Days and idioms that look like fractions. */
const SLASH_IDIOMS: ReadonlySet<string> = new Set(['9/11', '7/7', '24/7', '50/50']);

/** Whether the figure at `i` is part of an idiom such as `24/7`, which is neither a date nor a number. */
export function isSlashIdiom(tokens: Tokens, i: number): boolean {
  const slash = tokens.texts[i + 1] === '/' ? i + 1 : i - 1;
  if (slash < 1 || tokens.texts[slash] !== '/' || slash + 1 >= tokens.count) return false;
  return SLASH_IDIOMS.has(`${tokens.texts[slash - 1]}/${tokens.texts[slash + 1]}`);
}
