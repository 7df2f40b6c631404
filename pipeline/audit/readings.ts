import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import { runWithTexts } from '../database/open-database.js';
import { textForDriver } from '../export/formats/row-query.js';
import { extract } from '../extract/extract.js';
import type { DocumentRow } from '../schema/rows.js';
import { faultOf, type RowFault } from '../schema/validators.js';
import { documentBands } from '../tables/corpus-inputs/bands.js';
import { type DocumentEntityRow, toRows } from '../tables/document-rows.js';
import type { RowOf } from '../tables/table.js';
import { DESCRIPTORS, DOCUMENT_TABLES, type DocumentTableName } from '../tables/tables.js';
import { cleanedAgain, type Removed } from './cleaned-again.js';
import type { LoadedTable } from './format-rows.js';
import { placeOf } from './row-place.js';

/** Documents that are read at a time. */
const AT_A_TIME = 64;
/** Of a value, so much is shown. */
const SHOWN_LENGTH = 60;

type Row = Readonly<Record<string, unknown>>;
type PlacedRow = readonly [place: string, row: Row];

/** The tables whose rows are read again. */
const READ_TABLES: readonly DocumentTableName[] = DOCUMENT_TABLES.filter(
  (table) => DESCRIPTORS[table].reading !== null,
);

/** What is read again. */
interface ReadingTask {
  readonly documentCount: number;
  /** What cleaning took out and told the extractors of. */
  readonly removals: LoadedTable;
  /** Rows less sure than that need not be in the export. */
  readonly minConfidence: number;
}

/**
 * What the program reads in the exported texts: every row must be among it. The rows lie in the database, which moves
 * to the disk what does not fit into memory.
 */
export class Readings {
  readonly #connection: DuckDBConnection;
  /** Whether every document could be read again. */
  readonly isWhole: boolean;

  private constructor(connection: DuckDBConnection, isWhole: boolean) {
    this.#connection = connection;
    this.isWhole = isWhole;
  }

  /**
   * Reads every document again. Makes the tables `readings`, with a column for each table of documents, `expected_rows`
   * of the rows that the export must have, and `document_entities` and `document_bands`, which the corpus-wide steps
   * need.
   */
  static async load(connection: DuckDBConnection, task: ReadingTask): Promise<Readings> {
    await connection.run(`
      CREATE TEMP TABLE readings (doc_id VARCHAR, ${READ_TABLES.map((table) => `"${table}" VARCHAR`).join(', ')});
      CREATE TEMP TABLE expected_rows (table_name VARCHAR, doc_id VARCHAR, place VARCHAR);
      CREATE TEMP TABLE document_entities (doc_id VARCHAR, entity_id VARCHAR, type VARCHAR, name VARCHAR);
      CREATE TEMP TABLE band_texts (doc_id VARCHAR, bands VARCHAR);
      CREATE TEMP VIEW document_bands AS SELECT doc_id, CAST(bands AS UBIGINT[]) AS bands FROM band_texts;
      CREATE TEMP TABLE removed AS
        SELECT doc_id, CAST(to_json(list(struct_pack(start, kind, rule, text) ORDER BY row_number)) AS VARCHAR) AS removals
        FROM ${task.removals.view}
        WHERE start IS NOT NULL AND kind IS NOT NULL AND rule IS NOT NULL AND text IS NOT NULL
        GROUP BY doc_id`);
    let isWhole = true;
    for (let first = 1; first <= task.documentCount; first += AT_A_TIME)
      isWhole = (await readSome(connection, first, task.minConfidence)) && isWhole;
    return new Readings(connection, isWhole);
  }

  /** What was read in some documents for a table; those that could not be read again are left out. */
  async of(table: DocumentTableName, docIds: ReadonlySet<string>): Promise<Map<string, Reading>> {
    if (!READ_TABLES.includes(table) || docIds.size === 0) return new Map();
    const reader = await runWithTexts(
      this.#connection,
      `SELECT ${textForDriver({ name: 'doc_id' })}, "${table}" FROM readings WHERE doc_id IN (SELECT unnest($1))`,
      [...docIds],
    );
    return new Map(
      (reader.getRowsJS() as [string, string][]).map(([docId, rows]) => [
        docId,
        new Reading(table, JSON.parse(rows) as PlacedRow[]),
      ]),
    );
  }
}

async function readSome(
  connection: DuckDBConnection,
  first: number,
  minConfidence: number,
): Promise<boolean> {
  const reader = await connection.runAndReadAll(`
    SELECT row, ${textForDriver({ name: 'text' })}, removals
    FROM texts LEFT JOIN removed USING (doc_id)
    WHERE row_number BETWEEN ${first} AND ${first + AT_A_TIME - 1} ORDER BY row_number`);
  const readings = await TextAppender.open(connection, 'readings');
  const expected = await TextAppender.open(connection, 'expected_rows');
  const entities = await TextAppender.open(connection, 'document_entities');
  const bands = await TextAppender.open(connection, 'band_texts');
  let isWhole = true;
  for (const [json, text, removals] of reader.getRowsJS() as [string, string, string | null][]) {
    const document = { ...(JSON.parse(json) as object), text } as DocumentRow;
    const read = await readAgain(document, JSON.parse(removals ?? '[]') as Removed[]);
    if (read === null) {
      isWhole = false;
      continue;
    }
    const { doc_id: docId } = document;
    readings.append(docId, ...READ_TABLES.map((table) => JSON.stringify(read.rows[table])));
    for (const table of READ_TABLES)
      for (const [place, row] of read.rows[table] as readonly PlacedRow[])
        if (isKept(table, row, minConfidence)) expected.append(table, docId, place);
    for (const { entity_id, type, name } of read.entities) entities.append(docId, entity_id, type, name);
    for (const { bands: values } of documentBands([document])) bands.append(docId, `[${values.join()}]`);
  }
  for (const appender of [readings, expected, entities, bands]) appender.close();
  return isWhole;
}

/** Whether a run keeps a row, however sure it is of it. */
function isKept(table: DocumentTableName, { confidence }: Row, minConfidence: number): boolean {
  const { dropsUnsure } = DESCRIPTORS[table];
  return !dropsUnsure || confidence === null || (confidence as number) >= minConfidence;
}

/** Appends rows of texts to a table. */
class TextAppender {
  readonly #appender: DuckDBAppender;

  private constructor(appender: DuckDBAppender) {
    this.#appender = appender;
  }

  static async open(connection: DuckDBConnection, table: string): Promise<TextAppender> {
    return new TextAppender(await connection.createAppender(table, null, 'temp'));
  }

  append(...values: readonly string[]): void {
    for (const value of values) this.#appender.appendVarchar(value);
    this.#appender.endRow();
  }

  close(): void {
    this.#appender.closeSync();
  }
}

interface Read {
  readonly rows: Readonly<Record<string, readonly PlacedRow[]>>;
  readonly entities: readonly DocumentEntityRow[];
}

async function readAgain(document: DocumentRow, removals: readonly Removed[]): Promise<Read | null> {
  if (faultOf('documents', document) !== null) return null;
  const clean = cleanedAgain(document, removals);
  if (clean === null) return null;
  const rows = toRows(
    {
      docId: document.doc_id,
      sourcePath: document.source_path,
      sourceId: document.source_id,
      sourceSha256: document.source_sha256,
      mediaType: document.media_type,
      encoding: document.encoding,
      line: 1,
      text: clean.text,
      fields: {
        url: document.url,
        title: document.title,
        authors: document.authors,
        publisher: document.publisher,
        publishedAt: document.published_at,
      },
    },
    clean,
    await extract(clean),
  );
  return {
    rows: Object.fromEntries(
      READ_TABLES.map((table) => [
        table,
        (rows[table] as readonly Row[]).map((row) => [placeOf(table, row), readingOf(table, row)] as const),
      ]),
    ),
    entities: rows.document_entities,
  };
}

/** What was read in one document for a table. */
export class Reading {
  readonly #table: DocumentTableName;
  readonly #rows: ReadonlyMap<string, Row>;

  /** @param rows each with its place */
  constructor(table: DocumentTableName, rows: readonly PlacedRow[]) {
    this.#table = table;
    this.#rows = new Map(rows);
  }

  /** In what a row is unlike the one that was read at its place; null where it is like it. */
  differenceOf(exported: Row): RowFault | null {
    const read = this.#rows.get(placeOf(this.#table, exported));
    if (read === undefined)
      return { pointer: '/start', reason: 'the program reads no such row at this place' };
    const row = readingOf(this.#table, exported);
    const column = differingColumn(row, read);
    return column === null
      ? null
      : {
          pointer: `/${column}`,
          reason: `is ${shown(row[column])}, but the program reads ${shown(read[column])} in the text`,
        };
  }
}

/** What the text decides of a row, spans by their place in the text alone. */
function readingOf(table: DocumentTableName, row: Row): Row {
  const { reading } = DESCRIPTORS[table];
  const read = (reading as (row: RowOf<DocumentTableName>) => Row)(row as never);
  return Object.fromEntries(
    Object.entries(read).flatMap(([name, value]) => (isOfRecord(name) ? [] : [[name, withoutRecord(value)]])),
  );
}

/** Columns that depend on where the document stands in its record, and which one it is. */
const isOfRecord = (name: string): boolean =>
  name.startsWith('source_') || (name.endsWith('_id') && !name.endsWith('entity_id'));

function withoutRecord(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutRecord);
  if (typeof value !== 'object' || value === null) return value;
  const { start, end } = value as { start: unknown; end: unknown };
  return { start, end };
}

const differingColumn = (a: Row, b: Row): string | null =>
  Object.keys(b).find((name) => JSON.stringify(a[name]) !== JSON.stringify(b[name])) ?? null;

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text;
}
