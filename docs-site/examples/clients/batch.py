"""Runs one app for many inputs and writes every result's key figures into one CSV file.

    python3 batch.py surrender surrender.csv

May be broken off and started again: the runs' keys are made from what is run, so that a second start finds the runs of
the first and submits only those that are missing. Needs the standard library only; STOA_URL says where Stoa is,
STOA_TOKEN is an API token.
"""

import csv
import hashlib
import json
import os
import sys
import time
import urllib.error
import urllib.request

STOA = os.environ.get("STOA_URL", "http://127.0.0.1:8080")
TOKEN = os.environ["STOA_TOKEN"]
BATCH = "durations-2026-q4"


def call(method, path, body=None, headers=None):
    """The answered JSON. Sends again for a minute when Stoa cannot be reached or is busy: the key makes that harmless."""
    data = None if body is None else json.dumps(body).encode()
    for attempt in range(12):
        request = urllib.request.Request(STOA + path, data, headers or {}, method=method)
        request.add_header("Authorization", f"Bearer {TOKEN}")
        if data:
            request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=90) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refused:
            if refused.code != 503:
                sys.exit(json.load(refused)["detail"])
        except OSError:
            pass  # no answer: it may have been accepted, and the repeat will tell
        time.sleep(5)
    sys.exit(f"{STOA} did not answer for a minute.")


def submit(app, inputs):
    # part: key
    text = json.dumps([BATCH, app, inputs], sort_keys=True)
    key = hashlib.sha256(text.encode()).hexdigest()
    # end
    return call("POST", f"/api/apps/{app}/run", {"inputs": inputs}, {"Idempotency-Key": key})["run_id"]


def finished(run_id):
    while True:
        run = call("GET", f"/api/runs/{run_id}")
        if run["status"] not in ("PENDING", "RUNNING"):
            return run
        time.sleep(0.5)


def main(app, file):
    many = [{"duration": years} for years in range(1, 21)]
    # All are submitted first, so that the workers share them; only then is waited.
    ids = [submit(app, inputs) for inputs in many]
    rows, failures = [], 0
    for run_id in ids:
        run = finished(run_id)
        if run["status"] == "SUCCESS":
            rows.append({"run": run_id, **run["inputs"], **run["result"]["summary"]})
        else:
            failures += 1
            print(f"run {run_id} {run['status']}: {run['error']['message'] if run['error'] else 'called off'}", file=sys.stderr)
    if rows:
        with open(file, "w", newline="") as target:
            writer = csv.DictWriter(target, rows[0].keys())
            writer.writeheader()
            writer.writerows(rows)
    print(f"{len(rows)} of {len(ids)} runs in {file}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2]))
