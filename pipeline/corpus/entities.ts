import type { DatabaseLane } from '../database/memory.js';
import { fillByShares, type Share, sharesOf } from './shares.js';

/** An entity's name over the corpus: the one most documents give it; of equals the longest, then the first. */
const ENTITY_NAMES = `
  create or replace table corpus.entity_names as
  select entity_id, type, name, wikidata_id
  from (
    select entity_id, type, name, any_value(wikidata_id) as wikidata_id,
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
      from resolved_mentions
      where ${isOfShare('entity_id')}
      group by entity_id
    ),
    mention_counts as (
      select entity_id, count(*) as mention_count, count(distinct doc_id) as document_count
      from resolved_mentions anti join corpus.duplicates as duplicates using (doc_id)
      where ${isOfShare('entity_id')}
      group by entity_id
    ),
    quote_counts as (
      select
        speaker_entity_id as entity_id,
        count(*) as quote_count,
        count(distinct coalesce(utterances.utterance_id, resolved_quotes.utterance_id)) as utterance_count
      from resolved_quotes
      anti join corpus.duplicates as duplicates using (doc_id)
      left join corpus.utterances as utterances using (quote_id)
      where ${isOfShare('speaker_entity_id')}
      group by speaker_entity_id
    ),
    referenced as (
      select entity_id from resolved_mentions where ${isOfShare('entity_id')}
      union
      select speaker_entity_id from resolved_quotes where ${isOfShare('speaker_entity_id')}
    )
  select
    entity_id, name, type, wikidata_id,
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

/** Makes the table `corpus.entity_names` (entity_id, type, name, wikidata_id). */
export async function resolveEntityNames({ connection, withMemory }: DatabaseLane): Promise<void> {
  await withMemory(() => connection.run(ENTITY_NAMES));
}

/**
 * Makes the table `corpus.entities` of the entities' names, the utterances, the duplicates, and the resolved mentions
 * and quotes ({@link createResolvedViews}).
 *
 * @param mentionsAtATime about so many are counted at a time
 */
export async function resolveEntities(lane: DatabaseLane, mentionsAtATime = SHARE_MENTIONS): Promise<void> {
  const shares = await sharesOf(lane.connection, 'resolved_mentions', mentionsAtATime);
  await fillByShares(lane, { kind: 'table', name: 'corpus.entities' }, shares, entitiesOf);
}
