-- Documents that repeat an earlier one by doc_id.
select doc_id, original as duplicate_of, 'exact' as duplicate_kind, cast(1 as double) as similarity
from exact_duplicates
union all
select doc_id, original, 'near', similarity
from near_originals join similar_pairs using (doc_id, original)
