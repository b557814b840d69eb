-- What the monitor counts, so that it need not count all runs that ever ended, and what is not kept for ever ------------

-- Ended runs by app, by the day on which they were submitted (UTC) and by how they ended. They stay when runs are
-- deleted.
CREATE TABLE run_totals (
    app_id  bigint           NOT NULL REFERENCES apps ON DELETE CASCADE,
    day     date             NOT NULL,
    status  text             NOT NULL,
    runs    bigint           NOT NULL,
    -- From claim to end, of all of them together.
    seconds double precision NOT NULL,
    PRIMARY KEY (app_id, day, status)
);

-- Runs that ended at this time or before are in run_totals. One row.
CREATE TABLE run_totals_until (
    until timestamptz NOT NULL
);

INSERT INTO run_totals_until VALUES ('-infinity');

-- Results and logs may be deleted before their runs are (stoa.retention). When this one's were; null while they are
-- there, or where there were none to delete. What has ended since run_totals_until has its result.
ALTER TABLE job_runs ADD COLUMN result_deleted_at timestamptz;

CREATE INDEX job_runs_finished ON job_runs (finished_at) WHERE finished_at IS NOT NULL AND result_deleted_at IS NULL;

-- All runs by app, day and status: the ended ones as far as they are in run_totals, those that ended since, and those
-- that have not ended.
CREATE VIEW run_counts AS
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
