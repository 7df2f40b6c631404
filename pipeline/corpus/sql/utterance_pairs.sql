-- Pairs of quotes that are one utterance: each repeated quote with the first of its line, and the first quotes of lines
-- that contain one another.
select resolved_lines.quote_id, repeated.quote_id as other_id
from resolved_lines
join (select * from distinct_lines where repeats > 1) as repeated
  on repeated.speaker_entity_id = resolved_lines.speaker_entity_id and repeated.line = resolved_lines.line
where resolved_lines.quote_id <> repeated.quote_id and in_share(resolved_lines.speaker_entity_id)
union all
select part.quote_id, whole.quote_id
from line_pairs
join distinct_lines as part on part.line_id = part_id
join distinct_lines as whole on whole.line_id = whole_id
where part.speaker_entity_id = whole.speaker_entity_id
  and contains(concat(' ', whole.line, ' '), concat(' ', part.line, ' '))
