import { isWebPage } from '../clean/web-page.js';
import { isJsonObject } from '../ingest/json-object.js';
import { GIVEN_FROM, type SourceRecord } from '../ingest/record.js';
import type { Found, MetadataSource, PageMetadata } from '../pages/metadata/metadata.js';
import type { PageReading } from '../pages/read-page.js';
import { PAGE_STATUSES } from '../pages/status/judge-page.js';
import type { DocumentRow } from '../schema/rows.js';
import { METADATA_COLUMNS } from '../tables/documents.js';

type Given = NonNullable<SourceRecord['given']>;

/** What a document's row says of its web page, as if the page had been read; null for a record that is no page. */
export function pageOfRow(row: DocumentRow): PageReading | null {
  if (!isWebPage(row.media_type)) return null;
  const status = PAGE_STATUSES.find((known) => known === row.extraction_status) ?? 'ok';
  return { status, reason: '', edits: [], removals: [], metadata: metadataOf(row) };
}

/** What a document's row says to have been given beside its record. */
export const givenOfRow = ({ metadata_sources: sources }: DocumentRow): Given =>
  Object.fromEntries(
    Object.entries(METADATA_COLUMNS).flatMap(([name, column]) => {
      const from = GIVEN_FROM.find((known) => known === objectIn(sources ?? '{}')[column]);
      return from === undefined ? [] : [[name, from]];
    }),
  );

function metadataOf(row: DocumentRow): PageMetadata {
  const sources = objectIn(row.metadata_sources ?? '{}');
  return Object.fromEntries(
    Object.entries(METADATA_COLUMNS).map(([name, column]): [string, Found<unknown> | null] => {
      const source = sources[column];
      return [
        name,
        typeof source === 'string' ? { value: row[column], source: source as MetadataSource } : null,
      ];
    }),
  ) as unknown as PageMetadata;
}

/** The object in a column of JSON; empty where it holds none. */
function objectIn(json: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(json);
    return isJsonObject(value) ? value : {};
  } catch {
    return {};
  }
}
