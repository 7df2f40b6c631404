-- The runs of six words, as many as the shortest line has, of each line.
select line_id, unnest(runs) as run
from (select line_id, runs_of(speaker_entity_id, words) as runs from line_words) as of_lines
