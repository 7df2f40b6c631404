import { readLines } from '../../text/word-list.js';
import { firstWord, type Line } from '../lines.js';

/** Phrases with which a folded line is compared. */
export interface LinePhrases {
  /** Phrases that are a whole line. */
  readonly whole: ReadonlySet<string>;
  /** Phrases that begin a line, by their first word. */
  readonly openings: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads a list of phrases in lower case, one a line. A phrase with a final `*` begins a line, and anything may follow
 * it.
 */
export function readLinePhrases(url: URL): LinePhrases {
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

export function matchesLinePhrase(table: LinePhrases, line: Line): boolean {
  const { folded } = line;
  if (folded === '') return false;
  if (table.whole.has(folded)) return true;
  return table.openings.get(line.firstWord)?.some((opening) => startsWithWords(folded, opening)) ?? false;
}

/** Whether a line begins with the words of a phrase: "share this" begins "share this: …" but not "share thistle". */
const startsWithWords = (folded: string, opening: string): boolean =>
  folded.startsWith(opening) && !/^[\p{L}\p{N}]/u.test(folded.slice(opening.length, opening.length + 2));
