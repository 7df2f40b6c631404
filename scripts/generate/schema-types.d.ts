/** A JSON Schema or a part of one, without references, as far as the generators read it. */
export interface Schema {
  readonly $schema?: string;
  readonly $id?: string;
  readonly title?: string;
  readonly description?: string;
  readonly unit?: string;
  readonly examples?: readonly unknown[];
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly enum?: readonly (string | null)[];
  readonly anyOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
}

/** A schema whose values have one type, and are not null. */
export interface SingleSchema extends Schema {
  readonly type: string;
}

export interface ObjectSchema extends Schema {
  readonly title: string;
  readonly description: string;
  readonly properties: Readonly<Record<string, Schema>>;
  readonly required: readonly string[];
}

/** The schema of a table's rows, with what the project adds to JSON Schema. */
export interface RowSchema extends ObjectSchema {
  readonly $id: string;
  readonly primaryKey?: readonly string[];
  readonly uniqueKeys?: readonly (readonly string[])[];
  readonly foreignKeys?: readonly {
    readonly fields: readonly string[];
    readonly reference: { readonly table: string; readonly fields: readonly string[] };
  }[];
  readonly sortKey: readonly string[];
}

export interface Table {
  readonly name: string;
  readonly schema: RowSchema;
}

export interface TableSchemas {
  /** Each after those that it refers to. */
  readonly tables: readonly Table[];
  /** The shared definition of a span. */
  readonly span: ObjectSchema;
}

/** The type of a column. */
export type ColumnType =
  | { readonly kind: ScalarKind }
  | { readonly kind: 'list'; readonly items: ColumnType }
  | {
      readonly kind: 'struct';
      readonly fields: readonly { readonly name: string; readonly type: ColumnType }[];
    };

export type ScalarKind = 'string' | 'int32' | 'int64' | 'double' | 'boolean' | 'timestamp';
