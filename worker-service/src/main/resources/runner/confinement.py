"""What the runner gives up before it imports an app, for itself and for all that comes of it.

A sandbox of namespaces around it shows an app only what it may have. What such a sandbox leaves open is closed here,
and where there is none, what it would have closed, as far as a process can do that to itself.
"""

import json
import os
import resource
import socket

from _stoa_runner import landlock
from _stoa_runner.kernel_calls import prctl
from _stoa_runner.system_calls import filter_system_calls

_PR_SET_DUMPABLE = 4
_PR_SET_NO_NEW_PRIVS = 38


class Confinement:
    """As the worker wants it: the JSON {"socket_families", "streams_only", "attributes", "limits", "processes",
    "temporary_bytes", "landlock"}.

    socket_families: names of the families of sockets that may be had, such as AF_UNIX; streams_only: of those
    connections only. attributes: whether modes, owners and times of files may be changed. limits: names of resource limits (setrlimit(2)) to values. processes: how many a run may have; the
    runner itself is not held up by them. temporary_bytes: how much a run may write to its folder for temporary files;
    null where that is of a size of its own. landlock: {"read", "write", "connect"}, the paths that may be had and the
    ports (landlock.restrict); null where namespaces hide all others.
    """

    def __init__(self, text):
        wanted = json.loads(text)
        self._families = [getattr(socket, name) for name in wanted["socket_families"]]
        self._streams_only = wanted["streams_only"]
        self._attributes = wanted["attributes"]
        self._limits = wanted["limits"]
        self._processes = wanted["processes"]
        self.temporary_bytes = wanted["temporary_bytes"]
        self._landlock = wanted["landlock"]
        self._keeps_signals_in = landlock.version() >= landlock.SCOPES_SINCE
        # Without namespaces of its own the user's other processes count too.
        self._present = 0 if self._landlock is None else _tasks_of(os.getuid())

    def begin(self, own_tasks=0):
        """Gives it all up. Raises OSError when something could not be.

        own_tasks: processes and threads that runs need to be there at all, beside those they start.
        """
        prctl(_PR_SET_NO_NEW_PRIVS, 1)
        # Nobody of the same user may trace this process or those it forks, or open what /proc shows of them.
        prctl(_PR_SET_DUMPABLE, 0)
        for name, value in self._limits.items():
            _limit(getattr(resource, name), value)
        _limit(resource.RLIMIT_NPROC, self._present + 2 * self._processes + own_tasks)
        if self._landlock is not None:
            landlock.restrict(**self._landlock)
        elif self._keeps_signals_in:
            landlock.keep_signals_in()  # and abstract sockets, which belong to the network
        filter_system_calls(self._families, self._streams_only, self._landlock is None, self._attributes)

    def begin_run(self, own_tasks=0):
        """What one run gives up beyond that: to signal other runs, and to leave no process to them."""
        if self._keeps_signals_in:
            landlock.keep_signals_in()
        _limit(resource.RLIMIT_NPROC, self._present + self._processes + own_tasks)


def _limit(which, value):
    """Lowers a limit for good, and never raises one."""
    hard = resource.getrlimit(which)[1]
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    resource.setrlimit(which, (value, value))


def _tasks_of(user):
    """How many threads the user's processes have."""
    count = 0
    for name in os.listdir("/proc"):
        if name.isdigit():
            try:
                if os.stat(f"/proc/{name}").st_uid == user:
                    count += len(os.listdir(f"/proc/{name}/task"))
            except OSError:
                continue  # it ended meanwhile
    return count
