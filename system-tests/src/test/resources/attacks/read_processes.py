"""Looks into other processes: their environment, memory, files and working folders."""
import os
from attempt import attempt, outcome


def memory(pid):
    with open(f"/proc/{pid}/maps") as maps:
        start = int(maps.readline().split("-")[0], 16)
    with open(f"/proc/{pid}/mem", "rb") as mem:
        mem.seek(start)
        return mem.read(8)


async def run(inputs):
    for pid in [name for name in os.listdir("/proc") if name.isdigit() and int(name) != os.getpid()]:
        attempt(f"{pid} environ", lambda: open(f"/proc/{pid}/environ", "rb").read())
        attempt(f"{pid} auxv", lambda: open(f"/proc/{pid}/auxv", "rb").read())
        attempt(f"{pid} memory", lambda: memory(pid))
        attempt(f"{pid} fd", lambda: [os.readlink(f"/proc/{pid}/fd/{number}") for number in os.listdir(f"/proc/{pid}/fd")])
        attempt(f"{pid} cwd", lambda: os.readlink(f"/proc/{pid}/cwd"))
        attempt(f"{pid} root", lambda: os.listdir(f"/proc/{pid}/root/"))
    attempt("own environment", lambda: [name for name in os.environ if "STOA" in name or "PASSWORD" in name])
    attempt("own start", lambda: b"STOA" in open("/proc/self/environ", "rb").read())
    return outcome()
