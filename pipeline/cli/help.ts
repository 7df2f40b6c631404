import { readFileSync } from 'node:fs';
import process from 'node:process';

/** Columns of help texts where the terminal is not narrower. */
export const HELP_WIDTH = 110;

/** Help texts by command ('' for the program's), rendered when the program is built. */
const HELP_FILE = new URL('./help.json', import.meta.url);

/**
 * The help that the words ask for, if it was rendered at build time: showing it then needs no parser of command lines, which
 * would cost more than half of the start-up. Null for any other words, and on a narrower terminal.
 */
export function renderedHelp(words: readonly string[]): string | null {
  const [last] = words.slice(-1);
  if ((last !== '--help' && last !== '-h') || words.length > 2) return null;
  if (process.stdout.isTTY && process.stdout.columns < HELP_WIDTH) return null;
  try {
    const texts = JSON.parse(readFileSync(HELP_FILE, 'utf8')) as Record<string, string>;
    return texts[words.length === 1 ? '' : (words[0] as string)] ?? null;
  } catch {
    return null; // Built without them.
  }
}
