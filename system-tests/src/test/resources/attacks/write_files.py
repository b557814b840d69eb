"""Writes where it may not: its own checkout, the system, the worker's folder, devices, others' temporary files."""
import os
from attempt import attempt, outcome

PLACES = [".", "/", "/app", "/runner", "/usr", "/etc", "/var/tmp", "/var/lib", "/dev", "/root", "/home", "/run", "/mnt",
          "/sys", "/proc/self", "@FOLDER@", "@FOLDER@/cache", "@FOLDER@/cache/checkouts", "@FOLDER@/cache/scratch",
          os.path.dirname(os.__file__)]


def write(path):
    with open(path, "w") as file:
        file.write("x")
    return True


async def run(inputs):
    for place in PLACES:
        attempt(place, lambda: write(os.path.join(place, "attack")))
        attempt(f"link in {place}", lambda: os.symlink("/etc", os.path.join(place, "attack-link")) is None)
    attempt("function.py", lambda: write("function.py"))
    attempt("mode of function.py", lambda: os.chmod("function.py", 0o777) is None)
    attempt("removal", lambda: os.remove("function.py") is None)
    attempt("core pattern", lambda: write("/proc/sys/kernel/core_pattern"))
    attempt("oom score", lambda: write("/proc/1/oom_score_adj"))
    return outcome()
