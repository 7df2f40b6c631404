import { definitionOf, quoteLiteral } from '../../schema/columns.js';
import type { Format } from './format.js';
import type { ParquetWriterName } from './options.js';
import type { ParquetWriter } from './parquet-writer.js';
import { pathList, selection } from './read-back.js';
import { asTyped, fromTyped, nativeSchema } from './typed-columns.js';

/** The writers by name. The second one is loaded only when it is asked for. */
const WRITERS: Readonly<Record<ParquetWriterName, () => Promise<ParquetWriter>>> = {
  duckdb: async () => (await import('./duckdb-parquet.js')).duckdbParquet,
  'parquetjs-lite': async () => (await import('./parquetjs-lite.js')).parquetjsLite,
};

/**
 * Parquet, with the id of the schema and the table's description as key-value metadata. The id of the run is not among
 * them: a file whose rows stay keeps its bytes when others change.
 */
export const parquet: Format = {
  mediaType: 'application/vnd.apache.parquet',
  isCut: true,
  container: null,
  write: async (connection, file, { parquetWriter = 'duckdb', parquetCompression }) => {
    const writer = await WRITERS[parquetWriter]();
    const compression = parquetCompression ?? writer.compressions[0];
    if (!writer.compressions.includes(compression)) {
      throw new RangeError(
        `the Parquet writer ${writer.name} cannot compress with ${compression}; use ${writer.compressions.join(' or ')}`,
      );
    }
    const { schemaId, description } = definitionOf(file.table);
    const metadata = { schema: schemaId, description };
    return writer.write(connection, { ...file, compression, metadata });
  },
  describe: ({ schema }) => ({
    type: 'table',
    schema: nativeSchema(schema),
    // The standard's validator (frictionless-py 5.21) counts no bytes of Parquet files and calls any number wrong.
    countsBytes: false,
    countsRows: true,
  }),
  reading: {
    rank: 1,
    optionsOf: () => ({}),
    rowMeasure: null,
    open: null,
    columnNames: async (connection, { path }) => {
      const reader = await connection.runAndReadAll(
        `DESCRIBE SELECT * FROM read_parquet(${quoteLiteral(path)}, hive_partitioning = false)`,
      );
      return reader.getRowsJS().map(([name]) => name as string);
    },
    relation: (table, paths) =>
      `SELECT ${selection(table, asTyped)} FROM read_parquet(${pathList(paths)}, hive_partitioning = false)`,
    query: (table, { paths }) =>
      `SELECT ${selection(table, fromTyped)} FROM read_parquet(${pathList(paths)}, hive_partitioning = false)`,
    jsonRows: null,
    alteration: () => null,
  },
};
