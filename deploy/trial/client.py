"""Calls an installation's API as its clients do."""

import asyncio
import json
import socket
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "benchmark"))
from watchers import Watcher  # noqa: E402


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    def json(self):
        return json.loads(self.body)


class Client:
    def __init__(self, port, token, repository="file:///repositories/apps"):
        """repository: where the services find the apps of the trial."""
        self._port, self._token, self._repository = port, token, repository

    def ask(self, method, path, body=None, expect=200, token=None, **headers):
        """The Answer; AssertionError when its status is not the expected one. token: another than the client's, "" for none."""
        shown = self._token if token is None else token
        request = urllib.request.Request(f"http://127.0.0.1:{self._port}{path}", method=method,
                                         data=None if body is None else json.dumps(body).encode())
        request.add_header("Content-Type", "application/json")
        if shown:
            request.add_header("Authorization", f"Bearer {shown}")
        for name, value in headers.items():
            request.add_header(name.replace("_", "-"), value)
        try:
            with urllib.request.urlopen(request, timeout=90) as response:
                answer = Answer(response.status, response.headers, response.read())
        except urllib.error.HTTPError as error:
            answer = Answer(error.code, error.headers, error.read())
        assert answer.status == expect, f"{method} {path}: {answer.status} {answer.body[:800]!r}"
        return answer

    def get(self, path, **more):
        return self.ask("GET", path, **more).json()

    def register(self, folder):
        """The app's name in addresses, once its version is READY."""
        app = self.ask("POST", "/api/apps/register", {"repo_url": self._repository, "path": folder}, 201).json()
        name = app["function_name"]
        until(lambda: self.get(f"/api/apps/{name}/versions")[0]["status"] != "CHECKING", 120, f"the check of {name}")
        version = self.get(f"/api/apps/{name}/versions")[0]
        assert version["status"] == "READY", version
        return name

    def submit(self, app, **inputs):
        return self.ask("POST", f"/api/apps/{app}/run", {"inputs": inputs}, 202).json()["run_id"]

    def run(self, app, **inputs):
        """The run, which has to succeed within a minute."""
        run = self.ask("POST", f"/api/apps/{app}/run", {"inputs": inputs}, 200, Prefer="wait=60").json()
        assert run["status"] == "SUCCESS", run
        return run

    def await_run(self, run, status, seconds=120):
        until(lambda: self.get(f"/api/runs/{run}")["status"] == status, seconds, f"run {run} to be {status}")
        return self.get(f"/api/runs/{run}")

    def watch(self, run):
        """How many messages came until the server closed, and the last one."""
        async def watch():
            watcher = await Watcher(run).open(self._port, self._token)
            await asyncio.wait_for(watcher.watch(), 90)
            return watcher.messages, json.loads(watcher.last)

        return asyncio.run(watch())

    def workers(self):
        """Those that are alive."""
        return [worker for worker in self.get("/api/monitor/workers") if worker["alive"]]


def until(condition, seconds, what):
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, f"waited {seconds} s in vain for {what}"
        time.sleep(0.5)


def free_port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
