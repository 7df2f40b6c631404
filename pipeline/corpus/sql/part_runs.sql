-- The runs of the lines that may be part of another: it has their first run, too.
select line_id, unnest(runs) as run
from (
  select line_id, runs_of(speaker_entity_id, words) as runs
  from line_words
  semi join (
    select line_id
    from openings
    semi join (
      select run from line_runs semi join openings using (run) group by run having count(*) > 1
    ) as repeated using (run)
  ) as parts using (line_id)
) as of_parts
