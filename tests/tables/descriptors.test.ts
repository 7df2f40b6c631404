import { expect, test } from 'vitest';
import { TABLES } from '../../pipeline/schema/columns.js';
import { SCHEMAS } from '../../pipeline/schema/generated/schemas.js';
import type { SpanStruct, TableRows } from '../../pipeline/schema/rows.js';
import { documents } from '../../pipeline/tables/documents.js';
import { entities } from '../../pipeline/tables/entities.js';
import { mentions } from '../../pipeline/tables/mentions.js';
import { quotes } from '../../pipeline/tables/quotes.js';
import type { CorpusTable, DocumentTable } from '../../pipeline/tables/table.js';
import { DESCRIPTORS, DOCUMENT_TABLES } from '../../pipeline/tables/tables.js';

/*
 * The first tests are for the compiler (`npm run typecheck`): each error that it must find is named as expected, and a
 * line without one fails.
 */
test('a column of spans that nothing checks does not compile', () => {
  const { cue_spans, ...others } = quotes.spans;
  // @ts-expect-error the spans of the cue are not checked
  const unchecked: DocumentTable<'quotes'> = { ...quotes, spans: others };
  // @ts-expect-error no column of documents has this name
  const misnamed: DocumentTable<'documents'>['spans'] = { ...documents.spans, lead_span: 'passage' };
  // @ts-expect-error the place of a mention is not checked
  const placeless: DocumentTable<'mentions'> = { ...mentions, ownSpan: null };
  // @ts-expect-error a mention has no such text
  const textless: DocumentTable<'mentions'>['place'] = { text: 'cue_text' };
  expect([unchecked, misnamed, placeless, textless, cue_spans]).toHaveLength(5);
});

test('a table with spans cannot be one that no document gives rows to', () => {
  // @ts-expect-error rows of mentions have places
  const table: CorpusTable<'mentions'> = entities;
  expect(table).toBe(entities);
});

test('a table without a descriptor does not compile', () => {
  const { dates, ...others } = DESCRIPTORS;
  // @ts-expect-error dates are missing
  const incomplete: Readonly<Record<keyof TableRows, unknown>> = others;
  expect(incomplete).not.toHaveProperty('dates');
  expect(dates).toBeDefined();
});

test('the descriptors stand in the order of the tables', () => {
  expect(Object.keys(DESCRIPTORS)).toEqual(TABLES);
});

test.each(DOCUMENT_TABLES)('every column of %s that holds a span has its check', (table) => {
  const { properties } = SCHEMAS[table] as { properties: Record<string, object> };
  const span = ['start', 'end', 'source_start', 'source_end'] satisfies (keyof SpanStruct)[];
  const holdsSpans = (schema: unknown): boolean =>
    typeof schema === 'object' &&
    schema !== null &&
    (span.every((name) => Object.hasOwn((schema as { properties?: object }).properties ?? {}, name)) ||
      Object.values(schema).some((part) => (Array.isArray(part) ? part.some(holdsSpans) : holdsSpans(part))));
  const columns = Object.keys(properties).filter((name) => holdsSpans(properties[name]));
  expect(Object.keys(DESCRIPTORS[table].spans).sort()).toEqual(columns.sort());
});
