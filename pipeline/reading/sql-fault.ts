import { suggestion } from '../config/nearest.js';
import { firstLine, OutputError, ShortageError, UsageError } from '../errors.js';
import { VIEWS } from '../export/views.js';
import { columnsOf, TABLES } from '../schema/columns.js';
import type { TableName } from '../schema/rows.js';
import { shortened } from '../text/shortened.js';
import { beginningOf } from './display-width.js';

/** Names of what a query may read, with their columns. */
const RELATIONS: ReadonlyMap<string, readonly string[]> = new Map([
  ...TABLES.map((table) => [table, columnsOf(table).map(({ name }) => name)] as const),
  ...VIEWS.map(({ name, columns }) => [name, columns] as const),
]);

/** What is wrong with a statement, by what the database says of it: `$1` is the name that it cannot find. */
const FAULTS: readonly (readonly [
  pattern: RegExp,
  reason: (name: string, sql: string, message: string) => string,
])[] = [
  [
    /^Binder Error: (?:Referenced column|(?:Values list|Table) "[^"\n]*" does not have a column named|Column) "([^"\n]+)"(?= not found in FROM| does not exist on|$| in (?:EXCLUDE|REPLACE|RENAME) list not found)/m,
    noColumn,
  ],
  [/^Catalog Error: Table with name "?(.+?)"? does not exist/, noTable],
  [/^Binder Error: Referenced table "(.+?)" not found/, noTable],
  [
    /^Catalog Error: (?:Scalar |Aggregate |Table )?Function with name "?(.+?)"? does not exist/i,
    (name, _, message) => {
      const [, near] = /Did you mean "(.+?)"/.exec(message) ?? [];
      return `there is no function ${name}${near === undefined ? '' : `; did you mean ${near}?`}`;
    },
  ],
  [
    /^(?:Binder|Catalog) Error: (?:can only (?:delete from|update|merge into) base tables?|"?\w+"? is not an table)/i,
    () => 'a query only reads; the tables of an export stay as they are',
  ],
  [
    /^(?:Permission Error|Invalid Input Error: Cannot change configuration|Catalog Error: .* extension)/,
    () => 'a query reads the tables of the export: no other file, no network, no extension, no setting',
  ],
];

const MAX_LENGTH = 300;

/**
 * Why the database cannot carry out a statement, in plain words, with the place: what a person can mend. Other errors
 * are given as they are.
 */
export function explained(error: unknown, sql: string): unknown {
  if (!(error instanceof Error)) return error;
  const { message } = error;
  if (message.startsWith('Out of Memory Error'))
    return new ShortageError(
      'the query needs more memory than it is given; ask for less, or give more with --memory-mib',
      { cause: error },
    );
  if (message.startsWith('IO Error'))
    return new OutputError(`a file cannot be read or written: ${firstLine(error)}`, { cause: error });
  const [, kind, said] =
    /^(?:Failed to extract statements: )?([A-Z][\w ]* Error): (.*)$/s.exec(message) ?? [];
  if (kind === undefined || said === undefined || kind === 'INTERNAL Error') return error;
  const [pattern, reason] = FAULTS.find(([candidate]) => candidate.test(message)) ?? [];
  const name = pattern?.exec(message)?.[1] ?? '';
  const text = reason === undefined ? complaintOf(said) : reason(name, sql, message);
  return new UsageError(`${placeOf(message, sql)}${text}`, { cause: error });
}

/** What the database says without the place, which is told in another way, and without details of its own. */
function complaintOf(said: string): string {
  const [first = '', hint = ''] =
    said.split(/\n+(?=LINE \d)|\n\tCandidate functions:|\n\n/, 1)[0]?.split('\n') ?? [];
  const text = `${first.replace(/[!.]$/, '')}${hint === '' ? '' : `; ${hint}`}`;
  return shortened(text.charAt(0).toLowerCase() + text.slice(1), MAX_LENGTH);
}

function noColumn(name: string, sql: string): string {
  const read = relationsIn(sql);
  const columns = [...new Set(read.flatMap(columnsIn))];
  const holders = TABLES.filter(
    (table) => !read.includes(table) && columnsIn(table).includes(name.toLowerCase()),
  );
  const begun = columns.filter((column) => name.length > 2 && column.startsWith(name.toLowerCase()));
  const near =
    suggestion(name, columns) ||
    (begun.length === 0 ? '' : `; did you mean ${begun.slice(0, MOST_BEGUN).join(' or ')}?`);
  const where = read.length === 0 ? '' : ` in ${read.join(' or ')}`;
  if (near !== '') return `there is no column ${name}${where}${near}`;
  if (holders.length > 0)
    return `there is no column ${name}${where}; ${holders.join(' and ')} ${holders.length === 1 ? 'has' : 'have'} one${joinHint(holders, read)}`;
  return `there is no column ${name}${where}; \`describe ${read[0] ?? 'quotes'}\` lists the columns`;
}

const MOST_BEGUN = 3;

/** How two tables come together, where both stand in documents. */
function joinHint([holder]: readonly TableName[], read: readonly string[]): string {
  const isJoined =
    holder !== undefined && [holder, ...read].every((name) => columnsIn(name).includes('doc_id'));
  return isJoined && read.length > 0 ? `: join ${holder} using (doc_id)` : '';
}

function noTable(name: string): string {
  const names = [...RELATIONS.keys()];
  return `there is no table ${name}${suggestion(name, names)}; the tables are ${names.join(', ')}`;
}

const columnsIn = (relation: string): readonly string[] => RELATIONS.get(relation) ?? [];

/** The tables that a statement names. */
function relationsIn(sql: string): string[] {
  const words = new Set(sql.toLowerCase().match(/\w+/g));
  return [...RELATIONS.keys()].filter((name) => words.has(name));
}

/** `line 3, column 8: `, or nothing where the database does not say. */
function placeOf(message: string, sql: string): string {
  const [, number, shown = '', caret = ''] = /^LINE (\d+): (.*)\n( *)\^/m.exec(message) ?? [];
  if (number === undefined) return '';
  const line = sql.split('\n')[Number(number) - 1] ?? '';
  // A long line is shown in part, with dots where it was cut.
  const excerpt = shown.replace(/^\.\.\.|\.\.\.$/g, '');
  const cut = shown.length > line.length || !shown.startsWith('...') ? 0 : Math.max(0, line.indexOf(excerpt));
  const dots = cut > 0 ? '...'.length : 0;
  const width = caret.length - `LINE ${number}: `.length - dots;
  return `line ${number}, column ${cut + beginningOf(line.slice(cut), width).length + 1}: `;
}
