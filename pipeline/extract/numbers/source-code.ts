import type { Paragraph } from '../../language/sentences.js';
import type { Tokens } from '../../language/tokens.js';
import type { TextDocument } from '../text-document.js';

/** Longest line of source code, in characters: a longer one is prose. */
const LONGEST_LINE = 300;

/** How lines of source code, and of commands, are written: each alone shows one. */
const STATEMENTS: readonly RegExp[] = [
  // `total = 4`, `sizes[2] = 4`, `MOST_ROWS = 9`, `let total = 4`
  /^(?:(?:var|let|const|int|float|double) )?(?:[a-z_][\w.]*|[A-Z]+_[A-Z_\d]*)(?:\[[^\]]{1,40}\])? ?[-+*/|:]?= ?(?:-?[\d.]+(?:;| #|$)|["'[{]|[A-Za-z_]+[(.[])/,
  /^[A-Za-z]+_\w* ?= ?\S/,
  // `map(total, [1, 2])`, `Path('a')`, `sizes.append(2)`, but not `person(s)`
  /^[a-z_][\w.]*\((?!e?s\)|ies\))/,
  /^[A-Za-z_][\w.]*\(['"]/,
  /^(?:def|function) \w+\(|^return [\w.]+ [-+*/%<>=]/,
  /^(?:for|if|elif|while|with) [^=<>[(:]*(?:[=<>[]|\w\()[^:]*:$/,
  /[=!]= | \+= | && |\) => |\bin \[|\w\([^()]*\);$/,
  /^(?:>>> |\$ [a-z]|(?:sudo|chmod|chown|mkdir|pip|npm|git|apt-get) [-\w./])/,
];

/** Whether a line is source code or a command. */
export const isSourceCode = (line: string): boolean =>
  line.length <= LONGEST_LINE && STATEMENTS.some((pattern) => pattern.test(line));

/**
 * Whether the paragraph at `at` is the number of a line of a listing: a figure by itself among paragraphs that count up
 * from one, or before a tab and source code.
 */
export function isLineNumber({ text, tokens, paragraphs }: TextDocument, at: number): boolean {
  const number = loneFigure(tokens, paragraphs[at]);
  if (number === null) return false;
  const next = paragraphs[at + 1];
  const isBeforeCell = tokens.texts[paragraphs[at]!.endToken] === '\t';
  if (isBeforeCell && next !== undefined && isSourceCode(text.slice(next.start, next.end))) return true;
  for (let back = 1; back < number; back++)
    if (loneFigure(tokens, paragraphs[at - back]) !== number - back) return false;
  return number > 1 || loneFigure(tokens, next) === 2;
}

/** The figure that a paragraph consists of; null for none. */
function loneFigure(tokens: Tokens, paragraph: Paragraph | undefined): number | null {
  if (paragraph === undefined || paragraph.endToken !== paragraph.firstToken + 1) return null;
  const figure = tokens.texts[paragraph.firstToken]!;
  return /^[1-9]\d{0,2}$/.test(figure) ? Number(figure) : null;
}
