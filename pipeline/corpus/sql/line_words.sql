-- The lines, as words, of speakers who said more than one thing.
select line_id, speaker_entity_id, split(line, ' ') as words
from distinct_lines
semi join (
  select speaker_entity_id from distinct_lines group by speaker_entity_id having count(*) > 1
) as several using (speaker_entity_id)
