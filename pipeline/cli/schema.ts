import process from 'node:process';
import type { CommandModule } from 'yargs';
import { UsageError } from '../errors.js';
import type { TableName } from '../schema/rows.js';
import type { SchemaFormat } from '../schema/schema.js';

const SCHEMA_FORMATS = ['json', 'ddl', 'markdown', 'datapackage'] as const satisfies readonly SchemaFormat[];

interface SchemaArguments {
  readonly table: string | undefined;
  readonly format: SchemaFormat;
}

export const schemaCommand: CommandModule<object, SchemaArguments> = {
  command: 'schema [table]',
  describe: 'Print the schema of a table, or of all tables',
  builder: (yargs) =>
    yargs
      .positional('table', {
        type: 'string',
        describe: 'documents, sentences, removals, mentions, …; default: all tables',
      })
      .option('format', {
        choices: SCHEMA_FORMATS,
        default: 'json' as const,
        describe: 'JSON Schema, SQL statements, Markdown, or the fields of a data package',
      })
      .example('$0 schema quotes', 'the JSON Schema of the quotes table')
      .example('$0 schema --format ddl', 'SQL that creates every table'),
  handler: async ({ table, format }) => {
    const { isTableName, TABLES } = await import('../schema/columns.js');
    const { renderSchema } = await import('../schema/schema.js');
    if (table !== undefined && !isTableName(table)) {
      throw new UsageError(`there is no table ${table}; the tables are ${TABLES.join(', ')}`);
    }
    process.stdout.write(
      table === undefined ? allSchemas(TABLES, format, renderSchema) : renderSchema(table, format),
    );
  },
};

/** The schemas of all tables: JSON ones as one object with a key for each table, the others one after the other. */
function allSchemas(
  tables: readonly TableName[],
  format: SchemaFormat,
  render: (table: TableName, format: SchemaFormat) => string,
): string {
  if (format === 'ddl' || format === 'markdown')
    return tables.map((table) => render(table, format)).join('\n');
  const schemas = Object.fromEntries(
    tables.map((table) => [table, JSON.parse(render(table, format)) as unknown]),
  );
  return `${JSON.stringify(schemas, null, 2)}\n`;
}
