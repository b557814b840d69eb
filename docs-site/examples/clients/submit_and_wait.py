"""Runs a Stoa app and prints its result.

    python3 submit_and_wait.py surrender '{"duration": 3}'

Needs the standard library only. STOA_TOKEN is an API token, STOA_URL says where Stoa is; http://127.0.0.1:8080 when it is
not set.
"""

import json
import os
import sys
import urllib.error
import urllib.request
import uuid

STOA = os.environ.get("STOA_URL", "http://127.0.0.1:8080")
TOKEN = os.environ["STOA_TOKEN"]


# part: call
def call(method, path, body=None, headers=None):
    """Sends JSON and returns the answered JSON. Raises RuntimeError with Stoa's own sentence when it is refused."""
    request = urllib.request.Request(STOA + path, method=method, headers=headers or {})
    request.add_header("Authorization", f"Bearer {TOKEN}")
    if body is not None:
        request.data = json.dumps(body).encode()
        request.add_header("Content-Type", "application/json")
    try:
        with urllib.request.urlopen(request, timeout=90) as answer:
            return json.load(answer)
    except urllib.error.HTTPError as refused:
        raise RuntimeError(json.load(refused)["detail"]) from None
# end


# part: wait
def run_and_wait(app, inputs):
    """Submits a run and returns it once it has ended, however long that takes."""
    headers = {"Idempotency-Key": str(uuid.uuid4()), "Prefer": "wait=60"}
    while True:
        # The first call submits the run. A repeat with the same key submits nothing: it waits for the same run.
        run = call("POST", f"/api/apps/{app}/run", {"inputs": inputs}, headers)
        if "result" in run:
            return run
# end


if __name__ == "__main__":
    try:
        run = run_and_wait(sys.argv[1], json.loads(sys.argv[2]))
    except RuntimeError as refused:
        sys.exit(str(refused))
    if run["status"] != "SUCCESS":
        sys.exit(f"run {run['run_id']} ended as {run['status']}: {run['error']['message'] if run['error'] else 'called off'}")
    for figure, value in run["result"].get("summary", {}).items():
        print(f"{figure}: {value}")
