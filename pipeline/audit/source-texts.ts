import type { DuckDBConnection } from '@duckdb/node-api';
import { runWithTexts } from '../duckdb/open-database.js';
import type { PlacedSpan } from '../extract/provenance.js';
import type { ReadResult } from '../ingest/record.js';
import { pluralised } from '../text/pluralised.js';
import type { FaultLog } from './faults.js';
import { fileOfRow } from './file-of-row.js';
import { type LoadedTable, rowJson } from './format-rows.js';

/** A document's texts, and what its rows must agree with. */
export interface DocumentTexts {
  readonly docId: string;
  readonly sourcePath: string;
  readonly sourceSha256: string;
  readonly text: string;
  /** The record as decoded; null where the inputs are not at hand or not what they were. */
  readonly source: string | null;
  /**
   * Where the sentences stand, in their order; none where they could not be read, null where one of them went to
   * quarantine: then the others tell little of what lies between them.
   */
  readonly sentences: readonly PlacedSpan[] | null;
}

/** Names in one note at most. */
const NAMED = 3;

/**
 * The texts of the documents and, where the inputs are at hand, of their records. They lie in the database,
 * which moves to the disk what does not fit into memory.
 */
export class SourceTexts {
  readonly #connection: DuckDBConnection;
  /** Those that were asked for last: tables follow each other whose rows are of the same documents. */
  #atHand: ReadonlyMap<string, DocumentTexts> = new Map();

  private constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  /**
   * Needs the table `quarantined_rows`.
   *
   * @param records of the inputs, read again; null when the inputs are not at hand
   */
  static async load(
    connection: DuckDBConnection,
    documents: LoadedTable,
    sentences: LoadedTable | null,
    records: AsyncIterable<ReadResult> | null,
  ): Promise<SourceTexts> {
    await connection.run(
      `CREATE TEMP TABLE texts AS
      SELECT row_number, doc_id, source_path, source_sha256, text, ${rowJson(documents, ['text'])} AS row
      FROM ${documents.view} WHERE ${documents.certain ?? true}`,
    );
    await connection.run(
      sentences === null
        ? 'CREATE TEMP TABLE sentence_spans (doc_id VARCHAR, spans VARCHAR)'
        : `CREATE TEMP TABLE sentence_spans AS
          SELECT doc_id, CAST(to_json(list(
            struct_pack(start := start, "end" := "end", source_start := source_start, source_end := source_end)
            ORDER BY start, row_number
          )) AS VARCHAR) AS spans
          FROM ${sentences.view} GROUP BY doc_id`,
    );
    // `record` is the record as JSON without its text.
    await connection.run(
      'CREATE TEMP TABLE records (doc_id VARCHAR, sha256 VARCHAR, text VARCHAR, record VARCHAR)',
    );
    await connection.run(
      'CREATE TEMP TABLE record_faults (doc_id VARCHAR, source_path VARCHAR, reason VARCHAR)',
    );
    if (records !== null) await loadRecords(connection, records);
    return new SourceTexts(connection);
  }

  /** Checks that each document has its record, with the bytes that it had. */
  async checkRecords(documents: LoadedTable, faults: FaultLog): Promise<void> {
    const rows = await this.#query<[number, string, string | null, string | null]>(`
      SELECT row_number::INTEGER, texts.doc_id, records.doc_id, coalesce(of_record.reason, of_file.reason)
      FROM texts
      LEFT JOIN records USING (doc_id)
      LEFT JOIN (SELECT doc_id, any_value(reason) AS reason FROM record_faults GROUP BY doc_id) AS of_record
        ON of_record.doc_id = texts.doc_id
      LEFT JOIN (
        SELECT source_path, any_value(reason) AS reason FROM record_faults
        WHERE doc_id IS NULL OR doc_id NOT IN (SELECT doc_id FROM texts) GROUP BY source_path
      ) AS of_file ON of_file.source_path = texts.source_path
      WHERE records.sha256 IS DISTINCT FROM texts.source_sha256
      ORDER BY row_number`);
    for (const [number, id, found, fault] of rows) {
      const { file, row } = fileOfRow(documents, number);
      const place = { table: 'documents', row, id } as const;
      if (found !== null) {
        const reason =
          'the SHA-256 of its record is another now; run again, or check against the inputs of the run';
        faults.add('changed_record', file, reason, { ...place, pointer: '/source_sha256' });
      } else {
        const reason =
          fault ?? 'the inputs have no such record; name them as in the run (--input, --name, --field)';
        faults.add('missing_record', file, reason, { ...place, pointer: '/doc_id' });
      }
    }
  }

  /** Says which records of the inputs the export knows nothing of: that is no fault of its rows. */
  async unknownRecords(quarantine: LoadedTable | null): Promise<string | null> {
    const known =
      quarantine === null ? '' : `UNION SELECT doc_id FROM ${quarantine.view} WHERE doc_id IS NOT NULL`;
    const ids = await this.#query<[string]>(
      `SELECT doc_id FROM records WHERE doc_id NOT IN (SELECT doc_id FROM texts ${known}) ORDER BY doc_id`,
    );
    if (ids.length === 0) return null;
    const names = ids.slice(0, NAMED).map(([id]) => id);
    const more = ids.length > NAMED ? ', …' : '';
    return `${pluralised(ids.length, 'record')} of the inputs ${ids.length === 1 ? 'is' : 'are'} not in the export (newer than the run, or left out as duplicates): ${names.join(', ')}${more}`;
  }

  /** The texts of some documents, by doc_id. */
  async of(docIds: ReadonlySet<string>): Promise<Map<string, DocumentTexts>> {
    const known = new Map<string, DocumentTexts>();
    const others: string[] = [];
    for (const docId of docIds) {
      const texts = this.#atHand.get(docId);
      if (texts === undefined) others.push(docId);
      else known.set(docId, texts);
    }
    if (others.length === 0) return known;
    const wanted = new Map([...known, ...(await this.#fetch(others))]);
    this.#atHand = wanted;
    return wanted;
  }

  async #fetch(docIds: readonly string[]): Promise<Map<string, DocumentTexts>> {
    const reader = await runWithTexts(
      this.#connection,
      `SELECT doc_id, source_path, source_sha256, text, source, spans
      FROM (
        SELECT texts.*, records.text AS source,
          CASE WHEN texts.doc_id NOT IN (
            SELECT doc_id FROM quarantined_rows WHERE table_name = 'sentences' AND doc_id IS NOT NULL
          ) THEN coalesce(spans, '[]') END AS spans
        FROM (SELECT * FROM texts WHERE doc_id IN (SELECT unnest($1))) AS texts
        LEFT JOIN records ON records.doc_id = texts.doc_id AND records.sha256 = source_sha256
        LEFT JOIN sentence_spans ON sentence_spans.doc_id = texts.doc_id
      )`,
      docIds,
    );
    const rows = reader.getRowsJS() as [
      ...[string, string, string, string],
      ...[string | null, string | null],
    ][];
    return new Map(
      rows.map(([docId, sourcePath, sourceSha256, text, source, spans]) => [
        docId,
        {
          ...{ docId, sourcePath, sourceSha256, text, source },
          sentences: spans === null ? null : (JSON.parse(spans) as PlacedSpan[]),
        },
      ]),
    );
  }

  async #query<Row extends readonly unknown[]>(sql: string): Promise<Row[]> {
    return (await this.#connection.runAndReadAll(sql)).getRowsJS() as unknown as Row[];
  }
}

async function loadRecords(connection: DuckDBConnection, results: AsyncIterable<ReadResult>): Promise<void> {
  const records = await connection.createAppender('records', null, 'temp');
  const recordFaults = await connection.createAppender('record_faults', null, 'temp');
  for await (const result of results) {
    if (result.kind === 'record') {
      const { text, ...record } = result.record;
      for (const value of [record.docId, record.sourceSha256, text, JSON.stringify(record)])
        records.appendVarchar(value);
      records.endRow();
    } else {
      const { docId, sourcePath, reason } = result.fault;
      if (docId === null) recordFaults.appendNull();
      else recordFaults.appendVarchar(docId);
      recordFaults.appendVarchar(sourcePath);
      recordFaults.appendVarchar(`its record cannot be read: ${reason}`);
      recordFaults.endRow();
    }
  }
  records.closeSync();
  recordFaults.closeSync();
}
