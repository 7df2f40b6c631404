import { readLines } from '../../text/word-list.js';
import { firstWord, type Line } from '../lines.js';

/** Phrases that a folded line is compared with. */
export interface PhraseTable {
  /** What a whole line says. */
  readonly whole: ReadonlySet<string>;
  /** What a line begins with, by its first word. */
  readonly openings: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads a table of phrases in lower case, one a line; a phrase with a final `*` is an opening, after which
 * anything may follow.
 */
export function readPhrases(url: URL): PhraseTable {
  const whole = new Set<string>();
  const openings = new Map<string, string[]>();
  for (const phrase of readLines(url)) {
    if (!phrase.endsWith('*')) {
      whole.add(phrase);
      continue;
    }
    const opening = phrase.slice(0, -1).trimEnd();
    const first = firstWord(opening);
    openings.set(first, [...(openings.get(first) ?? []), opening]);
  }
  return { whole, openings };
}

export function matchesPhrase(table: PhraseTable, line: Line): boolean {
  const { folded } = line;
  if (folded === '') return false;
  if (table.whole.has(folded)) return true;
  return table.openings.get(line.firstWord)?.some((opening) => startsWithWords(folded, opening)) ?? false;
}

/** "share this" opens "share this: …" but not "share thistle". */
const startsWithWords = (folded: string, opening: string): boolean =>
  folded.startsWith(opening) && !/^[\p{L}\p{N}]/u.test(folded.slice(opening.length, opening.length + 2));
