import { quoteLiteral } from '../schema/columns.js';
import { copyTo } from './duckdb-copy.js';
import type { ParquetWriter } from './parquet.js';
import { asStored, rowQuery } from './row-query.js';

/** Rows of a row group: DuckDB's default, stated so that a new version of it does not change the bytes. */
const ROW_GROUP_SIZE = 122_880;
/** The same for rows that hold whole articles: a group is held in memory, and these are a thousand times as long. */
const DOCUMENTS_ROW_GROUP_SIZE = 2048;

/** The database's own writer: fast, with dictionaries, statistics and ZSTD. */
export const duckdbParquet: ParquetWriter = {
  name: 'duckdb',
  compressions: ['zstd', 'snappy', 'gzip'],
  write: (connection, { table, relation, path, compression, metadata }) => {
    const pairs = Object.entries(metadata).map(
      ([key, value]) => `${quoteLiteral(key)}: ${quoteLiteral(value)}`,
    );
    return copyTo(connection, rowQuery(table, relation, asStored), path, [
      'FORMAT parquet',
      `COMPRESSION ${compression}`,
      `ROW_GROUP_SIZE ${table === 'documents' ? DOCUMENTS_ROW_GROUP_SIZE : ROW_GROUP_SIZE}`,
      ...(pairs.length === 0 ? [] : [`KV_METADATA {${pairs.join(', ')}}`]),
    ]);
  },
};
