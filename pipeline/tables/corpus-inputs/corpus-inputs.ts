import type { DocumentRows } from '../document-rows.js';
import { documentBands } from './bands.js';
import { utteranceLines } from './utterance-lines.js';

/** What the corpus-wide steps read of each document, beside its rows: a table of the state that is not exported. */
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
  /** The names that a document gives to its entities, and who bears a surname. */
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
    },
    ({ document_entities }) => document_entities,
  ),
  /** Quotes as plain words, for the same utterance in several articles. */
  utterance_lines: corpusInput(
    { doc_id: 'varchar', quote_id: 'varchar', speaker_entity_id: 'varchar', line: 'varchar' },
    ({ quotes }) => utteranceLines(quotes),
  ),
  /** Sketches of the texts, for near duplicates. */
  document_bands: corpusInput({ doc_id: 'varchar', bands: 'ubigint[]' }, ({ documents }) =>
    documentBands(documents),
  ),
} as const;

export type CorpusInputName = keyof typeof CORPUS_INPUTS;

export const isCorpusInput = (name: string): name is CorpusInputName => Object.hasOwn(CORPUS_INPUTS, name);
