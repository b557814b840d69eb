-- What a heartbeat that renews 200 leases writes, as the table is, and with an index on lease_expires_at beside it. After claim.sql:
--   psql -d scratch -f docs-site/examples/measurements/heartbeat.sql
UPDATE job_runs SET status = 'RUNNING', attempt = 1, lease_expires_at = now() WHERE id <= 200;
VACUUM ANALYZE job_runs;
CHECKPOINT;
EXPLAIN (ANALYZE, WAL, COSTS OFF, TIMING OFF, SUMMARY OFF)
UPDATE job_runs SET lease_expires_at = now() + 30 * interval '1 second' WHERE id <= 200 AND status = 'RUNNING';
EXPLAIN (ANALYZE, WAL, COSTS OFF, TIMING OFF, SUMMARY OFF)
UPDATE job_runs SET lease_expires_at = now() + 30 * interval '1 second' WHERE id <= 200 AND status = 'RUNNING';
CREATE INDEX on_lease ON job_runs (lease_expires_at) WHERE status = 'RUNNING';
VACUUM job_runs;
CHECKPOINT;
EXPLAIN (ANALYZE, WAL, COSTS OFF, TIMING OFF, SUMMARY OFF)
UPDATE job_runs SET lease_expires_at = now() + 30 * interval '1 second' WHERE id <= 200 AND status = 'RUNNING';
EXPLAIN (ANALYZE, WAL, COSTS OFF, TIMING OFF, SUMMARY OFF)
UPDATE job_runs SET lease_expires_at = now() + 30 * interval '1 second' WHERE id <= 200 AND status = 'RUNNING';
DROP INDEX on_lease;
UPDATE job_runs SET status = 'PENDING', attempt = 0, lease_expires_at = NULL WHERE id <= 200;
VACUUM ANALYZE job_runs;
