"""Becomes somebody else: by identity, by programs that may do so, by capabilities."""
import os
import subprocess
from attempt import attempt, outcome


def capabilities():
    with open("/proc/self/status") as status:
        return [line for line in status if line.startswith(("CapEff", "CapPrm", "CapBnd", "CapAmb"))
                and int(line.split()[1], 16) and not line.startswith("CapBnd")]


def output(*command):
    return subprocess.run(command, capture_output=True, text=True, input="", timeout=5)


async def run(inputs):
    attempt("root", lambda: os.setuid(0) is None)
    attempt("root's group", lambda: os.setgid(0) is None)
    attempt("groups", lambda: os.setgroups([0]) is None)
    attempt("is root", lambda: os.getuid() == 0 or os.geteuid() == 0)
    attempt("capabilities", capabilities)
    for program in ("su", "passwd", "newgrp", "chsh"):
        attempt(program, lambda: output(program).returncode == 0)
    attempt("mount", lambda: output("mount", "-t", "tmpfs", "attack", "/tmp").returncode == 0)
    attempt("su", lambda: "uid=0" in output("su", "-c", "id").stdout)
    attempt("priority", lambda: os.nice(-5) < 0)
    return outcome()
