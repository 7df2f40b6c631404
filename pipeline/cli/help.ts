import { readFileSync } from 'node:fs';
import { columns } from './terminal.js';

/** Columns of help texts where the terminal is not narrower. */
const HELP_WIDTH = 110;

/** Help texts by command ('' for the program's), rendered when the program is built. */
const HELP_FILE = new URL('./help.json', import.meta.url);

export const isHelp = (word: string): boolean => word === '--help' || word === '-h';

/** Columns that a help text may take here. */
export const helpWidth = (): number => Math.min(HELP_WIDTH, columns());

/**
 * The help that the words ask for, if it was rendered at build time: showing it then needs no parser of command lines,
 * which would cost more than half of the start-up. Null for any other words, and on a narrower terminal.
 */
export function renderedHelp(words: readonly string[]): string | null {
  const last = words.at(-1);
  if (last === undefined || !isHelp(last) || words.length > 2) return null;
  if (helpWidth() < HELP_WIDTH) return null;
  try {
    const texts = JSON.parse(readFileSync(HELP_FILE, 'utf8')) as Record<string, string>;
    const name = words.length === 1 ? '' : (words[0] as string);
    return Object.hasOwn(texts, name) ? (texts[name] as string) : null;
  } catch {
    return null; // Built without them.
  }
}
