import { createReadStream } from 'node:fs';
import { splitLines } from '../../ingest/decode/lines.js';
import { quoteIdentifier } from '../../schema/columns.js';
import { copyTo } from './duckdb-copy.js';
import type { Format } from './format.js';
import { pathList, readType, typed } from './read-back.js';
import { lineMeasure } from './row-measure.js';
import { doubleText, rowQuery, timestampText, type WrittenColumn } from './row-query.js';

/** JSON Lines: an object a row, with all columns in the order of the schema, nulls too. */
export const jsonl: Format = {
  mediaType: 'application/jsonl',
  isCut: false,
  container: null,
  write: (connection, { table, relation, path }) =>
    copyTo(connection, rowQuery(table, relation, jsonSelection), path, ['FORMAT json']),
  describe: ({ schema, rows }) => ({
    // The standard's validator (frictionless-py 5.21) cannot read an empty JSONL file as a table.
    type: rows === 0 ? 'file' : 'table',
    encoding: 'utf-8',
    schema,
    countsBytes: true,
    countsRows: true,
  }),
  reading: {
    rank: 0,
    optionsOf: () => ({}),
    rowMeasure: () => lineMeasure({ quoted: false }),
    relation: null,
    open: null,
    columnNames: null,
    query: (table, { paths, longestRow }) => {
      const size = Math.max(JSON_ROW_BYTES, longestRow + 1);
      return `SELECT * FROM read_json(${pathList(paths)}, format = 'newline_delimited', columns = ${typed(table, readType)}, maximum_object_size = ${size}, hive_partitioning = false)`;
    },
    jsonRows: lineTexts,
    alteration: () => null,
  },
};

/** Bytes of a row that the database's reader takes without being told. */
const JSON_ROW_BYTES = 16 * 1024 * 1024;

/** A column as a value of JSON. */
export function jsonSelection(column: WrittenColumn): string {
  const name = quoteIdentifier(column.name);
  switch (column.type.kind) {
    case 'timestamp':
      return timestampText(column);
    case 'double':
      return `CAST(${doubleText(column)} AS JSON)`;
    default:
      return name;
  }
}

const LINES_AT_ONCE = 2048;

async function* lineTexts(path: string): AsyncGenerator<readonly string[]> {
  let lines: string[] = [];
  const stream = createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>;
  for await (const line of splitLines(stream, { maxBytes: Number.MAX_SAFE_INTEGER })) {
    lines.push(line.kind === 'line' ? line.bytes.toString('utf8') : '');
    if (lines.length < LINES_AT_ONCE) continue;
    yield lines;
    lines = [];
  }
  if (lines.length > 0) yield lines;
}
