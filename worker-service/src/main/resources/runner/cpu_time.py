"""CPU time of processes, in seconds: in user mode and in the kernel, on all cores together."""

import os
import time


def of_ended(usage):
    """That of a process that was waited for, as os.wait4 tells it: all that it has waited for itself is included."""
    return usage.ru_utime + usage.ru_stime


def of_living(pid):
    """That of a process until now, of its descendants those that it has waited for; None where the system does not say."""
    try:
        # clock_getcpuclockid(3): the clock that counts what all threads of a process use has this number.
        own = time.clock_gettime(~pid << 3 | 2)
        with open(f"/proc/{pid}/stat", "rb") as file:
            stat = file.read()
    except OSError:
        return None
    # proc(5): the 16th and 17th field; the second one, the name, may hold anything, a ")" too.
    user, kernel = stat[stat.rindex(b")") + 2:].split()[13:15]
    return own + (int(user) + int(kernel)) / os.sysconf("SC_CLK_TCK")
