import { raw, type Sql, sql } from '../../reading/sql.js';
import type { Period } from '../contract.js';
import { searchedWords } from '../search-words.js';

/*
 * Conditions that the views share. In each query the articles are `d`, and the rows that are asked for `r`.
 */

/** That a text contains every word of a search, in any case, with or without accents. What is quoted is one word. */
export const containsWords = (column: string, search = ''): Sql[] =>
  searchedWords(search).map((word) => sql`regexp_matches(${raw(column)}, ${patternOf(word)})`);

/** A text without its case and accents, as `foldedText` has it, to put names in order. */
export const foldedSql = (column: string): string => `translate(strip_accents(lower(${column})), '’‘ʼ', '')`;

/**
 * A pattern for a folded word. The database takes eight times as long to strip accents from texts and compare them.
 * Patterns are RE2's: they take linear time.
 */
function patternOf(word: string): string {
  const letters = Array.from(word, (letter) => {
    const accented = ACCENTED.get(letter);
    if (accented === undefined) return letter.replace(/[\\^$.*+?()[\]{}|]/, '\\$&');
    return `[${letter}${accented.join('')}]`;
  });
  return `(?i)${letters.join('')}`;
}

/** Letters of the Latin script with accents, by the letter that they are without; so with forms of the apostrophe. */
const ACCENTED = new Map<string, string[]>([["'", ['’', '‘', 'ʼ']]]);
for (const [first, last] of [
  [0x00c0, 0x024f],
  [0x1e00, 0x1eff],
] as const) {
  for (let codePoint = first; codePoint <= last; codePoint++) {
    const letter = String.fromCodePoint(codePoint);
    const [plain = letter] = letter.normalize('NFD');
    if (plain === letter || letter.toLowerCase() !== letter) continue;
    ACCENTED.set(plain, [...(ACCENTED.get(plain) ?? []), letter]);
  }
}

export const equals = (column: string, value: string | undefined): Sql[] =>
  value === undefined ? [] : [sql`${raw(column)} = ${value}`];

/** Equal, or null for an empty text: the filter for what does not say. */
export const equalsOrNone = (column: string, value: string | undefined): Sql[] =>
  value === '' ? [raw(`${column} IS NULL`)] : equals(column, value);

/** The day on which an article `d` was published; null where it does not say one. */
export const PUBLICATION_DAY = raw('try_cast(left(d.published_at, 10) AS DATE)');

/** Dates of publication begin with the day, so that they compare as texts. */
export const publishedWithin = ({ from, to, undated = false }: Period): Sql[] => [
  ...(undated ? [sql`${PUBLICATION_DAY} IS NULL`] : []),
  ...(from === undefined ? [] : [sql`left(d.published_at, 10) >= ${from}`]),
  ...(to === undefined ? [] : [sql`left(d.published_at, 10) <= ${to}`]),
];

export const numberWithin = (
  column: string,
  { least, most }: { readonly least?: number | undefined; readonly most?: number | undefined },
): Sql[] => [
  ...(least === undefined ? [] : [sql`${raw(column)} >= ${least}`]),
  ...(most === undefined ? [] : [sql`${raw(column)} <= ${most}`]),
];
