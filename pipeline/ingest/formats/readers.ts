import { tarReader } from './archive/tar.js';
import { waczReader, zipReader } from './archive/zip.js';
import { COMPRESSIONS, type Compression, splitCompression } from './compression.js';
import { docxReader } from './documents/docx.js';
import { odtReader } from './documents/odt.js';
import { pdfReader } from './documents/pdf.js';
import { rtfReader } from './documents/rtf.js';
import { duckdbReader } from './duckdb/duckdb.js';
import { parquetReader } from './duckdb/parquet.js';
import { extensionOf } from './file-name.js';
import { htmlReader } from './html.js';
import { jsonReader } from './json/json.js';
import { jsonlReader } from './jsonl.js';
import { emlReader } from './mail/eml.js';
import { mboxReader } from './mail/mbox.js';
import { markdownReader } from './markdown/markdown.js';
import { mhtmlReader } from './mhtml/mhtml.js';
import type { Reader } from './reader.js';
import { csvReader } from './table/csv.js';
import { textReader } from './text.js';
import { warcReader } from './warc/warc.js';
import { xmlReader } from './xml/xml.js';

/**
 * Every format that can be read. A file whose name does not say its format is of the first one that recognises its
 * beginning; plain text comes last, because anything may be that.
 */
export const READERS: readonly Reader[] = [
  docxReader,
  odtReader,
  zipReader,
  waczReader,
  tarReader,
  warcReader,
  mhtmlReader,
  pdfReader,
  parquetReader,
  duckdbReader,
  rtfReader,
  jsonlReader,
  jsonReader,
  csvReader,
  xmlReader,
  mboxReader,
  emlReader,
  htmlReader,
  markdownReader,
  textReader,
];

/** For `--input-format`. */
export const READER_NAMES: readonly string[] = READERS.map(({ name }) => name);

/** The reader of one of these names. */
export const readerNamed = (name: string): Reader => READERS.find((reader) => reader.name === name)!;

/**
 * Who reads a file of that name, and how it is compressed; null where nobody does.
 *
 * @param forced the reader of every file, whatever its name; null (default): the name tells it
 */
export function readerFor(
  name: string,
  forced: Reader | null = null,
): { readonly reader: Reader; readonly compression: Compression | null } | null {
  const { compression, name: plain } = splitCompression(name);
  const reader = forced ?? READERS.find((candidate) => extensionOf(plain, candidate) !== null);
  return reader === undefined ? null : { reader, compression };
}

/** The files that can be read, by their extensions, for messages: `.txt, .jsonl, .ndjson (also .gz)`. */
export const READABLE_FILES = `${listed(READERS.flatMap(({ extensions }) => extensions))} (also ${listed(
  COMPRESSIONS.map(({ extension }) => extension),
)})`;

function listed(extensions: readonly string[]): string {
  return extensions.join(', ');
}
