import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import pLimit from 'p-limit';
import { plainOptions, plainSelection } from '../export/formats/csv-writing.js';
import { copyTo } from '../export/formats/duckdb-copy.js';
import { jsonSelection } from '../export/formats/jsonl.js';
import { asStored, type Selection, selectQuery, type WrittenColumn } from '../export/formats/row-query.js';
import type { Sql } from '../reading/sql.js';
import type { Use } from './live-tables.js';

/** A format that a reader may take rows along in: as the files of an export are written in it. */
interface Written {
  readonly mediaType: string;
  readonly selection: Selection<WrittenColumn>;
  readonly options: (columns: readonly WrittenColumn[]) => readonly string[];
}

export const DOWNLOAD_FORMATS = {
  csv: {
    mediaType: 'text/csv; charset=utf-8',
    selection: plainSelection,
    options: (columns) => plainOptions(columns, ','),
  },
  jsonl: {
    mediaType: 'application/jsonl; charset=utf-8',
    selection: jsonSelection,
    options: () => ['FORMAT json'],
  },
  parquet: {
    mediaType: 'application/vnd.apache.parquet',
    selection: asStored,
    options: () => ['FORMAT parquet', 'COMPRESSION zstd'],
  },
} as const satisfies Readonly<Record<string, Written>>;

export type DownloadFormat = keyof typeof DOWNLOAD_FORMATS;

export const isDownloadFormat = (name: string): name is DownloadFormat =>
  Object.hasOwn(DOWNLOAD_FORMATS, name);

/** The file that rows are written to on their way, in a folder; the only one that the database may write. */
const fileOf = (folder: string, format: DownloadFormat): string => join(folder, `rows.${format}`);

export const downloadFiles = (folder: string): string[] =>
  (Object.keys(DOWNLOAD_FORMATS) as DownloadFormat[]).map((format) => fileOf(folder, format));

/** A file may take so long; the next one waits for it. */
const LIMIT_MS = 5 * 60 * 1000;

/** Makes files of rows, one at a time, since they share a name. */
export class Downloads {
  readonly #folder: string;
  readonly #oneByOne = pLimit(1);

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** The rows of a query as a file. */
  make(use: Use, query: Sql, format: DownloadFormat): Promise<ReadableStream<Uint8Array>> {
    return this.#oneByOne(async () => {
      const path = fileOf(this.#folder, format);
      await this.#write(use, query, format, path);
      const stream = createReadStream(path);
      // On this system an open file can be read after its name is gone.
      await new Promise((opened, failed) => stream.once('open', opened).once('error', failed));
      await rm(path);
      return Readable.toWeb(stream) as ReadableStream<Uint8Array>;
    });
  }

  async #write({ tables }: Use, query: Sql, format: DownloadFormat, path: string): Promise<void> {
    const { text, values, types } = query.statement;
    const connection = await tables.instance.connect();
    const timer = setTimeout(() => connection.interrupt(), LIMIT_MS);
    try {
      await connection.run(`CREATE OR REPLACE TEMP TABLE ${TAKEN} AS ${text}`, values, types);
      const described = await connection.runAndReadAll(`DESCRIBE ${TAKEN}`);
      const columns = described
        .getRowsJS()
        .map(([name, type]): WrittenColumn => ({ name: String(name), type: { kind: kindOf(String(type)) } }));
      const { selection, options }: Written = DOWNLOAD_FORMATS[format];
      await copyTo(connection, selectQuery(columns, TAKEN, selection), path, options(columns));
    } finally {
      clearTimeout(timer);
      connection.closeSync();
    }
  }
}

const TAKEN = 'taken_along';

/** The kind of a column by what the database calls its type. */
function kindOf(type: string): WrittenColumn['type']['kind'] {
  if (type.endsWith('[]')) return 'list';
  const [name = ''] = type.split(/\W/, 1);
  return KINDS[name] ?? 'string';
}

const KINDS: Readonly<Record<string, WrittenColumn['type']['kind']>> = {
  STRUCT: 'struct',
  TIMESTAMP: 'timestamp',
  DOUBLE: 'double',
  INTEGER: 'int32',
  BIGINT: 'int64',
  BOOLEAN: 'boolean',
};
