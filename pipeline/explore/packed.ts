/*
 * Rows in little room, as they are sent and kept in a report: column by column, so that no name stands in each row, and
 * what rows have in common is said once.
 */

/** The values of a column: one for all rows, the distinct ones and which of them each row has, or one for each row. */
export type Column<Value> =
  | { readonly all: Value }
  | { readonly of: readonly Value[]; readonly at: readonly number[] }
  | readonly Value[];

export interface Packed<Row> {
  readonly count: number;
  readonly columns: { readonly [Name in keyof Row]: Column<Row[Name]> };
}

/**
 * @param names of the columns
 * @param rows which have these columns, with values of JSON
 */
export function packed<Row extends object>(names: readonly (keyof Row)[], rows: readonly Row[]): Packed<Row> {
  const columns = names.map((name) => [name, columnOf(rows.map((row) => row[name]))] as const);
  return { count: rows.length, columns: Object.fromEntries(columns) as Packed<Row>['columns'] };
}

function columnOf<Value>(values: readonly Value[]): Column<Value> {
  const distinct = new Map<string, number>();
  const at = values.map((value) => {
    const key = JSON.stringify(value);
    const index = distinct.get(key) ?? distinct.size;
    distinct.set(key, index);
    return index;
  });
  if (distinct.size > values.length / 2) return values;
  const of = Array.from(distinct.keys(), (key) => JSON.parse(key) as Value);
  return of.length === 1 ? { all: of[0] as Value } : { of, at };
}

/** The rows that were packed. */
export function unpacked<Row extends object>({ count, columns }: Packed<Row>): Row[] {
  const read = Object.entries(columns).map(
    ([name, column]) => [name, readerOf(column as Column<unknown>)] as const,
  );
  return Array.from(
    { length: count },
    (_, row) => Object.fromEntries(read.map(([name, valueAt]) => [name, valueAt(row)])) as Row,
  );
}

function readerOf<Value>(column: Column<Value>): (row: number) => Value {
  if (Array.isArray(column)) return (row) => column[row];
  if ('all' in column) return () => column.all;
  const { of, at } = column as { readonly of: readonly Value[]; readonly at: readonly number[] };
  return (row) => of[at[row] as number] as Value;
}
