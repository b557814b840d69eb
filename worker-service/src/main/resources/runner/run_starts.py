"""How the process of a run is started: forked off the runner, or as an interpreter of its own."""

import os
import shutil
import signal
import stat
import subprocess
import tempfile
import time

from _stoa_runner.frames import write_all
from _stoa_runner.run_process import serve_forked, warm_up

# How many processes wait for a run, at most, and after how many seconds without one all but one are ended.
_MOST_SPARE = 4
IDLE_SECONDS = 20.0


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


class Ends:
    """What a process that serves runs is given: a folder, its ends of pipes, and rules it is confined by.

    requests is the end to read from, None unless it takes any; rules are a descriptor, None for none.
    """

    def __init__(self, takes_requests=False):
        """Raises OSError."""
        self.folder = tempfile.mkdtemp(prefix="stoa-run-")
        self.pid = None
        self.requests = self.requests_end = self.rules = None
        self._descriptors = []
        try:
            self._reply, self.reply_end = self._pipe()
            self._log, self.log_end = self._pipe()
            if takes_requests:
                self.requests, self.requests_end = self._pipe()
        except BaseException:
            self.undo()
            raise

    def confine(self, confinement):
        """Makes the rules. Raises OSError."""
        self.rules = confinement.rules_of_run(self.folder)
        if self.rules is not None:
            self._descriptors.append(self.rules)

    def started(self, pid):
        """The process has them now."""
        for descriptor in (self.reply_end, self.log_end, self.requests, self.rules):
            if descriptor is not None:
                os.close(descriptor)
        return Started(pid, self.folder, self._reply, self._log)

    def undo(self):
        for descriptor in self._descriptors:
            os.close(descriptor)
        os.rmdir(self.folder)

    def _pipe(self):
        pipe = os.pipe()
        self._descriptors.extend(pipe)
        return pipe


class OneRunEach:
    """Starts a process for each run, which ends with it."""

    # Whether all processes are started by the main thread of the runner.
    by_main_thread = True
    # What the process of a run may have beside memory_mb; None where the kernel limits one process by itself.
    beside_bytes = None
    # Threads that it has of its own.
    beside_tasks = 0

    def start(self, payload):
        """Starts a run; payload is its request as it came. Raises OSError."""
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
    """Forks the runner, which has imported the app, ahead of need: what is forked waits for the request of its run.

    After a fork each page that the runner writes to is copied, so several forks one right after the other cost it less
    than one after each run.
    """

    def __init__(self, app, result_limit_bytes):
        self._app = app
        self._result_limit_bytes = result_limit_bytes
        self._own_pid = os.getpid()
        self._spare = []  # pairs of a process and the descriptor that takes its request
        self._wanted = 1
        self._used_at = time.monotonic()
        warm_up(app)
        self.prepare()

    def start(self, payload):
        self._used_at = time.monotonic()
        while True:
            if not self._spare:
                self._fork(self._wanted)
            self._wanted = _MOST_SPARE
            process, requests = self._spare.pop()
            try:
                write_all(requests, payload)
                return process
            except BrokenPipeError:  # it was killed: the machine wants memory, perhaps
                self._drop(process)
            finally:
                os.close(requests)

    def prepare(self):
        if not self._spare:
            try:
                self._fork(self._wanted)
            except OSError:
                pass  # the next run tries again, and says so

    def kept_pids(self):
        return {process.pid for process, _ in self._spare}

    def due(self):
        return self._used_at + IDLE_SECONDS if self._wanted > 1 else None

    def look(self, now):
        if self._wanted > 1 and now >= self._used_at + IDLE_SECONDS:
            self._wanted = 1
            while len(self._spare) > 1:
                process, requests = self._spare.pop()
                os.close(requests)
                self._drop(process)

    def close(self):
        for process, _ in self._spare:
            remove(process.folder)

    def _fork(self, count):
        prepared = []
        try:
            for _ in range(count):
                prepared.append(Ends(takes_requests=True))
                prepared[-1].confine(self._app.confinement)
            # Nothing more than has to be from here to the last fork: it would cost a copy of the page each time.
            for ends in prepared:
                ends.pid = os.fork()
                if ends.pid == 0:
                    serve_forked(self._app, ends, self._own_pid, self._result_limit_bytes)
        finally:
            for ends in prepared:
                if ends.pid is None:
                    ends.undo()
                else:
                    self._spare.append((ends.started(ends.pid), ends.requests_end))

    def _drop(self, process):
        """Ends a process that has served no run."""
        os.kill(process.pid, signal.SIGKILL)
        os.waitpid(process.pid, 0)
        os.close(process.reply)
        os.close(process.log)
        remove(process.folder)


class Interpreters(OneRunEach):
    """Starts an interpreter that imports the app, for one that cannot be forked."""

    by_main_thread = False

    def __init__(self, interpreter, start_arguments):
        self._interpreter = interpreter
        self._start_arguments = start_arguments
        self._own_pid = os.getpid()

    def start(self, payload):
        ends = Ends()
        try:
            with tempfile.TemporaryFile() as file:
                file.write(payload)
                file.seek(0)
                process = subprocess.Popen(
                    [*self._interpreter, *self._start_arguments, "--once", str(ends.reply_end), str(self._own_pid)],
                    stdin=file, stdout=ends.log_end, stderr=ends.log_end, pass_fds=(ends.reply_end,),
                    start_new_session=True, env={**os.environ, "TMPDIR": ends.folder})
        except BaseException:
            ends.undo()
            raise
        # It is waited for by the loop, together with all the others.
        process.returncode = 0
        return ends.started(process.pid)


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
