-- The first run of each line.
select line_id, opening_of(speaker_entity_id, words) as run from line_words
