"""A worker's end of the protocol, for tests: starts the real runner and speaks real frames with it."""

import json
import os
import select
import shutil
import struct
import subprocess
import sys
import tempfile
import textwrap
import time
import unittest
from collections import namedtuple
from pathlib import Path

RUNNER = Path(__file__).resolve().parents[2] / "main" / "resources" / "runner" / "stoa_runner.py"
HEADER = struct.Struct(">cqI")
PATIENCE_SECONDS = 15

Frame = namedtuple("Frame", "kind key payload")


class Outcome:
    """All frames of one run, in their order, and what they say."""

    def __init__(self, frames):
        self.frames = frames
        self.kinds = "".join(frame.kind for frame in frames)
        self.log = b"".join(frame.payload for frame in frames if frame.kind == "L").decode()
        self.progress = [json.loads(frame.payload) for frame in frames if frame.kind == "P"]
        self.result_bytes = self._payload("V")
        order = self._payload("O")
        self.key_order = None if order is None else json.loads(order)
        self.result = None if self.result_bytes is None else json.loads(self.result_bytes)
        error = self._payload("E")
        self.error = None if error is None else json.loads(error)
        self.end = json.loads(frames[-1].payload)
        self.cpu_seconds = self.end.pop("cpu_seconds", None)

    def _payload(self, kind):
        found = [frame.payload for frame in self.frames if frame.kind == kind]
        return found[0] if found else None


class Runner:
    """A runner process. Reads frames as they are asked for, keeping those of other runs for later."""

    def __init__(self, app_dir, *options, python=sys.executable, environment=None):
        self._process = subprocess.Popen([python, "-I", str(RUNNER), "--app-dir", str(app_dir), *options],
                                         stdin=subprocess.PIPE, stdout=subprocess.PIPE, bufsize=0,
                                         env=environment or {})
        self.pid = self._process.pid
        self._unread = bytearray()
        self._frames = []

    def hello(self):
        """The hello frame's payload; what was logged before it is in import_log afterwards."""
        frames = self._until(lambda frame: frame.kind == "H")
        self.import_log = b"".join(frame.payload for frame in frames if frame.kind == "L").decode()
        return json.loads(frames[-1].payload)

    def send(self, kind, key, payload):
        self.send_bytes(frame_bytes(kind, key, payload))

    def send_bytes(self, data):
        self._process.stdin.write(data)

    def start(self, key, inputs=None, memory_mb=512):
        self.send("R", key, {"inputs": inputs or {}, "memory_mb": memory_mb})

    def kill(self, key, grace_seconds):
        self.send("K", key, {"grace_seconds": grace_seconds})

    def outcome(self, key):
        """Waits for the end of a run."""
        return Outcome(self._until(lambda frame: frame.kind == "Z", key))

    def run(self, inputs=None, key=1, memory_mb=512):
        self.start(key, inputs, memory_mb)
        return self.outcome(key)

    def frame(self, key=None):
        """The next frame, of one run or of any."""
        return self._until(lambda frame: True, key)[0]

    def silent_for(self, seconds):
        """Whether no further frame arrives in this time."""
        return not self._frames and not self._unread and not select.select([self._process.stdout], [], [], seconds)[0]

    def _until(self, last, key=None):
        """Frames (of one run) up to the first for which last is true."""
        deadline = time.monotonic() + PATIENCE_SECONDS
        taken = []
        position = 0
        while True:
            while position < len(self._frames):
                if key is not None and self._frames[position].key != key:
                    position += 1
                    continue
                taken.append(self._frames.pop(position))
                if last(taken[-1]):
                    return taken
            self._read(deadline)

    def _read(self, deadline):
        ready = select.select([self._process.stdout], [], [], max(0.0, deadline - time.monotonic()))[0]
        if not ready:
            raise AssertionError(f"the runner sent nothing more for {PATIENCE_SECONDS} s")
        piece = os.read(self._process.stdout.fileno(), 1 << 20)
        if not piece:
            raise EOFError(f"the runner has closed its output, exit code {self._process.wait(5)}")
        self._unread += piece
        position = 0
        while len(self._unread) - position >= HEADER.size:
            kind, key, length = HEADER.unpack_from(self._unread, position)
            if len(self._unread) - position < HEADER.size + length:
                break
            payload = bytes(self._unread[position + HEADER.size:position + HEADER.size + length])
            self._frames.append(Frame(kind.decode(), key, payload))
            position += HEADER.size + length
        del self._unread[:position]

    def close_input(self):
        self._process.stdin.close()

    def exit_code(self, patience_seconds=PATIENCE_SECONDS):
        return self._process.wait(patience_seconds)

    def close(self):
        if not self._process.stdin.closed:
            self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()


def frame_bytes(kind, key, payload):
    data = json.dumps(payload).encode()
    return HEADER.pack(kind.encode(), key, len(data)) + data


class RunnerTestCase(unittest.TestCase):
    """Makes apps in folders of their own and runners that are gone when the test is over."""

    def setUp(self):
        self._runners = []
        self.folder = Path(tempfile.mkdtemp(prefix="stoa-runner-test-"))
        # Registered first, so done last: after the runners have ended.
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def app(self, function=None, name="app", **siblings):
        """A folder with function.py and, by their names without ".py", other files."""
        folder = self.folder / name
        folder.mkdir()
        if function is not None:
            siblings["function"] = function
        for stem, text in siblings.items():
            (folder / f"{stem}.py").write_text(textwrap.dedent(text), encoding="utf-8")
        return folder

    def runner(self, app_dir, *options, **settings):
        """A started runner; nothing is read from it yet."""
        # A runner that is killed cannot remove the temporary folders of its runs.
        runner = Runner(app_dir, *options, environment={"TMPDIR": str(self.folder)}, **settings)
        self.addCleanup(runner.close)
        return runner

    def ready(self, function, *options, **settings):
        """A runner that has said hello for an app of this one file."""
        runner = self.runner(self.app(function), *options, **settings)
        hello = runner.hello()
        self.assertNotIn("error", hello)
        return runner

    def assert_gone(self, pid, patience_seconds=5.0):
        """The process has ended (nobody has to have waited for it)."""
        deadline = time.monotonic() + patience_seconds
        while is_alive(pid):
            self.assertLess(time.monotonic(), deadline, f"process {pid} is still there")
            time.sleep(0.01)


def is_alive(pid):
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except OSError:
        return False
    return stat.rpartition(") ")[2][0] not in "ZX"


def interpreters():
    """The Python interpreters there are to test with, the running one first."""
    found = [sys.executable]
    for name in ["/usr/bin/python3"] + [f"python3.{minor}" for minor in range(9, 20)]:
        # Some are only scripts of a version manager, which do not work or stand for another one.
        answer = subprocess.run(["/usr/bin/env", name, "-I", "-c", "import sys; print(sys.executable)"],
                                stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
        if answer.returncode == 0:
            found.append(answer.stdout.strip())
    return list(dict.fromkeys(found))


def interpreter_with(*modules):
    """An interpreter that has these modules, or None."""
    for python in interpreters():
        statement = "import " + ", ".join(modules)
        if subprocess.run([python, "-I", "-c", statement], stderr=subprocess.DEVNULL, check=False).returncode == 0:
            return python
    return None
