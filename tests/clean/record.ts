import { clean } from '../../pipeline/clean/clean.js';
import type { RemovalKind } from '../../pipeline/clean/clean-document.js';
import type { RecordFields, SourceRecord } from '../../pipeline/ingest/record.js';
import { spanText } from '../../pipeline/text/span.js';

const NO_FIELDS: RecordFields = { url: null, title: null, authors: [], publisher: null, publishedAt: null };

/** A plain text record. */
export const recordOf = (text: string, fields: Partial<RecordFields> = {}): SourceRecord => ({
  docId: 'corpus/a.txt',
  sourcePath: 'corpus/a.txt',
  sourceId: 'a',
  sourceSha256: '0'.repeat(64),
  mediaType: 'text/plain',
  encoding: 'utf-8',
  line: 1,
  text,
  fields: { ...NO_FIELDS, ...fields },
});

/** What cleaning removes from a text: kind, rule and passage. */
export const removalsOf = (text: string): [RemovalKind, string, string][] =>
  clean(recordOf(text)).removals.map(({ kind, rule, source }) => [kind, rule, spanText(text, source)]);

export const cleanTextOf = (text: string): string => clean(recordOf(text)).text;

/** Two paragraphs that are nothing but article. */
export const BODY =
  'The council voted on Monday to close the old bridge over the river.\n\nThe mayor said the work would begin in May and last a year.';

/** What cleaning takes out of a line that stands between two paragraphs. */
export const removedInside = (line: string): [RemovalKind, string, string][] =>
  removalsOf(`${BODY}\n\n${line}\n\n${BODY}`);
