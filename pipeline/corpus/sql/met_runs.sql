-- The same runs, in whichever line.
select line_id, run from line_runs semi join part_runs using (run)
