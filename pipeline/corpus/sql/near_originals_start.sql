-- Of each document the first that it is like.
select doc_id, min(original) as original
from similar_pairs
group by doc_id
