-- Pairs of documents whose texts are worth comparing.
select distinct doc_id, original from band_pairs
