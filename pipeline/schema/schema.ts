import { createTable, definitionOf, quoteIdentifier, quoteLiteral } from './columns.js';
import type { DataPackageField } from './definition.js';
import { FIELDS } from './generated/data-package.js';
import { DICTIONARY } from './generated/dictionary.js';
import { SCHEMAS } from './generated/schemas.js';
import type { TableName } from './rows.js';

/** The Frictionless Table Schema (v2) of a table. */
export interface TableSchema {
  readonly $schema: string;
  readonly fields: readonly DataPackageField[];
  readonly missingValues: readonly string[];
  readonly primaryKey?: readonly string[];
  readonly uniqueKeys?: readonly (readonly string[])[];
  readonly foreignKeys?: readonly {
    readonly fields: readonly string[];
    readonly reference: { readonly resource: string; readonly fields: readonly string[] };
  }[];
}

export interface TableSchemaOptions {
  /** Name of the resource that holds a table; default: the table's name. */
  readonly resourceOf?: (table: TableName) => string;
}

export const SCHEMA_FORMATS = ['json', 'ddl', 'markdown', 'datapackage'] as const;

export type SchemaFormat = (typeof SCHEMA_FORMATS)[number];

/** The JSON Schema (2020-12) of a table, without references to other files. */
export const schemaOf = (table: TableName): Readonly<Record<string, unknown>> => SCHEMAS[table];

/** The table's schema as a data package describes it. */
export function tableSchemaOf(
  table: TableName,
  { resourceOf = (name) => name }: TableSchemaOptions = {},
): TableSchema {
  const { primaryKey, uniqueKeys, foreignKeys } = definitionOf(table);
  return {
    $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
    fields: FIELDS[table],
    missingValues: [],
    ...(primaryKey.length === 0 ? {} : { primaryKey }),
    ...(uniqueKeys.length === 0 ? {} : { uniqueKeys }),
    ...(foreignKeys.length === 0
      ? {}
      : {
          foreignKeys: foreignKeys.map(({ fields, reference }) => ({
            fields,
            reference: { resource: resourceOf(reference.table), fields: reference.fields },
          })),
        }),
  };
}

/** A table's schema as text, ending with a line end. */
export function renderSchema(table: TableName, format: SchemaFormat): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(schemaOf(table), null, 2)}\n`;
    case 'ddl':
      return ddl(table);
    case 'markdown':
      return DICTIONARY[table];
    case 'datapackage':
      return `${JSON.stringify(tableSchemaOf(table), null, 2)}\n`;
  }
}

function ddl(table: TableName): string {
  const { description, columns } = definitionOf(table);
  const name = quoteIdentifier(table);
  const comments = columns.map(
    (column) =>
      `COMMENT ON COLUMN ${name}.${quoteIdentifier(column.name)} IS ${quoteLiteral(column.description)};`,
  );
  const statements = [`${createTable(table)};`, `COMMENT ON TABLE ${name} IS ${quoteLiteral(description)};`];
  return `${[...statements, ...comments].join('\n')}\n`;
}
