import { DELIMITERS } from './csv-dialect.js';
import type { CsvDelimiter } from './options.js';

/*
 * The CSV profile for spreadsheets alters texts, and nothing in the file says which. Such a file cannot be turned back
 * into the data for certain, but the data can be altered in the same way and compared: by the database, whose patterns
 * are of another kind. A test checks that both do the same.
 */

/** Keeps a spreadsheet from taking a text for anything but a text: it puts an apostrophe before it. */
export interface Guard {
  readonly text: (text: string) => string;
  /** The same as SQL. */
  readonly sql: (text: string) => string;
  /** SQL for a text without its guards. One that had such apostrophes of its own loses them, too. */
  readonly restoredSql: (text: string) => string;
}

/**
 * Guards texts in a file with a delimiter. An apostrophe comes before
 *
 * - what begins like a formula: at the start of the text and, because a spreadsheet that expects another delimiter cuts
 *   cells elsewhere, after each of the other delimiters and after a line end; white space may stand between;
 * - a whole text that would become a number, a date, a time or a truth value: `3-2`, `1843`, `007`, `MAR1`. A whole
 *   date of ISO 8601 is left alone: every spreadsheet takes it for the day that it is.
 */
export const guardOf = (delimiter: CsvDelimiter): Guard => GUARDS[delimiter];

function guardFor(delimiter: CsvDelimiter): Guard {
  const others = Object.values(DELIMITERS).filter((other) => other !== DELIMITERS[delimiter]);
  const starts = [...others, '\r', '\n'].join('');
  // White space that itself starts a cell is left out, so that the search never looks at a character twice.
  const start = (spell: Spelling, guard = ''): string =>
    `(^|${setOf(starts, spell)})(${setOf(
      SPACES.filter((space) => !starts.includes(space)),
      spell,
    )}*)${guard}(${setOf(FORMULAS, spell)})`;
  const formula = new RegExp(start(forJavaScript), 'gu');
  const formulaSql = start(forSql);
  const guardedSql = start(forSql, "''");
  const isConverted = (text: string): string => {
    const is = (pattern: string): string => `regexp_matches(${text}, '${pattern}')`;
    return `${is(CONVERTED_SQL)} AND ${is(HAS_VALUE.source)} AND NOT ${is(ISO_DATE.source)}`;
  };
  return {
    text: (text) => {
      const safe = text.replace(formula, "$1$2'$3");
      return safe === text && CONVERTED.test(text) && HAS_VALUE.test(text) && !ISO_DATE.test(text)
        ? `'${text}`
        : safe;
    },
    sql: (text) => {
      const safe = `regexp_replace(${text}, '${formulaSql}', '\\1\\2''\\3', 'g')`;
      return `CASE WHEN ${safe} = ${text} AND ${isConverted(text)} THEN '''' || ${text} ELSE ${safe} END`;
    },
    restoredSql: (text) => {
      const plain = `regexp_replace(${text}, '${guardedSql}', '\\1\\2\\3', 'g')`;
      const rest = `substr(${text}, 2)`;
      const isGuarded = `${plain} = ${text} AND starts_with(${text}, '''') AND ${isConverted(rest)}`;
      return `CASE WHEN ${isGuarded} THEN ${rest} ELSE ${plain} END`;
    },
  };
}

/** How a kind of pattern writes a character by its code point. */
type Spelling = (character: string) => string;

const hex = (character: string): string => (character.codePointAt(0) as number).toString(16);
const forJavaScript: Spelling = (character) => `\\u{${hex(character)}}`;
/** Of RE2, the kind that the database has. */
const forSql: Spelling = (character) => `\\x{${hex(character)}}`;

const setOf = (characters: Iterable<string>, spell: Spelling): string =>
  `[${Array.from(characters, spell).join('')}]`;

/** White space as JavaScript has it. */
const SPACES = Array.from(
  '\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff',
);
/** What a formula begins with; the second four are the wide forms of the first. */
const FORMULAS = '=+-@\uff1d\uff0b\uff0d\uff20';

/** Letters in any case. */
const word = (letters: string): string =>
  Array.from(letters, (letter) => `[${letter}${letter.toUpperCase()}]`).join('');
/** A word, or so many of its first letters. */
const cutWord = (letters: string, shortest: number): string =>
  `${word(letters.slice(0, shortest))}(?:${word(letters.slice(shortest))})?`;

/** The names of months, whole and as spreadsheets know them shortened. */
const MONTHS = [
  cutWord('january', 3),
  cutWord('february', 3),
  cutWord('march', 3),
  cutWord('april', 3),
  word('may'),
  cutWord('june', 3),
  cutWord('july', 3),
  cutWord('august', 3),
  `${word('sep')}(?:${word('t')}(?:${word('ember')})?)?`,
  cutWord('october', 3),
  cutWord('november', 3),
  cutWord('december', 3),
];
/** Signs of which numbers, amounts, fractions, dates and times are made. */
const SIGNS =
  "0123456789 .,:/\\'\u2019()+-%$\u00a2\u00a3\u00a4\u00a5\u00a0\u2009\u202f\u20ac\u20a4\u20b9\u20bd\u20a9";
const convertedOf = (spell: Spelling): string => {
  const parts = [
    setOf(SIGNS, spell),
    '[0-9][eE][-+0-9]',
    `[aApP][.]?[mM]`,
    ...MONTHS,
    word('true'),
    word('false'),
  ];
  return `^(?:${parts.join('|')})+$`;
};

const CONVERTED = new RegExp(convertedOf(forJavaScript), 'u');
const CONVERTED_SQL = convertedOf(forSql);
/** Without a figure there is nothing to convert but a truth value. */
const HAS_VALUE = /[0-9]|^[tT][rR][uU][eE]$|^[fF][aA][lL][sS][eE]$/;
const ISO_DATE = /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/;

const GUARDS: Readonly<Record<CsvDelimiter, Guard>> = {
  comma: guardFor('comma'),
  semicolon: guardFor('semicolon'),
  tab: guardFor('tab'),
};
