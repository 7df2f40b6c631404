-- The runs of the lines that may be part of another: it has their first run, too.
select line_id, run
from line_runs
semi join (
  select line_id
  from openings
  semi join (
    select run from line_runs semi join openings using (run) group by run having count(*) > 1
  ) as repeated using (run)
) as parts using (line_id)
