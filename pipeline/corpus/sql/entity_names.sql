-- An entity's name over the corpus: the one that most documents give it; of equals the longest, then the first.
select entity_id, type, name, wikidata_id
from (
  select entity_id, type, name, max(wikidata_id) as wikidata_id,
    row_number() over (partition by entity_id order by count(*) desc, length(name) desc, name) as rank
  from document_entities
  group by entity_id, type, name
) as given_names
where rank = 1
