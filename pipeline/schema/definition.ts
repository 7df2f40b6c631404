import type { TableName } from './generated/row-types.js';

/*
 * What the generated modules say of a table.
 */

export type ColumnType =
  | { readonly kind: 'string' | 'int32' | 'int64' | 'double' | 'boolean' | 'timestamp' }
  | { readonly kind: 'list'; readonly items: ColumnType }
  | { readonly kind: 'struct'; readonly fields: readonly StructField[] };

export interface StructField {
  readonly name: string;
  readonly type: ColumnType;
}

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  /** As SQL spells it: `VARCHAR`, `STRUCT("start" INTEGER, …)[]`. */
  readonly duckdbType: string;
  readonly parquetType: string;
  readonly nullable: boolean;
  /** What a number or text of the column counts in; `none` where it counts in nothing. */
  readonly unit: string;
  readonly description: string;
}

export interface ForeignKey {
  readonly fields: readonly string[];
  readonly reference: { readonly table: TableName; readonly fields: readonly string[] };
}

/** What a table's JSON Schema says of it, without the constraints on values. */
export interface TableDefinition {
  readonly name: TableName;
  /** `urn:corpusmill:schema:<table>:<version>` */
  readonly schemaId: string;
  readonly description: string;
  /** Empty where rows have no key. */
  readonly primaryKey: readonly string[];
  readonly uniqueKeys: readonly (readonly string[])[];
  readonly foreignKeys: readonly ForeignKey[];
  /** The columns by which exported rows are ordered. */
  readonly sortKey: readonly string[];
  readonly columns: readonly Column[];
}

/** A field of the Frictionless Table Schema. */
export interface DataPackageField {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  /** The decimal sign of numbers that are written as text; default: the point. */
  readonly decimalChar?: string;
  readonly constraints?: {
    readonly required?: boolean;
    readonly enum?: readonly string[];
    readonly pattern?: string;
    readonly minimum?: number;
    readonly maximum?: number;
  };
}
