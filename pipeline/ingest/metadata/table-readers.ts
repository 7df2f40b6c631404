import { parquetReader } from '../formats/duckdb/parquet.js';
import { jsonlReader } from '../formats/jsonl.js';
import type { Reader } from '../formats/reader.js';
import { csvReader } from '../formats/table/csv.js';

/** The formats that a table of metadata may have: those of rows. */
export const TABLE_READERS: readonly Reader[] = [csvReader, jsonlReader, parquetReader];
