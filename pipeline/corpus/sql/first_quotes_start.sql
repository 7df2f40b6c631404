-- Of each quote that is one utterance with others, the first by id of itself and of those that it is paired with.
select quote_id, min(first_id) as first_id
from (
  select quote_id, least(quote_id, other_id) as first_id from utterance_pairs
  union all
  select other_id, least(quote_id, other_id) from utterance_pairs
) as paired
group by quote_id
