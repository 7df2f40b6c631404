import { clean } from '../clean/clean.js';
import type { CleanDocument } from '../clean/clean-document.js';
import { pageOf } from '../clean/web-page.js';
import { extract } from '../extract/extract.js';
import type { SourceRecord } from '../ingest/record.js';
import type { DocumentRow } from '../schema/rows.js';
import { faultOf } from '../schema/validators.js';
import { type DocumentRows, surnamesAlone, toRows } from '../tables/document-rows.js';
import type { RowOf } from '../tables/table.js';
import { DESCRIPTORS, DOCUMENT_TABLES, type DocumentTableName } from '../tables/tables.js';
import { cleanedAgain, type Removed } from './cleaned-again.js';
import { givenOfRow } from './page-of-row.js';
import { placeOf } from './row-place.js';

type Row = Readonly<Record<string, unknown>>;

/** What the program reads for a table in one document, each row with its place. */
export type PlacedRows = readonly (readonly [place: string, row: Row])[];

/** What an export says of a document, and its record where that is at hand. */
export interface ExportedDocument {
  readonly row: DocumentRow;
  readonly removals: readonly Removed[];
  readonly record: SourceRecord | null;
}

/**
 * Reads a document again as a run does: its record; or, where that is not at hand, its exported text, which tells
 * nothing of removals and of what comes from the record.
 *
 * @returns the rows for each table of which something can be told, and all that corpus-wide steps need; null where the
 *   export does not tell enough
 */
export async function readAgain({ row, removals, record }: ExportedDocument): Promise<{
  tables: ReadonlyMap<DocumentTableName, PlacedRows>;
  rows: DocumentRows;
} | null> {
  if (record !== null) {
    const rows = await rowsOf(record, clean(record, await pageOf(record)));
    return { tables: placed(rows, DOCUMENT_TABLES, (read) => read), rows };
  }
  const cleaned = faultOf('documents', row) === null ? cleanedAgain(row, removals) : null;
  if (cleaned === null) return null;
  const rows = await rowsOf(recordOf(row), cleaned);
  return { tables: placed(rows, TABLES_OF_TEXT, withoutRecord), rows };
}

const rowsOf = async (record: SourceRecord, cleaned: CleanDocument): Promise<DocumentRows> =>
  toRows(record, cleaned, await extract(cleaned));

/** The tables that a text tells of without its record. */
const TABLES_OF_TEXT = DOCUMENT_TABLES.filter((table) => DESCRIPTORS[table].ownSpan !== 'removed');

function placed(
  rows: DocumentRows,
  tables: readonly DocumentTableName[],
  told: (row: Row) => Row,
): ReadonlyMap<DocumentTableName, PlacedRows> {
  const isSurname = surnamesAlone(rows);
  return new Map(
    tables.map((table) => {
      const reading = DESCRIPTORS[table].reading as (
        row: RowOf<DocumentTableName>,
        is: typeof isSurname,
      ) => Row;
      return [
        table,
        (rows[table] as readonly RowOf<DocumentTableName>[]).map(
          (row) => [placeOf(table, row as unknown as Row), told(reading(row, isSurname))] as const,
        ),
      ];
    }),
  );
}

/** A record whose text is the cleaned one. */
const recordOf = (row: DocumentRow): SourceRecord => ({
  docId: row.doc_id,
  sourcePath: row.source_path,
  sourceId: row.source_id,
  sourceSha256: row.source_sha256,
  mediaType: row.media_type,
  encoding: row.encoding,
  line: 1,
  text: row.text,
  fields: {
    url: row.url,
    title: row.title,
    authors: row.authors,
    publisher: row.publisher,
    publishedAt: row.published_at,
  },
  given: givenOfRow(row),
  ...(row.extra === null ? {} : { extra: row.extra }),
});

/** What the text alone tells of a row: spans by their place in the text, and no id but those of entities. */
const withoutRecord = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) => (isOfRecord(name) ? [] : [[name, placeInText(value)]])),
  );

/** Columns that depend on where the document stands in its record, and which one it is. */
const isOfRecord = (name: string): boolean =>
  name.startsWith('source_') || (name.endsWith('_id') && !name.endsWith('entity_id'));

function placeInText(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(placeInText);
  if (typeof value !== 'object' || value === null) return value;
  const { start, end } = value as { start: unknown; end: unknown };
  return { start, end };
}
