-- The claim of one run while 100,000 wait. On an empty database:
--   createdb scratch
--   for each in shared-contracts/src/main/resources/db/migration/V*.sql, in order: psql -d scratch -f ...
--   psql -d scratch -f docs-site/examples/measurements/claim.sql
INSERT INTO apps (id, function_name, repo_url, path, name, description, tags, input_schema, input_order, created_at, updated_at)
VALUES (1, 'measured', 'https://git.example.org/measured.git', '', 'Measured', '', '[]', '{}', '[]', now(), now());
INSERT INTO app_versions (id, app_id, number, commit_id, manifest, status, created_at)
VALUES (1, 1, 1, repeat('0', 40), '{"name": "Measured"}', 'READY', now());
INSERT INTO job_runs (app_id, version_id, pool, inputs, max_attempts, created_at, ticket_published_at, party, turn)
SELECT 1, 1, 'default', jsonb_build_object('age', 20 + n % 60, 'shock', 1.0 + n % 7), 3, now(), now(), 'app 1', n
  FROM generate_series(1, 100000) AS n;
VACUUM ANALYZE;

BEGIN;
EXPLAIN (ANALYZE, BUFFERS, COSTS OFF)
WITH next AS (
    SELECT id FROM job_runs
     WHERE pool = 'default' AND status = 'PENDING' AND turn >= 0 AND cancel_requested_at IS NULL
     ORDER BY turn, id
     LIMIT 1
       FOR NO KEY UPDATE SKIP LOCKED)
UPDATE job_runs r
   SET status = 'RUNNING', attempt = r.attempt + 1, worker_id = 'worker-1',
       lease_expires_at = now() + 30 * interval '1 second',
       started_at = now(), progress = NULL, progress_message = NULL
  FROM next, app_versions v JOIN apps a ON a.id = v.app_id
 WHERE r.id = next.id AND v.id = r.version_id
RETURNING r.id, r.attempt, r.turn, r.retries_left, r.ticket_published_at IS NOT NULL AS ticket_is_noted, r.inputs::text AS inputs, v.id AS version_id, a.repo_url, a.path, v.commit_id,
          v.manifest::text AS manifest;
ROLLBACK;
