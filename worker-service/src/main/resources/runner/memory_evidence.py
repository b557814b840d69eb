"""Whether a run that was ended by a signal had run out of memory."""

import os
import signal

# A process that ended by one of these, nearly as large as allowed, ran out of memory.
_SIGNS = (signal.SIGKILL, signal.SIGABRT, signal.SIGSEGV, signal.SIGBUS, signal.SIGTRAP)
_NEARLY_ALL = 0.75


class MemoryEvidence:
    """Knows the memory of the runner, with which every run begins, and how often the kernel has killed for memory."""

    def __init__(self):
        self._resident_bytes = _resident_bytes()
        self._oom_kills = _oom_kills()

    def explains(self, number, usage, limit_bytes):
        """Whether want of memory explains the end by this signal, which the runner has not sent.

        usage: what wait4 has said of the process. limit_bytes: what it was allowed, None for no limit.
        """
        if number not in _SIGNS:
            return False
        known_kills, self._oom_kills = self._oom_kills, _oom_kills()
        if number == signal.SIGKILL and self._oom_kills > known_kills:
            return True
        grown_bytes = usage.ru_maxrss * 1024 - self._resident_bytes
        return limit_bytes is not None and grown_bytes >= _NEARLY_ALL * limit_bytes


def _resident_bytes():
    try:
        with open("/proc/self/statm", "rb") as statm:
            return int(statm.read().split()[1]) * os.sysconf("SC_PAGESIZE")
    except OSError:
        return 0


def _oom_kills():
    """How many processes the kernel has killed for want of memory since it started; 0 where it does not say."""
    try:
        with open("/proc/vmstat", "rb") as vmstat:
            for line in vmstat:
                if line.startswith(b"oom_kill "):
                    return int(line.split()[1])
    except OSError:
        pass
    return 0
