-- The first run of each line.
select line_id, unnest(runs) as run
from (select line_id, runs_of(speaker_entity_id, slice(words, 1, 6)) as runs from line_words) as of_lines
