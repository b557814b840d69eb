"""Processes that carry out one run after another.

Each says after a run whether it can carry out another one. If not, if it was killed, and in any case after some time, it
is ended, and another one started.
"""

import os
import signal
import time

from _stoa_runner import cpu_time
from _stoa_runner.app_log import read_waiting
from _stoa_runner.frames import HEADER, RUN
from _stoa_runner.process_tree import children_of_all_threads
from _stoa_runner.run_starts import IDLE_SECONDS, Ends, OneRunEach, Started, remove

# What a run leaves, and nobody sees, is gone after so many.
_MOST_RUNS = 500
_MOST_IDLE = 4
_FLUSH_SECONDS = 0.005


class KeptProcess:
    """A process that carries out runs, and the runner's ends of its pipes."""

    def __init__(self, start):
        """start(ends) starts it with its ends of the pipes, and returns its pid. Raises OSError."""
        ends = Ends(takes_requests=True)
        try:
            self.pid = start(ends)
        except BaseException:
            ends.undo()
            raise
        started = ends.started(self.pid)
        self.folder, self.reply, self.log, self._requests = started.folder, started.reply, started.log, ends.requests_end
        for descriptor in (self._requests, self.reply, self.log):
            os.set_blocking(descriptor, False)
        self._unsent = b""
        self.runs = 0
        self.idle_since = None

    def send(self, payload):
        """Sends a run; what the pipe does not take at once is left to flush."""
        self.runs += 1
        self._unsent = HEADER.pack(RUN, 0, len(payload)) + payload
        self.flush()

    def flush(self):
        """Sends more; whether everything is sent, or nobody will read it."""
        try:
            while self._unsent:
                self._unsent = self._unsent[os.write(self._requests, self._unsent):]
        except BlockingIOError:
            return False
        except OSError:
            self._unsent = b""
        return True

    def has_ended(self):
        """Whether it is gone; it is not waited for again then."""
        try:
            return os.waitpid(self.pid, os.WNOHANG)[0] != 0
        except ChildProcessError:
            return True

    def close(self):
        for descriptor in (self._requests, self.reply, self.log):
            os.close(descriptor)


class KeptProcesses(OneRunEach):
    """Those of one app version."""

    def __init__(self):
        self._idle = []  # the one used last is the last
        self._busy = {}  # by pid
        self._unsent = set()
        self._add_idle()

    def start(self, payload):
        process = self._take_idle()
        if process is None:
            process = KeptProcess(self.start_process)
        self._busy[process.pid] = process
        read_waiting(process.log)  # what it has said of itself meanwhile is no run's
        cpu_before = cpu_time.of_living(process.pid)
        process.send(payload)
        self._unsent.add(process)
        return Started(process.pid, process.folder, os.dup(process.reply), os.dup(process.log), cpu_before)

    def start_process(self, ends):
        """Starts a process with its ends of the pipes; its pid."""
        raise NotImplementedError

    def dropped(self):
        """A process has been ended."""

    def stays(self, run):
        process = self._busy.get(run.pid)
        return process is not None and process.runs < _MOST_RUNS

    def keep(self, run):
        if children_of_all_threads(run.pid) or len(self._idle) >= _MOST_IDLE or run.frames.holds_more():
            return False
        try:
            empty(run.folder)
        except OSError:
            return False
        process = self._busy.pop(run.pid)
        process.idle_since = time.monotonic()
        self._idle.append(process)
        return True

    def finished(self, run):
        self._drop(self._busy.pop(run.pid))

    def prepare(self):
        if not self._idle and not self._busy:
            self._add_idle()

    def kept_pids(self):
        return {process.pid for process in self._idle}

    def due(self):
        if any(not process.flush() for process in self._unsent):
            return time.monotonic() + _FLUSH_SECONDS
        self._unsent.clear()
        return self._idle[0].idle_since + IDLE_SECONDS if len(self._idle) > 1 else None

    def look(self, now):
        while len(self._idle) > 1 and now >= self._idle[0].idle_since + IDLE_SECONDS:
            self._drop(self._idle.pop(0))

    def close(self):
        for process in (*self._idle, *self._busy.values()):
            remove(process.folder)

    def _take_idle(self):
        while self._idle:
            process = self._idle.pop()
            # One that has said something since does not know what it is at.
            if not process.has_ended() and not read_waiting(process.reply):
                return process
            self._drop(process)
        return None

    def _add_idle(self):
        try:
            process = KeptProcess(self.start_process)
        except OSError:
            return  # the next run tries again, and says so
        process.idle_since = time.monotonic()
        self._idle.append(process)

    def _drop(self, process):
        """Ends a process, if it has not ended."""
        self._unsent.discard(process)
        if not process.has_ended():
            os.kill(process.pid, signal.SIGKILL)
            os.waitpid(process.pid, 0)
        process.close()
        remove(process.folder)
        self.dropped()


def empty(folder):
    """Removes what is in a folder. Raises OSError when something stays."""
    with os.scandir(folder) as entries:
        left = [entry.path for entry in entries]
    for path in left:
        if os.path.isdir(path) and not os.path.islink(path):
            remove(path)
        else:
            os.unlink(path)
    if left and os.listdir(folder):
        raise OSError("it is not empty")
