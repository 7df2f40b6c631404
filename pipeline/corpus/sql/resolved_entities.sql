-- How often, and by which texts, documents mention the entities that they mean.
select document_entities.doc_id, coalesce(named_id, document_entities.entity_id) as entity_id, mention_count, texts
from document_entities left join surnames
  on surnames.doc_id = document_entities.doc_id and surnames.entity_id = document_entities.entity_id
where mention_count > 0
