#!/usr/bin/env python3
"""Whether anything becomes slower with the number of finished runs: the same calls with 1,000 and with 1,000,000.

    PGHOST=... PGDATABASE=stoa STOA_URL=http://localhost:8080 docs-site/examples/measurements/finished_runs.py APP

The installation must be one to throw away: it is filled with invented runs of APP, which must accept empty inputs. Prints
medians of 30 in milliseconds, as a client sees them.
"""

import json
import os
import statistics
import subprocess
import sys
import time
import urllib.request

URL = os.environ.get("STOA_URL", "http://localhost:8080")
TIMES = 30

FILL = """
WITH made AS (
    INSERT INTO job_runs (app_id, version_id, pool, status, inputs, max_attempts, attempt, worker_id, party, turn,
                          created_at, started_at, finished_at, error)
    SELECT a.id, a.current_version_id, 'default', s.status, jsonb_build_object('age', n % 80), 3, 1, 'w' || n % 9, '', 0,
           t.at, t.at, t.at + n % 50 * interval '10 ms',
           CASE s.status WHEN 'FAILED' THEN '{{"kind": "app_error", "message": "x"}}'::jsonb END
      FROM apps a, generate_series(1, {count}) n,
           LATERAL (SELECT now() - interval '20 s' - ({count} - n) * interval '2 s' AS at) t,
           LATERAL (SELECT CASE WHEN n % 20 = 0 THEN 'FAILED' ELSE 'SUCCESS' END AS status) s
     WHERE a.function_name = '{app}'
    RETURNING id, status)
INSERT INTO job_results (run_id, payload)
SELECT id, '{{"summary": {{"Final": 1}}, "table": [{{"a": 1}}, {{"a": 2}}]}}' FROM made WHERE status = 'SUCCESS'
"""

TICK = """
SELECT r.id, r.status, r.progress, (SELECT max(c.id) FROM run_log_chunks c WHERE c.run_id = r.id)
  FROM unnest(ARRAY(SELECT id FROM job_runs ORDER BY id DESC LIMIT 200)) AS w (id) JOIN job_runs r ON r.id = w.id
"""


def sql(text):
    return subprocess.run(["psql", "-qAt", "-v", "ON_ERROR_STOP=1", "-c", text], check=True, capture_output=True,
                          text=True).stdout.strip()


def call(path, body=None, headers=()):
    request = urllib.request.Request(URL + path, data=None if body is None else json.dumps(body).encode(),
                                     headers={"Content-Type": "application/json", **dict(headers)})
    with urllib.request.urlopen(request) as answer:
        return answer.read()


def median_ms(action):
    action()
    times = []
    for _ in range(TIMES):
        begin = time.perf_counter()
        action()
        times.append(time.perf_counter() - begin)
    return 1000 * statistics.median(times)


def measure(app):
    return {
        "submit": median_ms(lambda: call(f"/api/apps/{app}/run", {"inputs": {}})),
        "submit, claim, run, stored": median_ms(
            lambda: call(f"/api/apps/{app}/run", {"inputs": {}}, [("Prefer", "wait=20")])),
        "a run": median_ms(lambda: call("/api/runs/500")),
        "runs, newest 50": median_ms(lambda: call("/api/runs")),
        "runs of an app": median_ms(lambda: call(f"/api/runs?app={app}")),
        "failed runs": median_ms(lambda: call("/api/runs?status=FAILED")),
        "monitor/stats": median_ms(lambda: call("/api/monitor/stats")),
        "monitor/history": median_ms(lambda: call("/api/monitor/history")),
        "monitor/live": median_ms(lambda: call("/api/monitor/live")),
        "monitor/apps": median_ms(lambda: call("/api/monitor/apps")),
        "a look at 200 watched runs (SQL, with psql's start)": median_ms(lambda: sql(TICK)),
    }


def main(app):
    columns = []
    for count in (1_000, 1_000_000):
        missing = count - int(sql("SELECT count(*) FROM job_runs"))
        sql(FILL.format(count=missing, app=app))
        # They end in the past, which real ones do not: they are to be added up all the same.
        sql("DELETE FROM run_totals; UPDATE run_totals_until SET until = '-infinity'")
        sql("VACUUM ANALYZE")
        time.sleep(25)  # the totals are added up every 10 s
        columns.append(measure(app))
    print(f"{'ms':52}{'1,000':>10}{'1,000,000':>12}")
    for name, few in columns[0].items():
        print(f"{name:52}{few:10.1f}{columns[1][name]:12.1f}")


if __name__ == "__main__":
    main(sys.argv[1])
