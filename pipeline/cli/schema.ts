import { suggestion } from '../config/nearest.js';
import { option, optional } from '../config/option.js';
import { choiceOf, text } from '../config/value-kinds.js';
import { UsageError } from '../errors.js';
import { isTableName, TABLES } from '../schema/columns.js';
import type { TableName } from '../schema/rows.js';
import type { SchemaFormat } from '../schema/schema.js';
import { defineCommand } from './command.js';
import { printText } from './terminal.js';

const SCHEMA_FORMATS = ['json', 'ddl', 'markdown', 'datapackage'] as const satisfies readonly SchemaFormat[];

export const schemaCommand = defineCommand({
  name: 'schema',
  description: 'Print the schema of a table, or of all tables',
  options: {
    table: optional(
      { ...text, label: TABLES },
      {
        flag: 'table',
        decides: 'nothing',
        description: 'name of the table',
        defaultText: 'all tables',
      },
    ),
    format: option(choiceOf(SCHEMA_FORMATS), {
      flag: 'format',
      decides: 'nothing',
      description: 'JSON Schema, SQL statements, Markdown, or the fields of a data package',
      default: 'json',
    }),
  },
  operand: { option: 'table', count: 'one or none' },
  hasConfiguration: false,
  examples: [
    ['$0 schema quotes', 'the JSON Schema of the quotes table'],
    ['$0 schema --format ddl', 'SQL that creates every table'],
  ],
  run: async ({ table, format }) => {
    if (table !== null && !isTableName(table)) {
      throw new UsageError(
        `there is no table ${table}${suggestion(table, TABLES)}; the tables are ${TABLES.join(', ')}`,
      );
    }
    const { renderSchema } = await import('../schema/schema.js');
    printText(table === null ? allSchemas(TABLES, format, renderSchema) : renderSchema(table, format));
  },
});

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
