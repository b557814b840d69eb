"""CPU time and memory of processes and all that comes of them, from /proc."""

import os
import time

_TICKS = os.sysconf("SC_CLK_TCK")
_MIB = 1024 * 1024


def _stat(pid):
    """(parent, own ticks, ticks of children that were waited for) of a process; None when it is gone."""
    try:
        with open(f"/proc/{pid}/stat", "rb") as file:
            text = file.read()
    except OSError:
        return None
    fields = text[text.rindex(b")") + 2:].split()
    return int(fields[1]), int(fields[11]) + int(fields[12]), int(fields[13]) + int(fields[14])


def tree(roots):
    """These processes and all their descendants."""
    children = {}
    for name in os.listdir("/proc"):
        if name.isdigit():
            stat = _stat(name)
            if stat is not None:
                children.setdefault(stat[0], []).append(int(name))
    found, todo = set(), [pid for pid in roots if _stat(pid) is not None]
    while todo:
        pid = todo.pop()
        if pid not in found:
            found.add(pid)
            todo += children.get(pid, ())
    return found


def children(pid):
    """The processes it has started."""
    return [other for other in tree([pid]) if (_stat(other) or (0,))[0] == pid]


def cpu_seconds(roots):
    """CPU time of process trees; what has ended in them counts as long as its parent waited for it."""
    stats = [_stat(pid) for pid in tree(roots)]
    return sum(own + ended for _, own, ended in filter(None, stats)) / _TICKS


def own_cpu_seconds(pid):
    """CPU time of one process without its children."""
    stat = _stat(pid)
    return 0.0 if stat is None else stat[1] / _TICKS


def machine_cpu_seconds():
    """CPU time all processors of the machine were busy for."""
    with open("/proc/stat", encoding="ascii") as file:
        fields = [int(field) for field in file.readline().split()[1:9]]
    user, nice, system, _, _, irq, soft_irq, _ = fields
    return (user + nice + system + irq + soft_irq) / _TICKS


def memory_mib(roots):
    """Proportional memory (PSS) of process trees: what they share is counted once."""
    return sum(own_memory_mib(pid) for pid in tree(roots))


def own_memory_mib(pid):
    """The same of one process alone; 0 when it is gone."""
    try:
        with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as file:
            return sum(int(line.split()[1]) for line in file if line.startswith("Pss:")) * 1024 / _MIB
    except OSError:
        return 0.0


def listener(port):
    """The oldest process that listens on a TCP port of this machine; None when it cannot be seen."""
    inodes = set()
    for name in ("tcp", "tcp6"):
        with open(f"/proc/net/{name}", encoding="ascii") as file:
            for line in list(file)[1:]:
                fields = line.split()
                if fields[3] == "0A" and int(fields[1].rsplit(":", 1)[1], 16) == port:
                    inodes.add(f"socket:[{fields[9]}]")
    found = []
    for pid in filter(str.isdigit, os.listdir("/proc")):
        try:
            if any(os.readlink(f"/proc/{pid}/fd/{fd}") in inodes for fd in os.listdir(f"/proc/{pid}/fd")):
                found.append(int(pid))
        except OSError:
            continue
    return min(found, default=None)


def core_milliseconds():
    """CPU time of a fixed loop: how fast a core is now. Shared machines change by half from minute to minute."""
    best = float("inf")
    for _ in range(5):
        start, total = time.thread_time(), 0
        for number in range(100_000):
            total += number * number
        best = min(best, time.thread_time() - start)
    return best * 1000
