"""Looks for what other runs of the same app have left or are at: files, shared memory, environments of processes."""
import contextlib
import multiprocessing.shared_memory
import os
import subprocess
import tempfile
import time
from attempt import attempt, outcome

OF_IMPORT = tempfile.mkdtemp()


def places():
    return ("/tmp", "/var/tmp", "/dev/shm", OF_IMPORT, os.path.dirname(tempfile.gettempdir()), tempfile.gettempdir())


def leave():
    for place in places():
        with contextlib.suppress(OSError), open(os.path.join(place, "stoa-left"), "w") as file:
            file.write("inputs of a run")
    with contextlib.suppress(OSError):
        multiprocessing.shared_memory.SharedMemory(create=True, size=1000)
    return subprocess.Popen(["sleep", "20"], env={**os.environ, "LEFT": "inputs of a run"})


def look():
    for place in places():
        if place != "/dev/shm":  # whoever knows a name there may use it while runs go on
            attempt(place, lambda: open(os.path.join(place, "stoa-left")).read())
        attempt(f"list of {place}", lambda: os.listdir(place))
    for pid in [name for name in os.listdir("/proc") if name.isdigit() and int(name) != os.getpid()]:
        attempt(f"environment of {pid}", lambda: open(f"/proc/{pid}/environ", "rb").read(20))
        attempt(f"files of {pid}", lambda: os.listdir(f"/proc/{pid}/root/tmp"))


async def run(inputs):
    if not inputs["honest"]:
        time.sleep(0.5)
        look()
    leave()
    if inputs["honest"]:
        time.sleep(3)
    return outcome()
