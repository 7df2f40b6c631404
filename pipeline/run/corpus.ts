import type { DuckDBConnection } from '@duckdb/node-api';
import type { TableName } from '../tables/rows.js';
import { FAULTS } from './state.js';
import { resolveUtterances } from './utterances.js';

/*
 * What only the whole corpus can tell, computed from the state's tables each time, so that a run over a few
 * new documents and a fresh run over all of them agree.
 */

/** Documents whose cleaned text another document, earlier by doc_id, has too. Hashes stand for the texts. */
const DUPLICATES = `
  create or replace temp table duplicates as
  select doc_id, original as duplicate_of, 'exact' as duplicate_kind, 1.0::double as similarity
  from (
    select doc_id, min(doc_id) over (partition by md5(text)) as original
    from documents
    where text <> ''
  )
  where doc_id <> original`;

/** An entity's name over the corpus: the one most documents give it; of equals the longest, then the first. */
const ENTITY_NAMES = `
  create or replace temp table entity_names as
  select entity_id, type, name
  from (
    select entity_id, type, name,
      row_number() over (
        partition by entity_id order by count(*) desc, length(name) desc, name
      ) as rank
    from document_entities
    group by entity_id, type, name
  )
  where rank = 1`;

/** Counts leave out duplicates; aliases are gathered from every document. */
const ENTITIES = `
  create or replace temp table corpus_entities as
  with
    aliases as (
      select entity_id, list(distinct text order by text) as aliases from mentions group by entity_id
    ),
    mention_counts as (
      select entity_id, count(*) as mention_count, count(distinct doc_id) as document_count
      from mentions anti join duplicates using (doc_id)
      group by entity_id
    ),
    quote_counts as (
      select
        speaker_entity_id as entity_id,
        count(*) as quote_count,
        count(distinct coalesce(utterances.utterance_id, quotes.utterance_id)) as utterance_count
      from quotes
      anti join duplicates using (doc_id)
      left join utterances using (quote_id)
      where speaker_entity_id is not null
      group by speaker_entity_id
    ),
    referenced as (
      select entity_id from mentions
      union
      select speaker_entity_id from quotes where speaker_entity_id is not null
    )
  select
    entity_id, name, type,
    coalesce(aliases, []) as aliases,
    coalesce(mention_count, 0)::integer as mention_count,
    coalesce(document_count, 0)::integer as document_count,
    coalesce(quote_count, 0)::integer as quote_count,
    coalesce(utterance_count, 0)::integer as utterance_count
  from entity_names
  semi join referenced using (entity_id)
  left join aliases using (entity_id)
  left join mention_counts using (entity_id)
  left join quote_counts using (entity_id)`;

/** The rows of each table as they are exported. */
const RELATIONS: Readonly<Record<TableName, string>> = {
  documents: `
    select documents.* replace (
      duplicates.duplicate_of as duplicate_of,
      duplicates.duplicate_kind as duplicate_kind,
      duplicates.similarity as similarity
    )
    from documents left join duplicates using (doc_id)`,
  sentences: 'select * from sentences',
  removals: 'select * from removals',
  mentions: 'select * from mentions',
  entities: 'select * from corpus_entities',
  quotes: `
    select quotes.* replace (
      coalesce(entity_names.name, quotes.speaker_name) as speaker_name,
      coalesce(utterances.utterance_id, quotes.utterance_id) as utterance_id
    )
    from quotes
    left join entity_names on entity_names.entity_id = quotes.speaker_entity_id
    left join utterances using (quote_id)`,
  numbers: 'select * from numbers',
  dates: 'select * from dates',
  quarantine: FAULTS,
};

const WITHOUT_DOCUMENTS: ReadonlySet<TableName> = new Set(['entities', 'quarantine']);

/**
 * Resolves duplicates, entities and utterances over the corpus, and makes a view of each table as it is exported.
 *
 * @returns the name of the view of a table
 */
export async function resolveCorpus(
  connection: DuckDBConnection,
  { dropDuplicates }: { readonly dropDuplicates: boolean },
): Promise<(table: TableName) => string> {
  for (const sql of [DUPLICATES, ENTITY_NAMES]) await connection.run(sql);
  await resolveUtterances(connection);
  await connection.run(ENTITIES);
  const viewOf = (table: TableName): string => `exported_${table}`;
  for (const [table, sql] of Object.entries(RELATIONS) as [TableName, string][]) {
    const isFiltered = dropDuplicates && !WITHOUT_DOCUMENTS.has(table);
    const relation = isFiltered ? `select * from (${sql}) anti join duplicates using (doc_id)` : sql;
    await connection.run(`create or replace temp view ${viewOf(table)} as ${relation}`);
  }
  return viewOf;
}
