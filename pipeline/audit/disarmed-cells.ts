import { type Column, quoteIdentifier } from '../schema/columns.js';

/*
 * A CSV file of the excel profile holds texts that were altered, and nothing says which. It cannot be turned
 * back into the data, but the data can be altered in the same way and compared.
 */

/** White space as JavaScript has it, without those characters that begin a cell. */
const SPACE = String.raw`[ \x0b\x0c\x{a0}\x{1680}\x{2000}-\x{200a}\x{2028}\x{2029}\x{202f}\x{205f}\x{3000}\x{feff}]*`;
const FORMULA_START = String.raw`(^|[;\t\r\n])(${SPACE})([=+\-@\x{ff1d}\x{ff0b}\x{ff0d}\x{ff20}])`;

/** An SQL expression for a column of a view as the CSV profile for spreadsheets writes it. */
export function disarmed({ name, type, duckdbType }: Column): string {
  const column = quoteIdentifier(name);
  switch (type.kind) {
    case 'string':
    case 'timestamp':
      return disarmedText(column);
    case 'list':
    case 'struct':
      // As the data's own types write them: a double would be 12.0.
      return disarmedText(`CAST(to_json(CAST(${column} AS ${duckdbType})) AS VARCHAR)`);
    default:
      return column;
  }
}

const disarmedText = (text: string): string =>
  `regexp_replace(${text}, '${FORMULA_START}', '\\1\\2''\\3', 'g')`;
