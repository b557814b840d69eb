"""How the runs of an app are started that asks for speed (`"isolation": "reuse"`): by forks that are there already.

Module state is kept from run to run. A run that leaves more behind than that - a thread, a process, memory, another
working directory, a failure - is the last one of its process.
"""

import os

from _stoa_runner.kept_processes import KeptProcesses
from _stoa_runner.run_process import serve_many, warm_up


class ReusedForks(KeptProcesses):
    """Forks of the runner, which has imported the app."""

    def __init__(self, app, result_limit_bytes):
        self._app = app
        self._result_limit_bytes = result_limit_bytes
        self._own_pid = os.getpid()
        warm_up(app)
        super().__init__()

    def start_process(self, ends):
        ends.confine(self._app.confinement)
        pid = os.fork()
        if pid == 0:
            serve_many(self._app, ends, self._own_pid, self._result_limit_bytes)
        return pid
