-- The entities that are mentioned or quoted. Counts leave out duplicates; aliases are gathered from every document.
with
  aliases as (
    select entity_id, sort_array(collect_list(text)) as aliases
    from (
      select entity_id, text
      from (
        select entity_id, unnest(texts) as text from resolved_entities where in_share(entity_id)
      ) as every_text
      group by entity_id, text
    ) as distinct_texts
    group by entity_id
  ),
  mentioned as (
    select entity_id, sum(mention_count) as mention_count, count(*) as document_count
    from resolved_entities anti join duplicates using (doc_id)
    where in_share(entity_id)
    group by entity_id
  ),
  -- A document whose surname means an entity may mention that entity otherwise, too: it counts once.
  counted_twice as (
    select entity_id, sum(more) as more
    from (
      select entity_id, doc_id, count(*) - 1 as more
      from resolved_entities
      semi join surnames using (doc_id)
      anti join duplicates using (doc_id)
      where in_share(entity_id)
      group by entity_id, doc_id
      having count(*) > 1
    ) as documents
    group by entity_id
  ),
  quoted as (
    select speaker_entity_id as entity_id,
      count(*) filter (where duplicates.doc_id is null) as quote_count,
      count(*) filter (where duplicates.doc_id is null and utterance_id is null)
        + count(distinct utterance_id) filter (where duplicates.doc_id is null) as utterance_count
    from resolved_lines
    left join duplicates on duplicates.doc_id = resolved_lines.doc_id
    left join utterances on utterances.quote_id = resolved_lines.quote_id
    where in_share(speaker_entity_id)
    group by speaker_entity_id
  )
select entity_id, name, type, wikidata_id,
  coalesce(aliases, no_texts()) as aliases,
  cast(coalesce(mention_count, 0) as bigint) as mention_count,
  cast(coalesce(document_count, 0) - coalesce(more, 0) as bigint) as document_count,
  cast(coalesce(quote_count, 0) as bigint) as quote_count,
  cast(coalesce(utterance_count, 0) as bigint) as utterance_count
from entity_names
left join aliases using (entity_id)
left join mentioned using (entity_id)
left join counted_twice using (entity_id)
left join quoted using (entity_id)
where aliases is not null or quote_count is not null
