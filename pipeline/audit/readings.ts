import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api';
import { runWithTexts } from '../duckdb/open-database.js';
import type { SourceRecord } from '../ingest/record.js';
import type { DocumentRow } from '../schema/rows.js';
import type { RowFault } from '../schema/validators.js';
import { documentBands } from '../tables/corpus-inputs/bands.js';
import { documentFacts } from '../tables/corpus-inputs/document-facts.js';
import { surnamesAlone } from '../tables/document-rows.js';
import type { RowChoice } from '../tables/row-choice.js';
import { DOCUMENT_TABLES, type DocumentTableName, isKept } from '../tables/tables.js';
import type { Removed } from './cleaned-again.js';
import type { LoadedTable } from './format-rows.js';
import { valueInJson } from './quarantined-rows.js';
import { type ExportedDocument, type PlacedRows, readAgain } from './read-again.js';
import { placeOf } from './row-place.js';
import { shown, shownApart } from './shown-values.js';

/** Documents that are read at a time. */
const AT_A_TIME = 64;

type Row = Readonly<Record<string, unknown>>;

/** What is read again. */
export interface ReadingTask {
  readonly documentCount: number;
  /** What cleaning took out and told the extractors of. */
  readonly removals: LoadedTable;
  /** Whether records that are at hand are read in place of the exported texts. */
  readonly readsRecords: boolean;
  /** The rows that must be in the export; null where that is not known. */
  readonly choice: RowChoice | null;
  /** Whether a row was left out because it was judged wrong. */
  readonly isLeftOut: (table: DocumentTableName, docId: string, place: string) => boolean;
}

/**
 * What the program reads in the records, or in the exported texts where records are not at hand: every row must be
 * among it. The rows lie in the database, which moves to the disk what does not fit into memory.
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
   * Reads every document again. Needs the table `quarantined_rows`: what cleaning took out may be there. Makes the
   * tables `readings`, with a column for each table of documents, `expected_rows` of the rows that the export must
   * have, `document_facts`, `document_entities` and `document_bands`, which the corpus-wide steps need, and
   * `surname_rows`, of those rows whose person only the corpus may know.
   */
  static async load(connection: DuckDBConnection, task: ReadingTask): Promise<Readings> {
    await connection.run(`
      CREATE TEMP TABLE readings (doc_id VARCHAR, ${DOCUMENT_TABLES.map((table) => `"${table}" VARCHAR`).join(', ')});
      CREATE TEMP TABLE expected_rows (table_name VARCHAR, doc_id VARCHAR, place VARCHAR);
      CREATE TEMP TABLE document_entities (
        doc_id VARCHAR, entity_id VARCHAR, type VARCHAR, name VARCHAR, wikidata_id VARCHAR,
        surname VARCHAR, given VARCHAR, gender VARCHAR
      );
      CREATE TEMP TABLE surname_rows (
        table_name VARCHAR, doc_id VARCHAR, place VARCHAR, entity_id VARCHAR, resolution VARCHAR, confidence VARCHAR
      );
      CREATE TEMP TABLE band_texts (doc_id VARCHAR, bands VARCHAR);
      CREATE TEMP VIEW document_bands AS SELECT doc_id, CAST(bands AS BIGINT[]) AS bands FROM band_texts;
      CREATE TEMP TABLE fact_texts (doc_id VARCHAR, text_md5 VARCHAR, month VARCHAR, char_count VARCHAR);
      CREATE TEMP VIEW document_facts AS
        SELECT doc_id, text_md5, CAST(month AS INTEGER) AS month, CAST(char_count AS INTEGER) AS char_count
        FROM fact_texts;
      CREATE TEMP TABLE removed AS
        SELECT doc_id, CAST(to_json(list(struct_pack(start, kind, rule, text) ORDER BY start, turn)) AS VARCHAR) AS removals
        FROM (
          SELECT doc_id, CAST(start AS BIGINT) AS start, kind, rule, text, row_number AS turn FROM ${task.removals.view}
          UNION ALL
          SELECT doc_id, TRY_CAST(${valueInJson('start')} AS BIGINT), ${['kind', 'rule', 'text'].map(valueInJson).join(', ')}, 0
          FROM quarantined_rows WHERE table_name = 'removals'
        )
        WHERE start IS NOT NULL AND kind IS NOT NULL AND rule IS NOT NULL AND text IS NOT NULL
        GROUP BY doc_id`);
    let isWhole = true;
    for (let first = 1; first <= task.documentCount; first += AT_A_TIME)
      isWhole = (await readSome(connection, first, task)) && isWhole;
    return new Readings(connection, isWhole);
  }

  /** What was read in some documents for a table; those of which nothing can be told are left out. */
  async of(table: DocumentTableName, docIds: ReadonlySet<string>): Promise<Map<string, Reading>> {
    if (docIds.size === 0) return new Map();
    const reader = await runWithTexts(
      this.#connection,
      `SELECT doc_id, "${table}" FROM readings
      WHERE doc_id IN (SELECT unnest($1)) AND "${table}" IS NOT NULL`,
      [...docIds],
    );
    return new Map(
      (reader.getRowsJS() as [string, string][]).map(([docId, rows]) => [
        docId,
        new Reading(table, JSON.parse(rows) as PlacedRows),
      ]),
    );
  }
}

async function readSome(
  connection: DuckDBConnection,
  first: number,
  { readsRecords, choice, isLeftOut }: ReadingTask,
): Promise<boolean> {
  const readings = await TextAppender.open(connection, 'readings');
  const expected = await TextAppender.open(connection, 'expected_rows');
  const entities = await TextAppender.open(connection, 'document_entities');
  const surnames = await TextAppender.open(connection, 'surname_rows');
  const bands = await TextAppender.open(connection, 'band_texts');
  const facts = await TextAppender.open(connection, 'fact_texts');
  let isWhole = true;
  for (const document of await exportedDocuments(connection, first, readsRecords)) {
    const read = await readAgain(document);
    if (read === null) {
      isWhole = false;
      continue;
    }
    const { tables, rows } = read;
    const { doc_id: docId } = document.row;
    readings.append(docId, ...DOCUMENT_TABLES.map((table) => JSON.stringify(tables.get(table)) ?? null));
    if (choice !== null)
      for (const [table, placed] of tables)
        for (const [index, [place]] of placed.entries())
          if (isKept(table, rows[table][index] as Row, choice) && !isLeftOut(table, docId, place))
            expected.append(table, docId, place);
    for (const { entity_id, type, name, wikidata_id, surname, given, gender } of rows.document_entities)
      entities.append(docId, entity_id, type, name, wikidata_id, surname, given, gender);
    const isSurname = surnamesAlone(rows);
    for (const row of rows.mentions)
      if (isSurname(row.entity_id))
        surnames.append(
          'mentions',
          docId,
          placeOf('mentions', row),
          row.entity_id,
          row.resolution,
          `${row.confidence}`,
        );
    for (const row of rows.quotes)
      if (isSurname(row.speaker_entity_id))
        surnames.append('quotes', docId, placeOf('quotes', row), row.speaker_entity_id, null, null);
    for (const { bands: values } of documentBands(rows.documents)) bands.append(docId, `[${values.join()}]`);
    for (const { text_md5, month, char_count } of rows.documents.map(documentFacts))
      facts.append(docId, text_md5, month === null ? null : `${month}`, `${char_count}`);
  }
  for (const appender of [readings, expected, entities, surnames, bands, facts]) appender.close();
  return isWhole;
}

async function exportedDocuments(
  connection: DuckDBConnection,
  first: number,
  readsRecords: boolean,
): Promise<ExportedDocument[]> {
  const reader = await connection.runAndReadAll(`
    SELECT row, text, removals, record, source
    FROM (
      SELECT row_number, row, texts.text, removals, record, records.text AS source
      FROM (SELECT * FROM texts WHERE row_number BETWEEN ${first} AND ${first + AT_A_TIME - 1}) AS texts
      LEFT JOIN removed USING (doc_id)
      LEFT JOIN records ON ${readsRecords} AND records.doc_id = texts.doc_id AND records.sha256 = source_sha256
    )
    ORDER BY row_number`);
  const found = reader.getRowsJS() as [string, string, string | null, string | null, string | null][];
  return found.map(([row, text, removals, record, source]) => ({
    row: { ...(JSON.parse(row) as object), text } as DocumentRow,
    removals: JSON.parse(removals ?? '[]') as Removed[],
    record: record === null ? null : ({ ...(JSON.parse(record) as object), text: source } as SourceRecord),
  }));
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

  append(...values: readonly (string | null)[]): void {
    for (const value of values) {
      if (value === null) this.#appender.appendNull();
      else this.#appender.appendVarchar(value);
    }
    this.#appender.endRow();
  }

  close(): void {
    this.#appender.closeSync();
  }
}

/** What was read in one document for a table. */
export class Reading {
  readonly #table: DocumentTableName;
  readonly #rows: ReadonlyMap<string, Row>;

  constructor(table: DocumentTableName, rows: PlacedRows) {
    this.#table = table;
    this.#rows = new Map(rows);
  }

  /** In what a row is unlike the one that was read at its place; null where it is like it. */
  differenceOf(exported: Row): RowFault | null {
    const read = this.#rows.get(placeOf(this.#table, exported));
    if (read === undefined)
      return { pointer: '/start', reason: 'the program reads no such row at this place' };
    const column = Object.keys(read).find((name) => !agrees(exported[name], read[name]));
    if (column === undefined) return null;
    const [value, expected] = shownApart(shown(exported[column]), shown(read[column]));
    return { pointer: `/${column}`, reason: `is ${value}, but the program reads ${expected}` };
  }
}

/** Whether a value is what was read, as far as that is told. */
function agrees(value: unknown, read: unknown): boolean {
  if (typeof read !== 'object' || read === null) return value === read;
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(read) && read.length !== (value as readonly unknown[]).length) return false;
  return Object.entries(read).every(([name, part]) => agrees((value as Row)[name], part));
}
