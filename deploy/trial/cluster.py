"""The small overlay of deploy/kubernetes in the cluster of the current context of kubectl, in a namespace of its own."""

import io
import json
import socket
import subprocess
import tarfile
import tempfile
from pathlib import Path

from client import free_port, until
from repositories import ROOT, make_apps

NAMESPACE = "stoa-trial"
OVERLAY = ROOT / "deploy" / "trial" / "kubernetes"


class Cluster:
    """close() removes it with all its data."""

    def __init__(self):
        if self.kubectl("get", "namespace", NAMESPACE, "--ignore-not-found"):
            raise SystemExit(f"There is a namespace {NAMESPACE} already: kubectl delete namespace {NAMESPACE}")
        self.port = free_port()
        self._forward = None

    def install(self):
        self.kubectl("create", "namespace", NAMESPACE)
        secrets = subprocess.run([ROOT / "deploy/kubernetes/overlays/small/make-secrets"], capture_output=True, text=True, check=True)
        self.kubectl("create", "--filename", "-",
                     given=secrets.stdout.replace("namespace: stoa}", f"namespace: {NAMESPACE}}}")
                                         .replace(".stoa.svc", f".{NAMESPACE}.svc"))
        self._apply()
        self._await_rollout()
        self._serve_repositories()
        self.forward()

    def roll(self):
        """Replaces every Pod of API and workers as new images do; returns when all is rolled out."""
        self._apply()
        self.kubectl("rollout", "restart", "deployment/stoa-api", "deployment/stoa-worker")
        self._await_rollout()

    def close(self):
        self._end_forward()
        self.kubectl("delete", "namespace", NAMESPACE)

    def operator_token(self):
        return self.kubectl("get", "secret", "stoa-api", "--output=go-template={{index .data \"operator-token\" | base64decode}}")

    def pods(self, name):
        """Names of those that run and are not about to go."""
        pods = json.loads(self.kubectl("get", "pods", f"--selector=app.kubernetes.io/name={name}", "--output=json"))["items"]
        return [pod["metadata"]["name"] for pod in pods
                if pod["status"]["phase"] == "Running" and "deletionTimestamp" not in pod["metadata"]]

    def delete(self, pod, *how):
        self.kubectl("delete", "pod", pod, "--wait=false", *how)

    def logs(self):
        """Without those of Pods that are just about to go."""
        return "".join(self.kubectl("logs", "--prefix", "--tail=-1", "--ignore-errors", f"--selector=app.kubernetes.io/name={name}")
                       for name in ("stoa-api", "stoa-worker", "stoa-migration"))

    def python(self, pod, code, *arguments):
        """What it prints in that Pod."""
        return self.kubectl("exec", "--stdin", pod, "--", "python3", "-", *arguments, given=code)

    def bash(self, pod, code, *arguments):
        return self.kubectl("exec", "--stdin", pod, "--", "bash", "-s", *arguments, given=code)

    def start_python(self, pod, code, *arguments):
        """A process that runs it in that Pod."""
        process = subprocess.Popen(["kubectl", "--namespace", NAMESPACE, "exec", "--stdin", pod, "--", "python3", "-", *arguments],
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        process.stdin.write(code)
        process.stdin.close()
        return process

    def forward(self):
        """Makes the API's port this machine's; once more after its Pod has gone."""
        self._end_forward()
        self._forward = subprocess.Popen(["kubectl", "--namespace", NAMESPACE, "port-forward", "service/stoa-api", f"{self.port}:80"],
                                         stdout=subprocess.DEVNULL)
        until(lambda: _listens(self.port), 30, "the forwarded port")

    def kubectl(self, *arguments, given=None):
        """What it prints. RuntimeError with what it says when it fails."""
        done = subprocess.run(["kubectl", "--namespace", NAMESPACE, *arguments], input=given, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"kubectl {' '.join(arguments)} ended with {done.returncode}:\n{done.stderr[-4000:]}")
        return done.stdout

    def _apply(self):
        """All of it, with a new Job in place of the one that is done."""
        self.kubectl("delete", "job", "stoa-migration", "--ignore-not-found")
        self.kubectl("apply", "--kustomize", str(OVERLAY))

    def _await_rollout(self):
        self.kubectl("wait", "--for=condition=complete", "--timeout=10m", "job/stoa-migration")
        self.kubectl("rollout", "status", "deployment/stoa-api", "--timeout=10m")
        self.kubectl("wait", "--for=condition=ready", "--timeout=5m", "pod/trial")

    def _serve_repositories(self):
        """A bare clone of the apps, as files behind HTTP, which Git reads too."""
        with tempfile.TemporaryDirectory() as folder:
            apps = make_apps(Path(folder) / "apps")
            subprocess.run(["git", "clone", "--quiet", "--bare", apps, f"{folder}/apps.git"], check=True)
            subprocess.run(["git", "-C", f"{folder}/apps.git", "update-server-info"], check=True)
            packed = io.BytesIO()
            with tarfile.open(fileobj=packed, mode="w:gz") as tar:
                tar.add(f"{folder}/apps.git", "apps.git")
            subprocess.run(["kubectl", "--namespace", NAMESPACE, "exec", "--stdin", "trial", "--", "tar", "xz", "--no-same-owner",
                            "--directory", "/tmp"], input=packed.getvalue(), check=True)

    def _end_forward(self):
        if self._forward:
            self._forward.kill()
            self._forward.wait()


def _listens(port):
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0
