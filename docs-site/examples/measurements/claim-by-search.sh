#!/usr/bin/env bash
# The search for the run whose turn it is, from the start and from where the last search ended, and for comparison a
# claim of a row by its id. All on the 100,000 rows that claim.sql has made, before and after 20,000 claims that a long
# transaction keeps from being cleaned up.
#   PGDATABASE=scratch docs-site/examples/measurements/claim-by-search.sh
set -euo pipefail

search() {
  echo "UPDATE job_runs r SET status = 'RUNNING', attempt = r.attempt + 1, lease_expires_at = now() + interval '30 s'
    FROM (SELECT id FROM job_runs WHERE status = 'PENDING' AND pool = 'default' AND turn >= $1 ORDER BY turn, id LIMIT 1
             FOR UPDATE SKIP LOCKED) f WHERE r.id = f.id"
}
ticket="UPDATE job_runs r SET status = 'RUNNING', attempt = r.attempt + 1, lease_expires_at = now() + interval '30 s'
 WHERE r.id = 90000 AND r.status = 'PENDING'"

# Prints pages touched and milliseconds, the second of two times.
measure() {
  psql -qAt <<SQL | grep -E -m 1 'Buffers' && psql -qAt <<SQL2 | grep -E 'Execution Time'
BEGIN; EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) $1; ROLLBACK;
SQL
BEGIN; EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) $1; ROLLBACK;
SQL2
}

echo "100,000 wait, search:"; measure "$(search 0)"
echo "100,000 wait, ticket:"; measure "$ticket"
psql -qAt -c "BEGIN ISOLATION LEVEL REPEATABLE READ" -c "SELECT 1" -c "SELECT pg_sleep(20)" -c "COMMIT" > /dev/null &
sleep 1
psql -q -c "UPDATE job_runs SET status = 'RUNNING', attempt = 1, lease_expires_at = now() + interval '30 s' WHERE id <= 20000"
echo "20,000 claimed behind a long transaction, search:"; measure "$(search 0)"
echo "20,000 claimed behind a long transaction, search from the last turn:"; measure "$(search 20000)"
echo "20,000 claimed behind a long transaction, ticket:"; measure "$ticket"
wait
psql -q -c "UPDATE job_runs SET status = 'PENDING', attempt = 0, lease_expires_at = NULL WHERE id <= 20000" -c "VACUUM ANALYZE job_runs"
