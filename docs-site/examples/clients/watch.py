"""Follows a run to its end: its status, its progress and its log.

    python3 watch.py 42

Asks once a second over HTTP and needs the standard library only. STOA_URL says where Stoa is,
STOA_TOKEN is an API token.
"""

import json
import os
import sys
import time
import urllib.request

STOA = os.environ.get("STOA_URL", "http://127.0.0.1:8080")
TOKEN = os.environ["STOA_TOKEN"]


def text(path):
    request = urllib.request.Request(STOA + path, headers={"Authorization": f"Bearer {TOKEN}"})
    with urllib.request.urlopen(request, timeout=30) as answer:
        return answer.read().decode()


def watch(run_id):
    """Yields the run and what it has logged since the last time, until it has ended."""
    seen = 0
    while True:
        run = json.loads(text(f"/api/runs/{run_id}"))
        # Read after the status: what was logged before the end is in it.
        log = text(f"/api/runs/{run_id}/logs")
        yield run, log[seen:]
        if run["status"] not in ("PENDING", "RUNNING"):
            return
        seen = len(log)
        time.sleep(1)


if __name__ == "__main__":
    for run, log in watch(int(sys.argv[1])):
        sys.stdout.write(log)
        progress = run["progress"]
        print(run["status"], f"{progress['fraction']:.0%} {progress['message']}" if progress else "", file=sys.stderr)
    sys.exit(0 if run["status"] == "SUCCESS" else 1)
