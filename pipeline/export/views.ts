import { columnsOf, quoteIdentifier } from '../schema/columns.js';
import type { TableName } from '../schema/rows.js';

/** What people always join: a question about an export may ask it like a table. */
export interface View {
  readonly name: string;
  readonly description: string;
  readonly columns: readonly string[];
  /** The tables that it reads. */
  readonly reads: readonly TableName[];
  /** A SELECT over them, under their names. */
  readonly query: string;
}

/** The columns of `documents` that say where and when a row of another table was published. */
const PUBLICATION = [
  'title',
  'url',
  'publisher',
  'authors',
  'published_at',
  'published_at_utc',
  'duplicate_of',
];

const namesOf = (table: TableName): string[] => columnsOf(table).map(({ name }) => name);

const columnList = (alias: string, names: readonly string[]): string =>
  names.map((name) => `${alias}.${quoteIdentifier(name)}`).join(', ');

export const VIEWS: readonly View[] = [
  {
    name: 'quotes_with_documents',
    description: 'The rows of quotes, each with where and when its document was published.',
    columns: [...namesOf('quotes'), ...PUBLICATION],
    reads: ['quotes', 'documents'],
    query: `SELECT ${columnList('q', namesOf('quotes'))}, ${columnList('d', PUBLICATION)}
      FROM quotes AS q JOIN documents AS d USING (doc_id)`,
  },
  {
    name: 'mentions_with_entities',
    description:
      'The rows of mentions, each with the name of its entity, and where and when its document was published.',
    columns: [...namesOf('mentions'), 'entity_name', 'wikidata_id', ...PUBLICATION],
    reads: ['mentions', 'entities', 'documents'],
    query: `SELECT ${columnList('m', namesOf('mentions'))}, e.name AS entity_name, e.wikidata_id, ${columnList('d', PUBLICATION)}
      FROM mentions AS m JOIN entities AS e USING (entity_id) JOIN documents AS d ON d.doc_id = m.doc_id`,
  },
  {
    name: 'speakers',
    description:
      'The named persons and organisations that are quoted: a row an entity, with its quotes, its distinct utterances, and the days between which they were published. Duplicate documents do not count.',
    columns: [
      ...['entity_id', 'name', 'type', 'wikidata_id', 'quote_count', 'utterance_count', 'document_count'],
      ...['first_published', 'last_published'],
    ],
    reads: ['quotes', 'documents', 'entities'],
    query: `SELECT e.entity_id, e.name, e.type, e.wikidata_id, count(*) AS quote_count,
        count(DISTINCT q.utterance_id) AS utterance_count, count(DISTINCT q.doc_id) AS document_count,
        min(d.published_at[:10]) AS first_published, max(d.published_at[:10]) AS last_published
      FROM quotes AS q JOIN documents AS d USING (doc_id) JOIN entities AS e ON e.entity_id = q.speaker_entity_id
      WHERE d.duplicate_of IS NULL
      GROUP BY e.entity_id, e.name, e.type, e.wikidata_id`,
  },
];
