"""Leaves processes behind, in sessions of their own, deaf to signals."""
import os
import signal
import time
from attempt import outcome


async def run(inputs):
    for _ in range(3):
        if os.fork() == 0:
            os.setsid()
            for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGINT):
                signal.signal(number, signal.SIG_IGN)
            if os.fork() == 0:
                os.execvp("sleep", ["sleep", "@WORD@"])
            os._exit(0)
    time.sleep(0.3)
    return outcome()
