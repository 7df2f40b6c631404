import type { ColumnTypes } from '../duckdb/incoming-rows.js';
import { columnsOf } from '../schema/columns.js';

/** What the corpus tells of the rows of parts: a relation that their export joins to them. */
export interface Patch {
  readonly columns: ColumnTypes;
  /** SQL, for both engines, for its rows with the part that each concerns; null for one that no part is given. */
  readonly ofParts: string | null;
}

/** The relations that the tables' descriptors name, by their names in the database `corpus`. */
export const PATCHES: Readonly<Record<string, Patch>> = {
  duplicates: {
    columns: {
      doc_id: 'varchar',
      duplicate_of: 'varchar',
      duplicate_kind: 'varchar',
      similarity: 'double',
    },
    ofParts: `
      select facts.part, duplicates.*
      from duplicates join document_facts as facts on facts.doc_id = duplicates.doc_id`,
  },
  surnames: {
    columns: {
      doc_id: 'varchar',
      entity_id: 'varchar',
      named_id: 'varchar',
      name_documents: 'bigint',
      namesake_documents: 'bigint',
      certainty: 'double',
    },
    ofParts: `
      select facts.part, surnames.*
      from surnames join document_facts as facts on facts.doc_id = surnames.doc_id`,
  },
  utterances: {
    columns: { quote_id: 'varchar', utterance_id: 'varchar' },
    ofParts: `
      select quotes.part, utterances.*
      from utterances join utterance_lines as quotes on quotes.quote_id = utterances.quote_id`,
  },
  // Only names that some document gives otherwise: rows have their document's already.
  entity_names: {
    columns: { entity_id: 'varchar', name: 'varchar' },
    ofParts: `
      select distinct quotes.part, entity_names.entity_id, entity_names.name
      from utterance_lines as quotes
      left join surnames
        on surnames.doc_id = quotes.doc_id and surnames.entity_id = quotes.speaker_entity_id
      left join (
        select entity_id from document_entities group by entity_id having min(name) <> max(name)
      ) as varying on varying.entity_id = quotes.speaker_entity_id
      join entity_names on entity_names.entity_id = coalesce(surnames.named_id, quotes.speaker_entity_id)
      where surnames.named_id is not null or varying.entity_id is not null`,
  },
  // A part of its own.
  entities: {
    columns: Object.fromEntries(columnsOf('entities').map(({ name, duckdbType }) => [name, duckdbType])),
    ofParts: null,
  },
};
