-- Documents whose cleaned text another document, earlier by doc_id, has too. Hashes stand for the texts.
with repeated as (
  select text_md5, min(doc_id) as original
  from document_facts
  where text_md5 is not null
  group by text_md5
  having count(*) > 1
)
select doc_id, original
from document_facts join repeated using (text_md5)
where doc_id <> original
