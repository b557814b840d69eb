-- The claim of one run while 100,000 wait. On an empty database:
--   createdb scratch
--   psql -d scratch -f shared-contracts/src/main/resources/db/migration/V1__apps_runs_and_workers.sql
--   psql -d scratch -f docs-site/examples/measurements/claim.sql
INSERT INTO apps (id, function_name, repo_url, path, name, description, tags, input_schema, input_order, created_at, updated_at)
VALUES (1, 'measured', 'https://git.example.org/measured.git', '', 'Measured', '', '[]', '{}', '[]', now(), now());
INSERT INTO app_versions (id, app_id, number, commit_id, manifest, status, created_at)
VALUES (1, 1, 1, repeat('0', 40), '{"name": "Measured"}', 'READY', now());
INSERT INTO job_runs (app_id, version_id, pool, inputs, max_attempts, created_at, ticket_published_at)
SELECT 1, 1, 'default', jsonb_build_object('age', 20 + n % 60, 'shock', 1.0 + n % 7), 3, now(), now()
  FROM generate_series(1, 100000) AS n;
VACUUM ANALYZE;

BEGIN;
EXPLAIN (ANALYZE, BUFFERS, COSTS OFF)
UPDATE job_runs r
   SET status = 'RUNNING', attempt = r.attempt + 1, worker_id = 'worker-1',
       lease_expires_at = now() + 30 * interval '1 second',
       started_at = now(), progress = NULL, progress_message = NULL
  FROM app_versions v JOIN apps a ON a.id = v.app_id
 WHERE r.id = 50000 AND r.status = 'PENDING' AND r.cancel_requested_at IS NULL
   AND v.id = r.version_id AND v.status = 'READY'
RETURNING r.attempt, r.inputs::text AS inputs, v.id AS version_id, a.repo_url, a.path, v.commit_id,
          v.manifest::text AS manifest;
ROLLBACK;
