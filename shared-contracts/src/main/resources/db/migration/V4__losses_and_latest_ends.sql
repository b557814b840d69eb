-- How often a worker that checked the version was lost. Attempts that were handed back are not counted.
ALTER TABLE app_versions ADD COLUMN check_losses integer NOT NULL DEFAULT 0;

-- An app's latest runs that have ended, however many of its runs wait or were cancelled.
CREATE INDEX job_runs_ended_of_app ON job_runs (app_id, id DESC) WHERE status IN ('SUCCESS', 'FAILED');
