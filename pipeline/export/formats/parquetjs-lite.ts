import parquet, { type ParquetField } from 'parquetjs-lite';
import { type Column, type ColumnType, columnsOf, quoteIdentifier } from '../../schema/columns.js';
import type { ParquetCompression } from './options.js';
import type { ParquetWriter } from './parquet-writer.js';
import { type Cell, jsonText, readColumns, rowQuery } from './row-query.js';

const ROW_GROUP_SIZE = 16_384;

const WRITER_OPTIONS = {
  rowGroupSize: ROW_GROUP_SIZE,
  // Pages of version 1, which every reader knows; no page index, whose row numbers are wrong for lists.
  useDataPageV2: false,
  pageIndex: false,
} as const;

const SCALAR_TYPES = {
  string: 'UTF8',
  int32: 'INT32',
  int64: 'INT64',
  double: 'DOUBLE',
  boolean: 'BOOLEAN',
  timestamp: 'TIMESTAMP_MICROS',
} as const;

/** The second writer: JavaScript alone. It cannot do ZSTD. */
export const parquetjsLite: ParquetWriter = {
  name: 'parquetjs-lite',
  compressions: ['snappy', 'gzip'],
  async write(connection, { table, relation, path, compression, metadata }) {
    const columns = columnsOf(table);
    const schema = new parquet.ParquetSchema(
      Object.fromEntries(
        columns.map(({ name, type, nullable }) => [name, field(type, nullable, compression)]),
      ),
    );
    const writer = await parquet.ParquetWriter.openFile(schema, path, WRITER_OPTIONS);
    for (const [key, value] of Object.entries(metadata)) writer.setMetadata(key, value);
    let rows = 0;
    for await (const chunk of readColumns(connection, rowQuery(table, relation, selection))) {
      const rowCount = chunk[0]?.length ?? 0;
      for (let row = 0; row < rowCount; row++) {
        await writer.appendRow(
          Object.fromEntries(
            columns.map(({ name, type }, index) => [name, value(type, chunk[index]?.[row] as Cell)]),
          ),
        );
      }
      rows += rowCount;
    }
    await writer.close();
    return rows;
  },
};

function selection(column: Column): string {
  const name = quoteIdentifier(column.name);
  switch (column.type.kind) {
    case 'timestamp':
      return `epoch_ms(${name})`;
    case 'list':
    case 'struct':
      return jsonText(column);
    default:
      return name;
  }
}

/*
 * No statistics: the library compares texts by UTF-16 units, Parquet by UTF-8 bytes, and a reader that trusts the
 * difference skips rows that it should find.
 */
function field(type: ColumnType, optional: boolean, compression: ParquetCompression): ParquetField {
  switch (type.kind) {
    case 'list':
      // The three levels that the format prescribes for a list.
      return {
        type: 'LIST',
        optional,
        fields: { list: { repeated: true, fields: { element: field(type.items, false, compression) } } },
      };
    case 'struct':
      return {
        optional,
        fields: Object.fromEntries(
          type.fields.map(({ name, type: inner }) => [name, field(inner, false, compression)]),
        ),
      };
    default:
      return {
        type: SCALAR_TYPES[type.kind],
        optional,
        compression: compression.toUpperCase(),
        statistics: false,
      };
  }
}

function value(type: ColumnType, cell: Cell): unknown {
  if (cell === null) return null;
  switch (type.kind) {
    case 'timestamp':
      return new Date(Number(cell));
    case 'struct':
      return JSON.parse(cell as string);
    case 'list':
      return { list: (JSON.parse(cell as string) as unknown[]).map((element) => ({ element })) };
    default:
      return cell;
  }
}
