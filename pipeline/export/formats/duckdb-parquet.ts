import { quoteLiteral } from '../../schema/columns.js';
import { tableOf } from '../../tables/tables.js';
import { copyTo } from './duckdb-copy.js';
import type { ParquetWriter } from './parquet-writer.js';
import { asStored, rowQuery } from './row-query.js';

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
      `ROW_GROUP_SIZE ${tableOf(table).volume.rowGroupRows}`,
      ...(pairs.length === 0 ? [] : [`KV_METADATA {${pairs.join(', ')}}`]),
    ]);
  },
};
