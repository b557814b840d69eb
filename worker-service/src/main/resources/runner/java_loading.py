"""Compiling a Java app, and saying what is wrong with it when it cannot be used."""

import fcntl
import json
import os
import tempfile

from _stoa_runner.app_loading import LoadError
from _stoa_runner.java_machine import JavaStarts
from _stoa_runner.java_runs import JavaRuns
from _stoa_runner.run_starts import remove

_VERDICT_LIMIT_BYTES = 1024 * 1024


def load_java(limits):
    """Compiles the app of the command line; its hello, and how its runs are started. Raises LoadError."""
    classes = os.memfd_create("classes", os.MFD_CLOEXEC | os.MFD_ALLOW_SEALING)
    limits.confinement.before_runs()
    starts = JavaStarts(limits)
    runs = JavaRuns(starts, classes)  # the first machine starts while the app is compiled
    folder = tempfile.mkdtemp(prefix="stoa-compile-")
    try:
        verdict = _verdict(starts, folder, classes)
    finally:
        remove(folder)
    if "error" in verdict:
        failure = LoadError(str(verdict["error"]))
        failure.payload = verdict["error"]
        raise failure
    return {"java": verdict["java"]}, runs


def _verdict(starts, folder, classes):
    """What the compiler has come to; what it has made goes into the file of the descriptor, for good."""
    made, said = os.path.join(folder, "classes"), os.path.join(folder, "verdict")
    work = os.path.join(folder, "work")
    os.mkdir(work)
    pid = starts.compiler(folder, made, said, work)
    status = os.waitpid(pid, 0)[1]
    try:
        with open(said, "rb") as file:
            verdict = json.loads(file.read(_VERDICT_LIMIT_BYTES))
    except (OSError, ValueError):
        raise LoadError(_early_end(status)) from None
    if "error" not in verdict:
        with open(made, "rb") as file:
            while os.sendfile(classes, file.fileno(), None, 1 << 20):
                pass
        fcntl.fcntl(classes, fcntl.F_ADD_SEALS,
                    fcntl.F_SEAL_WRITE | fcntl.F_SEAL_GROW | fcntl.F_SEAL_SHRINK | fcntl.F_SEAL_SEAL)
    return verdict


def _early_end(status):
    if os.WIFSIGNALED(status):
        return f"Loading Function.java was ended by signal {os.WTERMSIG(status)}."
    return (f"Function.java ends the program while it is loaded, with exit code {os.WEXITSTATUS(status)}. "
            f"Remove the call of System.exit from its static initialisers.")
