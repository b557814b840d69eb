"""The containers of docker-compose.yml, as a project of their own beside any other: own names, port, secrets and volumes."""

import json
import os
import secrets
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

from client import free_port
from repositories import ROOT, make_apps

SERVICES = ("api-service", "worker-service")


class Compose:
    """close() removes it with all its data. Further files for compose can be named by COMPOSE_FILE, as for any project."""

    def __init__(self):
        self.folder = Path(tempfile.mkdtemp(prefix="stoa-trial-"))
        self.folder.chmod(0o755)
        self.port = int(os.environ.get("STOA_PORT") or free_port())
        self._project = "stoa-trial-" + secrets.token_hex(3)
        self._environment = os.environ | {
            "STOA_PORT": str(self.port),
            "STOA_SECRET_FILES": str(self.folder / "secrets"),
            "STOA_REPOSITORIES": str(self.folder / "repositories"),
            "STOA_ENVIRONMENT_INDEX": "/repositories/wheels",
        }
        _make_repositories(self.folder / "repositories")
        subprocess.run([ROOT / "deploy" / "make-secrets"], env=self._environment, check=True)

    def secret(self, name):
        return (self.folder / "secrets" / name).read_text()

    def secrets(self):
        """All values that no container may show, by name."""
        return {file.name: file.read_text() for file in (self.folder / "secrets").iterdir() if file.read_text()}

    def build(self):
        self._compose("build", *SERVICES)

    def up(self, workers):
        self._compose("up", "--detach", "--wait", "--wait-timeout", "600", "--scale", f"worker-service={workers}")

    def down(self):
        self._compose("down")

    def stop(self, service):
        self._compose("stop", service)

    def close(self):
        self._compose("down", "--volumes", "--rmi", "local")
        shutil.rmtree(self.folder)

    def logs(self):
        return self._compose("logs", "--no-color")

    def containers(self, service):
        """The ids of its containers that run."""
        return self._compose("ps", "--quiet", service).split()

    def inspect(self, container):
        return json.loads(docker("inspect", container))[0]

    def _compose(self, *arguments):
        # Without the operator's own .env.
        return docker("compose", "--env-file", "/dev/null", "--project-name", self._project, *arguments,
                      environment=self._environment)


def docker(*arguments, given=None, environment=None):
    """What it prints. RuntimeError with what it says when it fails."""
    done = subprocess.run(["docker", *arguments], cwd=ROOT, env=environment, input=given, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"docker {' '.join(arguments)} ended with {done.returncode}:\n{done.stderr[-4000:]}")
    return done.stdout


def _make_repositories(folder):
    """One repository, `apps`, and a folder of wheels."""
    folder.mkdir()
    make_apps(folder / "apps")
    (folder / "wheels").mkdir()
    info = "stoa_trial_greeting-1.0.dist-info/"
    with zipfile.ZipFile(folder / "wheels" / "stoa_trial_greeting-1.0-py3-none-any.whl", "w") as wheel:
        wheel.writestr("stoa_trial_greeting.py", 'GREETING = "hello"\n')
        wheel.writestr(info + "METADATA", "Metadata-Version: 2.1\nName: stoa-trial-greeting\nVersion: 1.0\n")
        wheel.writestr(info + "WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(info + "RECORD", "".join(
            f"{name},,\n" for name in ("stoa_trial_greeting.py", info + "METADATA", info + "WHEEL", info + "RECORD")))
