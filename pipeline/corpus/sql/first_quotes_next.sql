-- Of each quote the first of those that it and the quotes that it is paired with know, and of the one that this knows.
select quote_id, min(first_id) as first_id
from (
  select quote_id, first_id from first_quotes
  union all
  select pairs.quote_id, known.first_id
  from utterance_pairs as pairs join first_quotes as known on known.quote_id = pairs.other_id
  union all
  select pairs.other_id, known.first_id
  from utterance_pairs as pairs join first_quotes as known on known.quote_id = pairs.quote_id
  union all
  select own.quote_id, known.first_id
  from first_quotes as own join first_quotes as known on known.quote_id = own.first_id
) as learnt
group by quote_id
