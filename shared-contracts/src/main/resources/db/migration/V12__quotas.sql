-- What runs use, and how much of it somebody may -----------------------------------------------------------------------

-- The CPU time of the run's attempts that have ended, all its processes together; null before the first one has, and
-- where no worker could tell.
ALTER TABLE job_runs ADD COLUMN cpu_seconds double precision;

-- The most that accounts of a role may have, or one account, whose own values win. Null is no limit.
CREATE TABLE quotas (
    role                text,
    account_id          bigint REFERENCES accounts ON DELETE CASCADE,
    -- Pending and running ones together.
    runs_in_flight      integer,
    -- Submitted within the last 60 minutes.
    runs_per_hour       integer,
    -- Of runs that ended within the last 24 hours.
    cpu_seconds_per_day integer,
    CONSTRAINT quotas_of_one CHECK (num_nonnulls(role, account_id) = 1),
    CONSTRAINT quotas_once UNIQUE NULLS NOT DISTINCT (role, account_id),
    CONSTRAINT quotas_role CHECK (role IN ('VIEWER', 'RUNNER', 'PUBLISHER', 'ADMIN')),
    CONSTRAINT quotas_positive CHECK (least(runs_in_flight, runs_per_hour, cpu_seconds_per_day) > 0)
);

CREATE INDEX job_runs_in_flight_of_account ON job_runs (account_id) WHERE status IN ('PENDING', 'RUNNING');
CREATE INDEX job_runs_cpu_of_account ON job_runs (account_id, finished_at) INCLUDE (cpu_seconds)
    WHERE cpu_seconds IS NOT NULL;
