import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import pLimit from 'p-limit';
import { jsonText, timestampText } from '../export/formats/row-query.js';
import type { Sql } from '../reading/sql.js';
import { quoteIdentifier, quoteLiteral } from '../schema/columns.js';
import type { Use } from './live-tables.js';

/** What a reader may take rows along as. */
export const DOWNLOAD_FORMATS = {
  csv: { mediaType: 'text/csv; charset=utf-8', options: 'FORMAT csv, HEADER' },
  jsonl: { mediaType: 'application/jsonl; charset=utf-8', options: 'FORMAT json' },
  parquet: { mediaType: 'application/vnd.apache.parquet', options: 'FORMAT parquet, COMPRESSION zstd' },
} as const;

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

  /** The rows of a query as a file. In CSV lists and structs are JSON texts, as in the export. */
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
      await connection.run(`CREATE OR REPLACE TEMP TABLE taken_along AS ${text}`, values, types);
      const described = await connection.runAndReadAll('DESCRIBE taken_along');
      const columns = described
        .getRowsJS()
        .map(([name, type]) => columnAs(format, String(name), String(type)))
        .join(', ');
      const { options } = DOWNLOAD_FORMATS[format];
      await connection.run(`COPY (SELECT ${columns} FROM taken_along) TO ${quoteLiteral(path)} (${options})`);
    } finally {
      clearTimeout(timer);
      connection.closeSync();
    }
  }
}

/** A column as the files of an export have it. */
function columnAs(format: DownloadFormat, column: string, type: string): string {
  const name = quoteIdentifier(column);
  if (format === 'parquet') return name;
  if (type.startsWith('TIMESTAMP')) return `${timestampText({ name: column })} AS ${name}`;
  const isNested = type.endsWith('[]') || type.startsWith('STRUCT');
  return format === 'csv' && isNested ? `${jsonText({ name: column })} AS ${name}` : name;
}
