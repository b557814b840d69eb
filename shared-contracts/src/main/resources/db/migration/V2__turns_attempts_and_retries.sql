-- Whose turn it is ----------------------------------------------------------------------------------------------------

-- A ticket lets a worker claim the run whose turn it is, not the run it was published for.
ALTER TABLE job_runs
    -- For whom it is: runs of one party wait behind each other, and parties take turns.
    ADD COLUMN party text NOT NULL DEFAULT '',
    -- Its place among those that wait, given when it may be run; runs with the same turn go by their ids. Null while
    -- its version is being checked or a retry has to wait.
    ADD COLUMN turn bigint,
    -- How often it may still be tried again after the app itself has failed, and not before when.
    ADD COLUMN retries_left integer NOT NULL DEFAULT 0,
    ADD COLUMN not_before timestamptz,
    -- The attempts that did not end the run: [{"attempt", "worker", "started_at", "ended_at", "end", "message"}]. The
    -- latest attempt is in the row's own columns.
    ADD COLUMN earlier_attempts jsonb NOT NULL DEFAULT '[]';

DROP INDEX job_runs_pending;
DROP INDEX job_runs_pending_of_version;
CREATE INDEX job_runs_turn ON job_runs (pool, turn, id) WHERE status = 'PENDING' AND turn IS NOT NULL;
CREATE INDEX job_runs_turn_of_party ON job_runs (pool, party, turn) WHERE status = 'PENDING' AND turn IS NOT NULL;
CREATE INDEX job_runs_without_turn ON job_runs (version_id) WHERE status = 'PENDING' AND turn IS NULL;

UPDATE job_runs r SET party = 'app ' || r.app_id, turn = r.id
  FROM app_versions v
 WHERE r.status = 'PENDING' AND v.id = r.version_id AND v.status = 'READY';
