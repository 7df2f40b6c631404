/** The lines above a Markdown text that say what it is. */
export interface FrontMatter {
  readonly syntax: 'yaml' | 'toml' | 'json';
  /** What is written in that syntax. */
  readonly source: string;
  /** Where the text begins. */
  readonly end: number;
}

/** Longer ones are none. */
const MAX_LENGTH = 64 * 1024;

const SYNTAXES = [
  {
    syntax: 'yaml',
    open: '---',
    close: /^(?:---|\.\.\.)[ \t]{0,9}\r?$/gm,
    first: /^\s*(?:#.*\n\s*)?["'\w-]{1,60}\s{0,9}:/,
  },
  {
    syntax: 'toml',
    open: '+++',
    close: /^\+\+\+[ \t]{0,9}\r?$/gm,
    first: /^\s*(?:#.*\n\s*)?(?:\[|["'\w.-]{1,60}\s{0,9}=)/,
  },
  { syntax: 'json', open: '{', close: /^\}[ \t]{0,9}\r?$/gm, first: /^\s*"/ },
] as const;

/** The front matter that a text begins with, between `---` (YAML), `+++` (TOML) or braces (JSON); null for none. */
export function frontMatterOf(text: string): FrontMatter | null {
  const firstEnd = text.indexOf('\n');
  const first = text.slice(0, Math.max(firstEnd, 0)).trimEnd();
  const found = SYNTAXES.find(({ open }) => open === first);
  if (found === undefined) return null;
  const beginning = text.slice(0, MAX_LENGTH);
  const { syntax, close } = found;
  close.lastIndex = firstEnd + 1;
  const match = close.exec(beginning);
  if (match === null) return null;
  const inside = beginning.slice(firstEnd + 1, match.index);
  if (!found.first.test(inside)) return null;
  const lineEnd = text.indexOf('\n', match.index);
  return {
    syntax,
    source: syntax === 'json' ? `{${inside}}` : inside,
    end: lineEnd === -1 ? text.length : lineEnd + 1,
  };
}
