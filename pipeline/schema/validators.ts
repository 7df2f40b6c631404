import type { REPEATED_COLUMNS } from './columns.js';
import * as checks from './generated/checks.js';
import * as compiled from './generated/validators.js';
import type { DocumentRow, TableName } from './rows.js';

/** Why a row does not fit its table's JSON Schema. */
export interface RowFault {
  /** RFC 6901 pointer to the wrong value; empty for the row itself. */
  readonly pointer: string;
  /** What is expected, with the value where there is one: `must be <= 1, is 1.4`. */
  readonly reason: string;
}

/** A compiled schema; `errors` are those of the last call. */
interface CompiledValidator {
  (row: unknown): boolean;
  errors?: readonly CompiledError[] | null;
}

interface CompiledError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly message?: string;
  readonly params: Readonly<Record<string, unknown>>;
}

type Check = (row: unknown) => boolean;

const WHOLE_ROWS: Readonly<Record<TableName, Check>> = checks.WHOLE_ROWS;
const STORED_ROWS: Readonly<Partial<Record<TableName, Check>>> = checks.STORED_ROWS;
// A plain object, because looking a computed name up in a module's namespace is slow.
const VALIDATORS = { ...compiled } as unknown as { readonly [T in TableName]: CompiledValidator };

/** Characters of a wrong value that are shown. */
const SHOWN_LENGTH = 80;

/** The first fault of a row; null when the row is as its table's schema says. */
export function faultOf(table: TableName, row: unknown): RowFault | null {
  return WHOLE_ROWS[table](row) ? null : explainedFault(table, row);
}

/** The first fault of a row that lacks the columns which it repeats of its document. */
export function partFaultOf(table: TableName, row: object, document: Repeated): RowFault | null {
  return STORED_ROWS[table]?.(row) === true ? null : explainedFault(table, wholeRow(row, document));
}

/** The columns that rows repeat of their document. */
export type Repeated = Pick<DocumentRow, (typeof REPEATED_COLUMNS)[number]>;

export const wholeRow = <Row extends object>(
  row: Row,
  { source_path, source_sha256 }: Repeated,
): Row & Repeated => ({
  ...row,
  source_path,
  source_sha256,
});

/**
 * As {@link faultOf}, by the validator that says what is wrong. The check that comes before it is short and says only
 * whether.
 */
export function explainedFault(table: TableName, row: unknown): RowFault | null {
  const validator = VALIDATORS[table];
  if (validator(row)) return null;
  const [error] = validator.errors as readonly [CompiledError];
  return { pointer: error.instancePath, reason: `${expectation(error)}${found(row, error)}` };
}

function expectation({ keyword, message = `breaks the rule ${keyword}`, params }: CompiledError): string {
  switch (keyword) {
    case 'additionalProperties':
      return `must not have the column ${String(params.additionalProperty)}`;
    case 'enum':
      return `must be one of ${(params.allowedValues as unknown[]).map(String).join(', ')}`;
    default:
      return message;
  }
}

/** `, is 1.4`; nothing for a missing or surplus column, where the value is the whole row. */
function found(row: unknown, { instancePath, keyword }: CompiledError): string {
  if (keyword === 'required' || keyword === 'additionalProperties') return '';
  const text = JSON.stringify(valueAt(row, instancePath)) ?? 'undefined';
  return `, is ${text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text}`;
}

/** The value at a pointer of ours: column names and list indices hold neither `/` nor `~`. */
function valueAt(row: unknown, pointer: string): unknown {
  let value = row;
  for (const key of pointer.split('/').slice(1)) value = (value as Record<string, unknown>)[key];
  return value;
}
