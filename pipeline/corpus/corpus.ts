import type { DuckDBConnection } from '@duckdb/node-api';
import type { WithMemory } from '../database/memory.js';
import { FAULTS } from '../database/state.js';
import { wholeRows } from '../database/stored-rows.js';
import { hasDocuments, TABLES } from '../schema/columns.js';
import type { TableName } from '../schema/rows.js';
import { resolveNearDuplicates } from './near-duplicates.js';
import { fillByShares, type Share, sharesOf } from './shares.js';
import { resolveUtterances } from './utterances.js';

/*
 * What only the whole corpus can tell, computed from the state's tables each time, so that a run over a few
 * new documents and a fresh run over all of them agree. It stands in a database of its own in memory, `corpus`, which all
 * connections to the state see and no later run finds.
 */

/** Documents whose cleaned text another document, earlier by doc_id, has too. Hashes stand for the texts. */
const EXACT_DUPLICATES = `
  create or replace table corpus.duplicates as
  select doc_id, original as duplicate_of, 'exact' as duplicate_kind, 1.0::double as similarity
  from (
    select doc_id, min(doc_id) over (partition by md5(text)) as original
    from documents
    where text <> ''
  )
  where doc_id <> original`;

/** An entity's name over the corpus: the one most documents give it; of equals the longest, then the first. */
const ENTITY_NAMES = `
  create or replace table corpus.entity_names as
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

/** Mentions of the entities that are counted at a time. */
const SHARE_MENTIONS = 1_000_000;

/** The entities of a share. Counts leave out duplicates; aliases are gathered from every document. */
const entitiesOf = (isOfShare: Share): string => `
  with
    aliases as (
      select entity_id, list(distinct text order by text) as aliases
      from mentions
      where ${isOfShare('entity_id')}
      group by entity_id
    ),
    mention_counts as (
      select entity_id, count(*) as mention_count, count(distinct doc_id) as document_count
      from mentions anti join corpus.duplicates as duplicates using (doc_id)
      where ${isOfShare('entity_id')}
      group by entity_id
    ),
    quote_counts as (
      select
        speaker_entity_id as entity_id,
        count(*) as quote_count,
        count(distinct coalesce(utterances.utterance_id, quotes.utterance_id)) as utterance_count
      from quotes
      anti join corpus.duplicates as duplicates using (doc_id)
      left join corpus.utterances as utterances using (quote_id)
      where ${isOfShare('speaker_entity_id')}
      group by speaker_entity_id
    ),
    referenced as (
      select entity_id from mentions where ${isOfShare('entity_id')}
      union
      select speaker_entity_id from quotes where ${isOfShare('speaker_entity_id')}
    )
  select
    entity_id, name, type,
    coalesce(aliases, []) as aliases,
    coalesce(mention_count, 0)::integer as mention_count,
    coalesce(document_count, 0)::integer as document_count,
    coalesce(quote_count, 0)::integer as quote_count,
    coalesce(utterance_count, 0)::integer as utterance_count
  from corpus.entity_names as entity_names
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
    from documents left join corpus.duplicates as duplicates using (doc_id)`,
  sentences: wholeRows('sentences'),
  removals: wholeRows('removals'),
  mentions: wholeRows('mentions'),
  entities: 'select * from corpus.entities',
  quotes: `
    select quotes.* replace (
      coalesce(entity_names.name, quotes.speaker_name) as speaker_name,
      coalesce(utterances.utterance_id, quotes.utterance_id) as utterance_id
    )
    from (${wholeRows('quotes')}) as quotes
    left join corpus.entity_names as entity_names on entity_names.entity_id = quotes.speaker_entity_id
    left join corpus.utterances as utterances using (quote_id)`,
  numbers: wholeRows('numbers'),
  dates: wholeRows('dates'),
  quarantine: FAULTS,
};

/** Tables whose rows speak of entities or utterances of the whole corpus. */
export const OF_SPEAKERS = ['entities', 'quotes'] as const satisfies readonly TableName[];

export const isOfSpeakers = (table: TableName): boolean => OF_SPEAKERS.some((name) => name === table);

/** The view of a table's rows as they are exported. */
export const viewOf = (table: TableName): string => `exported_${table}`;

interface CorpusOptions {
  readonly dropDuplicates: boolean;
}

/** Lets a connection find {@link viewOf} and all else that the corpus tells. From then on the database makes no checkpoint of its own accord until it is closed. */
export async function attachCorpus(connection: DuckDBConnection): Promise<void> {
  // After a checkpoint a table in memory goes on with a new row group, the last one full or not. It would come between two ranges of a sort
  // or not, as the work beside it goes, and where row groups end, those of Parquet files end.
  await connection.run("set global checkpoint_threshold = '1TB'");
  await connection.run("attach if not exists ':memory:' as corpus");
  await connection.run("set search_path = 'state.main,corpus.main'");
}

/**
 * Makes the table `corpus.duplicates` (doc_id, duplicate_of, duplicate_kind, similarity), and the views of the tables that need
 * nothing more of the corpus.
 *
 * @param withMemory does a step, again if the database ran out of memory in it
 */
export async function resolveDuplicates(
  connection: DuckDBConnection,
  options: CorpusOptions,
  withMemory: WithMemory,
): Promise<void> {
  await withMemory(() => connection.run(EXACT_DUPLICATES));
  await resolveNearDuplicates(connection, withMemory);
  for (const table of TABLES) if (!isOfSpeakers(table)) await createView(connection, table, options);
}

/**
 * Resolves entities and utterances over the corpus, and makes the views of the tables that speak of them.
 *
 * @param withMemory does a step, again if the database ran out of memory in it: not all of them, for they take long
 */
export async function resolveSpeakers(
  connection: DuckDBConnection,
  options: CorpusOptions,
  withMemory: WithMemory,
): Promise<void> {
  await withMemory(() => connection.run(ENTITY_NAMES));
  await resolveUtterances(connection, withMemory);
  await resolveEntities(connection, withMemory);
  for (const table of OF_SPEAKERS) await createView(connection, table, options);
}

/**
 * Makes the table `corpus.entities` of the entities' names, the utterances and the duplicates.
 *
 * @param mentionsAtATime of about so many the entities are counted at a time
 */
export async function resolveEntities(
  connection: DuckDBConnection,
  withMemory: WithMemory,
  mentionsAtATime = SHARE_MENTIONS,
): Promise<void> {
  const shares = await sharesOf(connection, 'mentions', mentionsAtATime);
  await fillByShares(connection, { kind: 'table', name: 'corpus.entities' }, shares, entitiesOf, withMemory);
}

async function createView(
  connection: DuckDBConnection,
  table: TableName,
  { dropDuplicates }: CorpusOptions,
): Promise<void> {
  const sql = RELATIONS[table];
  const relation =
    dropDuplicates && hasDocuments(table)
      ? `select * from (${sql}) anti join corpus.duplicates using (doc_id)`
      : sql;
  await connection.run(`create or replace view corpus.${viewOf(table)} as ${relation}`);
}
