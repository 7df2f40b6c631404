import type { DocumentRows } from '../document-rows.js';
import { documentBands } from './bands.js';
import { documentFacts } from './document-facts.js';
import { namedEntities } from './named-entities.js';
import { utteranceLines } from './utterance-lines.js';

/**
 * What the corpus-wide steps read of each document, in place of its rows: a table that is not exported. It is a small
 * part of the rows, so that a cluster has little to send around.
 */
interface CorpusInput<Row extends { readonly doc_id: string }> {
  /** DuckDB's types by column. */
  readonly columns: { readonly [Column in keyof Row]: string };
  /** Made by the workers from the rows that hold. */
  readonly rows: (rows: DocumentRows) => readonly Row[];
}

const corpusInput = <Row extends { readonly doc_id: string }>(
  columns: CorpusInput<Row>['columns'],
  rows: CorpusInput<Row>['rows'],
): CorpusInput<Row> => ({ columns, rows });

export const CORPUS_INPUTS = {
  /** What tells equal texts, the time of a document, and its length. */
  document_facts: corpusInput(
    { doc_id: 'varchar', text_md5: 'varchar', month: 'integer', char_count: 'integer' },
    ({ documents }) => documents.map(documentFacts),
  ),
  /** The names that a document gives to its entities, who bears a surname, and how it mentions them. */
  document_entities: corpusInput(
    {
      doc_id: 'varchar',
      entity_id: 'varchar',
      type: 'varchar',
      name: 'varchar',
      wikidata_id: 'varchar',
      surname: 'varchar',
      given: 'varchar',
      gender: 'varchar',
      mention_count: 'integer',
      texts: 'varchar[]',
    },
    ({ document_entities, mentions }) => namedEntities(document_entities, mentions),
  ),
  /** The quotes of entities as plain words, for the same utterance in several articles. */
  utterance_lines: corpusInput(
    { doc_id: 'varchar', quote_id: 'varchar', speaker_entity_id: 'varchar', line: 'varchar' },
    ({ quotes }) => utteranceLines(quotes),
  ),
  /** Sketches of the texts, for near duplicates. */
  document_bands: corpusInput({ doc_id: 'varchar', bands: 'bigint[]' }, ({ documents }) =>
    documentBands(documents),
  ),
} as const;

export type CorpusInputName = keyof typeof CORPUS_INPUTS;

export const isCorpusInput = (name: string): name is CorpusInputName => Object.hasOwn(CORPUS_INPUTS, name);
