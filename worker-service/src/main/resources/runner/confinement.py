"""What the runner gives up before it imports an app, for itself and for all that comes of it.

A sandbox of namespaces around it shows an app only what it may have. What such a sandbox leaves open is closed here,
and where there is none, what it would have closed, as far as a process can do that to itself.
"""

import contextlib
import errno
import json
import os
import resource
import socket
import tempfile

from _stoa_runner import landlock
from _stoa_runner.kernel_calls import prctl
from _stoa_runner.system_calls import filter_system_calls
from _stoa_runner.user_tasks import tasks_of_user

_PR_SET_DUMPABLE = 4
_PR_SET_NO_NEW_PRIVS = 38
_SHARED_MEMORY = "/dev/shm"
# How many more processes and threads others of the user may have while a run goes on: those of some twenty workers.
_TASKS_TO_COME = 1024


class NoConfinement:
    """Nothing is given up: the sandbox is off."""

    temporary_bytes = None
    tasks_to_count = None
    keeps_to_files = False

    def begin(self, own_tasks=0):
        pass

    def before_runs(self):
        pass

    def rules_of_run(self, folder):
        return None

    def begin_run(self, rules, own_tasks=0):
        pass

    def after_runs(self):
        pass


class Confinement:
    """As the worker wants it: the JSON {"socket_families", "streams_only", "attributes", "limits", "processes",
    "temporary_bytes", "landlock"}.

    socket_families: names of the families of sockets that may be had, such as AF_UNIX; streams_only: of those
    connections only. attributes: whether modes, owners and times of files may be changed. limits: names of resource
    limits (setrlimit(2)) to values. processes: how many a run may have, with their threads; the runner itself is not
    held up by them.
    temporary_bytes: how much a run may write to its folder for temporary files; null where that is of a size of its
    own. landlock: {"read", "write", "connect"}, the paths that may be had and the ports (landlock.restrict); null where
    namespaces hide all others.
    """

    keeps_to_files = True

    def __init__(self, text):
        wanted = json.loads(text)
        self._families = [getattr(socket, name) for name in wanted["socket_families"]]
        self._streams_only = wanted["streams_only"]
        self._attributes = wanted["attributes"]
        self._limits = wanted["limits"]
        self._processes = wanted["processes"]
        self.temporary_bytes = wanted["temporary_bytes"]
        self._landlock = wanted["landlock"]
        # How many processes and threads of a run are to be counted, where the kernel counts others too; None elsewhere.
        self.tasks_to_count = None if self._landlock is None else self._processes
        # What a run may have beside its own folder for temporary files.
        self._places_of_runs = landlock.Places(())
        self._shared_memory_of_import = frozenset()
        # Without namespaces of its own the user's other processes count too, and more of them may come.
        self._others = 0 if self._landlock is None else tasks_of_user()
        self._for_a_run = self._processes + (0 if self._landlock is None else _TASKS_TO_COME)

    def begin(self, own_tasks=0):
        """Gives it all up. Raises OSError when something could not be.

        own_tasks: processes and threads that runs need to be there at all, beside those they start.
        """
        prctl(_PR_SET_NO_NEW_PRIVS, 1)
        # Nobody of the same user may trace this process or those it forks, or open what /proc shows of them.
        prctl(_PR_SET_DUMPABLE, 0)
        for name, value in self._limits.items():
            _limit(getattr(resource, name), value)
        _limit(resource.RLIMIT_NPROC, self._others + 2 * self._for_a_run + own_tasks)
        if self._landlock is not None:
            self._keep_to_files(**self._landlock)
        else:
            landlock.keep_signals_in()  # and abstract sockets, which belong to the network
        filter_system_calls(self._families, self._streams_only, self._landlock is None, self._attributes)

    def _keep_to_files(self, read, write, connect):
        if landlock.VERSION < landlock.SCOPES_SINCE:
            raise OSError(errno.ENOTSUP, f"the kernel's Landlock is of version {landlock.VERSION}, and only since "
                                         f"{landlock.SCOPES_SINCE} it keeps signals in")
        places = [(path, landlock.READ) for path in read]
        landlock.restrict([*places, *((path, landlock.ALL) for path in write)], connect)

    def before_runs(self):
        """To be called once, when what the app does at import is done: runs may read what it has made by then."""
        if self._landlock is None:
            places = _places_but_temporary_files()
            self._shared_memory_of_import = frozenset(os.listdir(_SHARED_MEMORY))
        else:
            places = [(path, landlock.READ) for path in self._landlock["read"]]
            places += [(path, landlock.USE) for path in self._landlock["write"] if not os.path.isdir(path)]
        with os.scandir(tempfile.gettempdir()) as entries:
            places += [(entry.path, landlock.READ) for entry in entries if not entry.is_symlink()]
        self._places_of_runs = landlock.Places(places)

    def rules_of_run(self, folder):
        """What begin_run wants to know of a run, made by the runner: that costs it less than a process just forked.

        folder: the run's own for temporary files. A descriptor to be closed; None where the kernel has no Landlock.
        """
        return self._places_of_runs.rules((folder, landlock.ALL)) if landlock.VERSION > 0 else None

    def begin_run(self, rules, own_tasks=0):
        """What one run gives up beyond that: to signal other runs, to see their files, to leave no process to them.

        rules: from rules_of_run, closed then; without, it may signal them and see their files.
        """
        if rules is not None:
            landlock.enforce(rules)
        _limit(resource.RLIMIT_NPROC, self._others + self._for_a_run + own_tasks)

    def after_runs(self):
        """No run goes on: removes the shared memory that runs have left."""
        if self._landlock is None:
            for name in os.listdir(_SHARED_MEMORY):
                if name not in self._shared_memory_of_import:
                    with contextlib.suppress(OSError):  # a thread of the import may have been faster
                        os.unlink(os.path.join(_SHARED_MEMORY, name))


def _places_but_temporary_files():
    """All there is in namespaces, but the folder for temporary files; shared memory only for those who know its name."""
    temporary = os.path.join(os.sep, tempfile.gettempdir().split(os.sep)[1])
    tops = [os.path.join(os.sep, name) for name in os.listdir(os.sep)]
    read = [(path, landlock.READ) for path in tops if path not in (temporary, "/dev") and not os.path.islink(path)]
    return [*read, ("/dev", landlock.USE), (_SHARED_MEMORY, landlock.BY_NAME)]


def _limit(which, value):
    """Lowers a limit for good, and never raises one."""
    hard = resource.getrlimit(which)[1]
    if hard != resource.RLIM_INFINITY:
        value = min(value, hard)
    resource.setrlimit(which, (value, value))
