"""Reads what others have: passwords, keys, homes, the worker's own folder, the checkouts of other apps."""
import os
from attempt import attempt, outcome

PLACES = ["/etc/shadow", "/etc/passwd", "/etc/hostname", "/root", "/home", "/var/lib/postgresql", "/var/log", "/opt",
          "/boot", "/sys", "/run", "/dev/mem", "/dev/kmsg", "/proc/kcore", "/proc/sys/kernel/core_pattern_",
          "@FOLDER@", "@FOLDER@/cache/checkouts", "@FOLDER@/cache/scratch", "@SECRET@"]


def read(path):
    if os.path.isdir(path):
        return os.listdir(path)
    with open(path, "rb") as file:
        return file.read(20)


async def run(inputs):
    for place in PLACES:
        attempt(place, lambda: read(place))
        attempt("/proc/self/root" + place, lambda: read("/proc/self/root" + place))
    attempt("..", lambda: [name for name in os.listdir("..") if name != os.path.basename(os.getcwd())
                           and not os.path.exists("/runner")])
    return outcome()
