"""How the runs of a Java app are started: by Java virtual machines that are there already.

A machine carries out one run at a time, each with classes of its own, and says afterwards whether it is as it was before.
If not, if it was killed, and in any case after some time, it is ended and another one started.

The CPU time of a run is what its machine uses from the request to the end of the run: the function, the machine's own
threads that compile and collect, processes that the function has started, and of the machine's start what the run had
to wait for.
"""

import os
import signal
import time

from _stoa_runner import cpu_time
from _stoa_runner.app_log import read_waiting
from _stoa_runner.java_machine import Machine
from _stoa_runner.process_tree import children_of_all_threads
from _stoa_runner.run_starts import OneRunEach, Started, remove

# What a run leaves in the JDK's own classes, and nobody sees, is gone after so many.
_MOST_RUNS = 500
_MOST_IDLE = 4
# Those beyond the first are ended when they have had nothing to do for so long.
_IDLE_SECONDS = 20.0
_FLUSH_SECONDS = 0.005


class JavaRuns(OneRunEach):
    """The machines of one app version."""

    beside_bytes = 128 * 1024 * 1024

    def __init__(self, starts, classes):
        """classes: the descriptor of a file with the app's classes, to be filled before the first run."""
        self._starts = starts
        self._classes = classes
        self._idle = []  # the one used last is the last
        self._busy = {}  # by pid
        self._unsent = set()
        self._add_idle()

    def start(self, payload, request):
        machine = self._take_idle()
        if machine is None:
            machine = self._new()
        self._busy[machine.pid] = machine
        read_waiting(machine.log)  # what it has said of itself meanwhile is no run's
        cpu_before = cpu_time.of_living(machine.pid)
        machine.send(payload)
        self._unsent.add(machine)
        return Started(machine.pid, machine.folder, os.dup(machine.reply), os.dup(machine.log), cpu_before)

    def stays(self, run):
        machine = self._busy.get(run.pid)
        return machine is not None and machine.runs < _MOST_RUNS

    def keep(self, run):
        if children_of_all_threads(run.pid) or len(self._idle) >= _MOST_IDLE or run.frames.holds_more():
            return False
        try:
            empty(run.folder)
        except OSError:
            return False
        machine = self._busy.pop(run.pid)
        machine.idle_since = time.monotonic()
        self._idle.append(machine)
        return True

    def finished(self, run):
        self._drop(self._busy.pop(run.pid))

    def prepare(self):
        if not self._idle and not self._busy:
            self._add_idle()

    def kept_pids(self):
        return {machine.pid for machine in self._idle}

    def due(self):
        if any(not machine.flush() for machine in self._unsent):
            return time.monotonic() + _FLUSH_SECONDS
        self._unsent.clear()
        return self._idle[0].idle_since + _IDLE_SECONDS if len(self._idle) > 1 else None

    def look(self, now):
        while len(self._idle) > 1 and now >= self._idle[0].idle_since + _IDLE_SECONDS:
            self._drop(self._idle.pop(0))

    def close(self):
        for machine in (*self._idle, *self._busy.values()):
            remove(machine.folder)

    def _take_idle(self):
        while self._idle:
            machine = self._idle.pop()
            # One that has said something since does not know what it is at.
            if not machine.has_ended() and not read_waiting(machine.reply):
                return machine
            self._drop(machine)
        return None

    def _add_idle(self):
        try:
            machine = self._new()
        except OSError:
            return  # the next run tries again, and says so
        machine.idle_since = time.monotonic()
        self._idle.append(machine)

    def _new(self):
        machine = Machine(self._starts, self._classes)
        self._starts.machines += 1
        return machine

    def _drop(self, machine):
        """Ends a machine, if it has not ended."""
        self._starts.machines -= 1
        self._unsent.discard(machine)
        if not machine.has_ended():
            os.kill(machine.pid, signal.SIGKILL)
            os.waitpid(machine.pid, 0)
        machine.close()
        remove(machine.folder)


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
