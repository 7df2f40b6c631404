-- Of each document the first that it is like and that repeats none itself, as far as is known. Originals stand before
-- their copies, so each round settles the documents one step further from those that are like none before them.
select similar_pairs.doc_id, min(similar_pairs.original) as original
from similar_pairs anti join near_originals on near_originals.doc_id = similar_pairs.original
group by similar_pairs.doc_id
