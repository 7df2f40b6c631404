import { type Column, quoteIdentifier } from '../../schema/columns.js';

/*
 * The CSV profile for spreadsheets alters texts, and nothing says which. Such a file cannot be turned back into the data,
 * but the data can be altered in the same way and compared: by the database, which has another kind of expressions. A
 * test holds the two to each other.
 */

/*
 * Where a spreadsheet could see a formula begin: at the start of a cell and, because one that expects another delimiter
 * than the comma (semicolon, tab) cuts cells differently, after those and after a line end. The white space is that which
 * does not itself begin a cell, so that the search never looks at a character twice.
 */
const FORMULA_START = /(^|[;\t\r\n])([^\S;\t\r\n]*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

/** A text that no spreadsheet takes for a formula. */
export const guarded = (text: string): string => text.replace(FORMULA_START, "$1$2'");

/** White space as JavaScript has it, without those characters that begin a cell. */
const SPACE = String.raw`[ \x0b\x0c\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}]*`;
const FORMULA_START_SQL = String.raw`(^|[;\t\r\n])(${SPACE})([=+\-@\x{ff1d}\x{ff0b}\x{ff0d}\x{ff20}])`;

/** An SQL expression for a column of a view as the profile for spreadsheets writes it. */
export function guardedSql({ name, type, duckdbType }: Column): string {
  const column = quoteIdentifier(name);
  switch (type.kind) {
    case 'string':
    case 'timestamp':
      return guardedTextSql(column);
    case 'list':
    case 'struct':
      // As the data's own types write them: a double would be 12.0.
      return guardedTextSql(`CAST(to_json(CAST(${column} AS ${duckdbType})) AS VARCHAR)`);
    default:
      return column;
  }
}

const guardedTextSql = (text: string): string =>
  `regexp_replace(${text}, '${FORMULA_START_SQL}', '\\1\\2''\\3', 'g')`;
