-- Results and logs may be deleted before their runs are (stoa.retention). When this one's were; null while they are
-- there, or where there were none to delete.
ALTER TABLE job_runs ADD COLUMN result_deleted_at timestamptz;

DROP INDEX job_runs_finished;
CREATE INDEX job_runs_finished ON job_runs (finished_at) WHERE finished_at IS NOT NULL AND result_deleted_at IS NULL;

-- As before, but by the new index: what has ended since run_totals_until has its result.
CREATE OR REPLACE VIEW run_counts AS
SELECT app_id, day, status, runs, seconds FROM run_totals
UNION ALL
SELECT app_id, (created_at AT TIME ZONE 'UTC')::date, status, count(*),
       coalesce(sum(extract(epoch FROM finished_at - started_at)), 0)::double precision
  FROM job_runs
 WHERE finished_at > (SELECT until FROM run_totals_until) AND result_deleted_at IS NULL
 GROUP BY 1, 2, 3
UNION ALL
SELECT app_id, (created_at AT TIME ZONE 'UTC')::date, status, count(*), 0
  FROM job_runs
 WHERE status IN ('PENDING', 'RUNNING')
 GROUP BY 1, 2, 3;
