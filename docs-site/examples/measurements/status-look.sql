-- One look for 1,000 watched runs, of which 200 run and the rest wait; each running one has a line of log. After claim.sql:
--   psql -d scratch -f docs-site/examples/measurements/status-look.sql
BEGIN;
UPDATE job_runs SET status = 'RUNNING', attempt = 1, lease_expires_at = now(), progress = 0.5 WHERE id <= 200;
INSERT INTO run_log_chunks (run_id, attempt, text) SELECT n, 1, 'step ' || n FROM generate_series(1, 200) AS n;
ANALYZE run_log_chunks;
EXPLAIN (ANALYZE, BUFFERS, COSTS OFF)
SELECT r.id, r.status, r.progress, r.progress_message, r.error::text AS error,
       (SELECT json_agg(json_build_array(c.id, c.text) ORDER BY c.id)::text
          FROM run_log_chunks c WHERE c.run_id = r.id AND c.id > w.position) AS log
  FROM unnest((SELECT array_agg(n) FROM generate_series(1::bigint, 1000) AS n),
              (SELECT array_agg(0::bigint) FROM generate_series(1, 1000))) AS w (id, position)
  JOIN job_runs r ON r.id = w.id;
ROLLBACK;
