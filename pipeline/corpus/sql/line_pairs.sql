-- A line that contains another contains each of its runs: the rarest finds the few pairs that are worth comparing.
with
  counted as (select run, count(*) as times from met_runs group by run),
  anchors as (
    select line_id, min_by(run, times) as run
    from part_runs join counted using (run)
    group by line_id
    having min(times) > 1
  )
select distinct anchors.line_id as part_id, met_runs.line_id as whole_id
from anchors join met_runs using (run)
where anchors.line_id <> met_runs.line_id
