import type { TableName } from '../schema/rows.js';

/** What can be wrong with an export, and how a report calls it. In the order in which a report shows them. */
export const FAULT_KINDS = {
  package: 'datapackage.json is wrong',
  run_account: 'run.json is not the account of these tables',
  missing_table: 'tables are missing',
  missing_file: 'files are missing',
  changed_file: 'files are not those that datapackage.json names',
  stray_file: 'files of tables are not in datapackage.json',
  unreadable_file: 'files cannot be read in their format',
  wrong_columns: 'files have other columns than their table',
  wrong_row_count: 'files have more or fewer rows than datapackage.json says',
  formats_differ: 'rows differ between formats',
  order_differs: 'rows stand in another order than in another format',
  invalid_row: 'rows break the JSON Schema of their table',
  broken_invariant: 'rows do not fit the text or the record that they come from',
  unlike_text: 'rows are not what the program reads in the text or record',
  missing_row: 'rows that the program reads in the text or record are not there',
  unlike_rows: 'values do not follow from the other rows',
  duplicate_key: 'keys are not unique',
  missing_reference: 'rows refer to rows that are not there',
  unsorted_row: 'rows are not sorted',
  missing_record: 'documents have no record in the inputs',
  changed_record: 'records have changed since the run',
} as const;

export type FaultKind = keyof typeof FAULT_KINDS;

export interface ExportFault {
  readonly kind: FaultKind;
  readonly table: TableName | null;
  /** Relative to the export's directory. */
  readonly file: string;
  /** Counted from 1, without the header line of CSV; null for the file itself. */
  readonly row: number | null;
  /** Of the row, as text; null where a table has no ids. */
  readonly id: string | null;
  /** RFC 6901 pointer to the wrong value of the row; null where it is no single one. */
  readonly pointer: string | null;
  readonly reason: string;
}

export interface FaultGroup {
  readonly kind: FaultKind;
  readonly count: number;
  /** The first ones; `count` says how many there were. */
  readonly examples: readonly ExportFault[];
}

/** Gathers faults: counts all, keeps the first few of each kind. */
export class FaultLog {
  readonly #maxExamples: number;
  readonly #groups = new Map<FaultKind, { count: number; examples: ExportFault[] }>();
  readonly #tables = new Map<TableName, number>();
  #count = 0;

  constructor(maxExamples: number) {
    this.#maxExamples = maxExamples;
  }

  get count(): number {
    return this.#count;
  }

  /** Whether another fault of a kind would still be shown. */
  isOpen(kind: FaultKind): boolean {
    return (this.#groups.get(kind)?.examples.length ?? 0) < this.#maxExamples;
  }

  countOf(table: TableName): number {
    return this.#tables.get(table) ?? 0;
  }

  get groups(): FaultGroup[] {
    return (Object.keys(FAULT_KINDS) as FaultKind[]).flatMap((kind) => {
      const group = this.#groups.get(kind);
      return group === undefined ? [] : [{ kind, ...group }];
    });
  }

  add(
    kind: FaultKind,
    file: string,
    reason: string,
    place: Partial<Omit<ExportFault, 'kind' | 'file' | 'reason'>> = {},
  ): void {
    this.#count++;
    const group = this.#groups.get(kind) ?? { count: 0, examples: [] };
    this.#groups.set(kind, group);
    group.count++;
    const { table = null, row = null, id = null, pointer = null } = place;
    if (table !== null) this.#tables.set(table, this.countOf(table) + 1);
    if (group.examples.length < this.#maxExamples) {
      group.examples.push({ kind, table, file, row, id, pointer, reason });
    }
  }
}
