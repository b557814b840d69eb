"""The built system on a PostgreSQL and a RabbitMQ that are there: one API, workers, and the apps of the benchmark."""

import contextlib
import os
import secrets
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

import processes
from http_client import Client, HttpError

ROOT = Path(__file__).resolve().parents[2]
APPS = Path(__file__).resolve().parent / "apps"
_VERSION = "0.1.0-SNAPSHOT"
_STARTS_WITHIN_SECONDS = 120
# As in the images.
_MEMORY = ["-Xms64m", "-Xmn32m", "-XX:+UseSerialGC", "-XX:TrimNativeHeapInterval=20000"]
_JAVA = {"api-service": ["-Xmx512m"], "worker-service": ["-Xmx384m", "-XX:TieredStopAtLevel=1"]}


def build():
    """Builds both services as they are installed, without the web site."""
    subprocess.run(["mvn", "-q", "-B", "-ntp", "package", "-DskipTests", "-Dsite=false", "-Dspotless.check.skip=true",
                    "-pl", "api-service,worker-service", "-am"], cwd=ROOT, check=True)


class Installation:
    """Everything of one installation is its own: database, names at the broker, folder, ports. close() removes it."""

    def __init__(self, java_home, python, workers, slots, options):
        """options: further settings of both services, as {variable: value}."""
        self.folder = Path(tempfile.mkdtemp(prefix="stoa-bench-"))
        self.folder.chmod(0o755)
        self.database = "stoa_bench_" + secrets.token_hex(4)
        self.token = secrets.token_urlsafe(32)
        self.started = {}  # seconds until each service was ready
        self._java = Path(java_home) / "bin" / "java"
        self._slots, self._python, self._options = slots, python, options
        self._services = []
        subprocess.run(["createdb", self.database], check=True)
        self.port = _free_port()
        try:
            jars = {name: self._unpacked(name) for name in _JAVA}
            self.api = self._start("api-service", jars, self.port, {
                "STOA_PORT": str(self.port), "STOA_AUTH_OPERATOR_TOKEN": self.token})
            self._jars = jars
            self.workers = []
            self.set_workers(workers)
            self.client = Client(self.port, self.token)
        except BaseException:
            self.close()
            raise

    def set_workers(self, count):
        """Starts workers or ends some until there are so many."""
        while len(self.workers) > count:
            _end(self.workers.pop())
        while len(self.workers) < count:
            port = _free_port()
            self.workers.append(self._start("worker-service", self._jars, port, {
                "STOA_WORKER_PORT": str(port), "STOA_WORKER_SLOTS": str(self._slots),
                "STOA_WORKER_FOLDER": str(self.folder / f"worker-{port}"), "STOA_RUNNER_PYTHON": self._python}))

    async def register_apps(self, names):
        """{name: id} of the apps, once their versions may be run."""
        repository = self.folder / "apps"
        shutil.copytree(APPS, repository)
        git = ["git", "-C", repository, "-c", "user.name=bench", "-c", "user.email=bench@localhost"]
        for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "apps"]):
            subprocess.run([*git, *words], check=True)
        ids = {}
        for name in names:
            answer = await self.client.call("POST", "/api/apps/register",
                                            {"repo_url": repository.as_uri(), "path": name})
            ids[name] = answer["id"]
        for name, app in ids.items():
            await self._ready(name, app)
        return ids

    async def _ready(self, name, app):
        end = time.monotonic() + _STARTS_WITHIN_SECONDS
        while time.monotonic() < end:
            state = await self.client.call("GET", f"/api/apps/{app}/versions/1")
            if state["status"] == "READY":
                return
            if state["status"] == "BROKEN":
                raise HttpError(f"the app {name} is broken: {state}")
            time.sleep(0.2)
        raise TimeoutError(f"the app {name} is not ready after {_STARTS_WITHIN_SECONDS} s")

    def end_runners(self):
        """Ends the processes that hold imported apps; workers start others when they are needed."""
        workers = set(self.worker_pids())
        for pid in processes.tree(workers) - workers:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)

    def own(self):
        """The processes of Stoa; their children belong to them."""
        return [process.pid for process in self._services if process.poll() is None]

    def worker_pids(self):
        return [process.pid for process in self.workers]

    def _unpacked(self, name):
        folder = self.folder / name
        jar = ROOT / name / "target" / f"{name}-{_VERSION}.jar"
        subprocess.run([ROOT / "deploy" / "aot-cache", jar, folder], check=True,
                       env={**os.environ, "JAVA_HOME": str(self._java.parents[1])})
        return folder

    def _start(self, name, jars, port, own):
        environment = {
            **os.environ, "STOA_POSTGRES_URL": f"jdbc:postgresql://127.0.0.1:{_postgres_port()}/{self.database}",
            "STOA_POSTGRES_USER": os.environ.get("PGUSER", "postgres"),
            "STOA_POSTGRES_PASSWORD": os.environ.get("PGPASSWORD", ""),
            "STOA_BROKER_PREFIX": self.database, "STOA_SOURCE_SCHEMES": "file", **own, **self._options}
        command = [self._java, *_JAVA[name], *_MEMORY, "-XX:+ExitOnOutOfMemoryError", f"-XX:AOTCache={jars[name]}/app.aot",
                   "-jar", jars[name] / "app.jar"]
        start = time.monotonic()
        with open(self.folder / f"{name}-{port}.log", "wb") as log:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, env=environment,
                                       start_new_session=True)
        self._services.append(process)
        path = "/health" if name == "api-service" else "/actuator/health/readiness"
        while not _answers(port, path):
            if process.poll() is not None or time.monotonic() - start > _STARTS_WITHIN_SECONDS:
                tail = (self.folder / f"{name}-{port}.log").read_text(errors="replace")[-3000:]
                raise RuntimeError(f"{name} has not started:\n{tail}")
            time.sleep(0.02)
        self.started.setdefault(name, time.monotonic() - start)
        return process

    def close(self):
        """Ends the services, API last, and removes what was theirs."""
        for process in reversed(self._services):
            _end(process)
        subprocess.run(["dropdb", "--if-exists", "--force", self.database], check=False)
        shutil.rmtree(self.folder, ignore_errors=True)


def _end(process):
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(40)
        except subprocess.TimeoutExpired:
            for pid in processes.tree([process.pid]):
                os.kill(pid, signal.SIGKILL)
            process.wait()


def _free_port():
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return listening.getsockname()[1]


def _postgres_port():
    return os.environ.get("PGPORT", "5432")


def _answers(port, path):
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False
