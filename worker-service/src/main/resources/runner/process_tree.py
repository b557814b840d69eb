"""Finding and killing every process that a run has started, and the prctl calls that keep them findable.

Linux is what this is made for. Elsewhere there is no /proc and no subreaper, and only the run's own process group
is reached.
"""

import ctypes
import os
import signal
import threading

_PR_SET_PDEATHSIG = 1
_PR_SET_CHILD_SUBREAPER = 36

# Loaded once, in the runner: a run only calls it.
_libc = ctypes.CDLL(None, use_errno=True)


def adopt_orphans():
    """Makes this process the parent of every descendant whose own parent ends, so that none can slip away."""
    _prctl(_PR_SET_CHILD_SUBREAPER, 1)


def die_with_parent(parent_pid):
    """Lets the kernel kill this process when its parent (parent_pid) ends, and ends it when that has happened."""
    _prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent_pid:
        os._exit(1)


def _prctl(option, value):
    prctl = getattr(_libc, "prctl", None)
    if prctl is not None:
        prctl(option, value, 0, 0, 0)


def threads():
    """How many this process has."""
    return max(threads_of("self"), threading.active_count())


def threads_of(pid):
    """How many a process has; 1 when it has ended, or Linux does not say."""
    try:
        return len(os.listdir(f"/proc/{pid}/task"))
    except OSError:
        return 1


def flush_c_streams():
    """Writes out what C code has printed and the C library still holds."""
    _libc.fflush(None)


def children_by_parent(without=None):
    """The direct children of every process that has any, {pid: [child pid, ...]}.

    Ended ones that nobody waited for are included. Empty where there is no /proc. without: a process to be left out.
    """
    children = {}
    try:
        names = os.listdir("/proc")
    except OSError:
        return children
    for name in names:
        if name.isdigit() and int(name) != without:
            try:
                descriptor = os.open(f"/proc/{name}/stat", os.O_RDONLY)
                try:
                    stat = os.read(descriptor, 1024)
                finally:
                    os.close(descriptor)
                # proc(5): "pid (name) state ppid ..."; the name may hold anything, a ")" too.
                parent = int(stat[stat.rindex(b")") + 2:].split(None, 2)[1])
            except (OSError, ValueError, IndexError):
                continue  # it ended meanwhile
            children.setdefault(parent, []).append(int(name))
    return children


def tree_of(pid, children):
    """A process and all its descendants, according to what children_by_parent said, parents before their children."""
    tree = [pid]
    for member in tree:
        tree.extend(children.get(member, ()))
    return tree


def children_of_main_thread():
    """The direct children of this process, ended ones that nobody waited for included; None where Linux does not say.

    Asks for one file, however many processes there are. Children that another thread has started are missing.
    """
    try:
        with open(f"/proc/self/task/{os.getpid()}/children", "rb") as children:
            return [int(child) for child in children.read().split()]
    except OSError:
        return None


def children_of_all_threads(pid):
    """The direct children of another process, whichever of its threads has started them."""
    try:
        found = []
        for thread in os.listdir(f"/proc/{pid}/task"):
            with open(f"/proc/{pid}/task/{thread}/children", "rb") as children:
                found.extend(int(child) for child in children.read().split())
        return found
    except OSError:  # a thread has ended meanwhile, or Linux does not say
        return children_by_parent().get(pid, [])


def signal_tree(pid, number, children=None):
    """Sends a signal to a process and then to all its descendants, those in other sessions included.

    Processes that start while this runs can be missed: whoever wants none to be left asks again until there is none.
    """
    if children is None:
        children = children_by_parent()
    if not children:
        _send(os.killpg, pid, number)
    for member in tree_of(pid, children):
        _send(os.kill, member, number)


def _send(send, pid, number):
    try:
        send(pid, number)
    except OSError:
        pass  # it has ended
