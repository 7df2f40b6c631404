-- Documents that share a band with an earlier one by doc_id, each with the first document that has the band. So a
-- thousand copies make a thousand pairs, not half a million. Nearly all bands occur once and are dropped first.
with repeated as (
  select band, min(doc_id) as original
  from single_bands
  where in_share(band)
  group by band
  having count(*) > 1
)
select distinct doc_id, original
from single_bands join repeated using (band)
where doc_id <> original
