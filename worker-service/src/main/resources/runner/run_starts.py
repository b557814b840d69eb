"""How the process of a run is started: forked off the runner, or as an interpreter of its own."""

import os
import shutil
import stat
import subprocess
import sys
import tempfile

from _stoa_runner.frames import to_json
from _stoa_runner.run_process import serve_forked


class Started:
    """The process of a run: its pid, its folder for temporary files, and descriptors to read its reply and log from.

    cpu_before: the seconds of CPU time it has used for other runs; None where the system does not say.
    """

    def __init__(self, pid, folder, reply, log, cpu_before=0.0):
        self.pid = pid
        self.folder = folder
        self.reply = reply
        self.log = log
        self.cpu_before = cpu_before


class OneRunEach:
    """Starts a process for each run, which ends with it."""

    # Whether all processes are started by the main thread of the runner.
    by_main_thread = True
    # What the process of a run may have beside memory_mb; None where the kernel limits one process by itself.
    beside_bytes = None

    def start(self, payload, request):
        """Starts a run; payload is its request as it came. Raises OSError and what a senseless request leads to."""
        folder = tempfile.mkdtemp(prefix="stoa-run-")
        descriptors = []
        try:
            descriptors.extend(os.pipe())
            descriptors.extend(os.pipe())
            reply, reply_end, log, log_end = descriptors
            pid = self._start(request, reply_end, log_end, folder)
        except BaseException:
            for descriptor in descriptors:
                os.close(descriptor)
            os.rmdir(folder)
            raise
        os.close(reply_end)
        os.close(log_end)
        return Started(pid, folder, reply, log)

    def _start(self, request, reply, log, folder):
        raise NotImplementedError

    def stays(self, run):
        """Whether the process may carry out another run, once it has said that it is clean."""
        return False

    def keep(self, run):
        """Keeps the process for other runs; False when it cannot be."""
        return False

    def finished(self, run):
        """A run is over with all its processes."""
        remove(run.folder)

    def prepare(self):
        """Has time to make the next start a quick one."""

    def kept_pids(self):
        """Processes that belong to no run now."""
        return set()

    def due(self):
        """When look wants to be called next, by time.monotonic; None for never."""
        return None

    def look(self, now):
        """Does what is due."""

    def close(self):
        """The runner ends."""


class Forks(OneRunEach):
    """Forks the runner, which has imported the app."""

    def __init__(self, app, result_limit_bytes):
        self._app = app
        self._result_limit_bytes = result_limit_bytes
        self._own_pid = os.getpid()

    def _start(self, request, reply, log, folder):
        rules = self._app.confinement.rules_of_run(folder)
        try:
            pid = os.fork()
            if pid == 0:
                serve_forked(self._app, request, reply, log, folder, rules, self._own_pid, self._result_limit_bytes)
        finally:
            if rules is not None:
                os.close(rules)
        return pid


class Interpreters(OneRunEach):
    """Starts an interpreter that imports the app, for one that cannot be forked."""

    by_main_thread = False

    def __init__(self, interpreter, start_arguments):
        self._interpreter = interpreter
        self._start_arguments = start_arguments
        self._own_pid = os.getpid()

    def _start(self, request, reply, log, folder):
        with tempfile.TemporaryFile() as file:
            file.write(to_json(request))
            file.seek(0)
            process = subprocess.Popen(
                [*self._interpreter, *self._start_arguments, "--once", str(reply), str(self._own_pid)],
                stdin=file, stdout=log, stderr=log, pass_fds=(reply,), start_new_session=True,
                env={**os.environ, "TMPDIR": folder})
        # It is waited for by the loop, together with all the others.
        process.returncode = 0
        return process.pid


def remove(folder):
    """Removes a folder of temporary files and all that is in it."""
    try:
        os.rmdir(folder)  # nearly always empty
        return
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
    if os.path.isdir(folder):
        # The app has taken away its own right to enter a folder.
        for path, folders, _ in os.walk(folder):
            for name in folders:
                if not os.path.islink(os.path.join(path, name)):
                    os.chmod(os.path.join(path, name), stat.S_IRWXU)
        shutil.rmtree(folder, ignore_errors=True)
