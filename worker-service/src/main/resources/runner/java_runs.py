"""How the runs of a Java app are started: by Java virtual machines that are there already.

A machine carries out one run at a time, each with classes of its own, and says afterwards whether it is as it was before.

The CPU time of a run is what its machine uses from the request to the end of the run: the function, the machine's own
threads that compile and collect, processes that the function has started, and of the machine's start what the run had
to wait for.
"""

from _stoa_runner.java_machine import TASKS
from _stoa_runner.kept_processes import KeptProcesses


class JavaRuns(KeptProcesses):
    """The machines of one app version."""

    beside_bytes = 128 * 1024 * 1024
    beside_tasks = TASKS

    def __init__(self, starts, classes):
        """classes: the descriptor of a file with the app's classes, to be filled before the first run."""
        self._starts = starts
        self._classes = classes
        super().__init__()

    def start_process(self, ends):
        pid = self._starts.machine(self._classes, ends.folder, ends.requests, ends.reply_end, ends.log_end)
        self._starts.machines += 1
        return pid

    def dropped(self):
        self._starts.machines -= 1
