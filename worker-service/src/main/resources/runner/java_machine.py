"""Starting Java virtual machines: one that compiles an app, and those that carry out its runs, one after another."""

import os
import resource
import signal
import subprocess

from _stoa_runner.process_tree import adopt_orphans, die_with_parent
from _stoa_runner.run_process import HELD_BACK

# Threads a machine has of its own: compilers, collector, cleaners.
TASKS = 32
# What a machine needs beside memory_mb and is not counted: its code, its classes, its stacks.
BESIDE_BYTES = 512 * 1024 * 1024
_MEGABYTE = 1024 * 1024
# The jar's manifest names its main class, which serves runs.
_COMPILER = "dev.stoa.javarunner.Compile"
_JAR = os.path.join(os.path.dirname(os.path.abspath(__file__)), "java-runner.jar")
# Of memory_mb, what is kept for classes, code, stacks and buffers outside of the heap: a quarter, and no more than this.
_MOST_BESIDE_HEAP_MB = 256
_OPTIONS = (
    "-XX:+UseSerialGC", "-Xshare:auto", "-Xss1m", "-XX:MaxMetaspaceSize=128m", "-XX:ReservedCodeCacheSize=64m",
    "-XX:-UsePerfData", "-XX:+DisableAttachMechanism", "-XX:-UseContainerSupport", "-XX:ErrorFile=/dev/null",
    "-XX:-CreateCoredumpOnCrash", "-Djava.awt.headless=true", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8")


class JavaLimits:
    """What the worker says of Java: the executable, and how much memory a run may have, in megabytes."""

    def __init__(self, executable, memory_mb):
        self.executable = executable
        self.memory_mb = memory_mb

    def heap_mb(self):
        return self.memory_mb - min(_MOST_BESIDE_HEAP_MB, self.memory_mb // 4)


class JavaStarts:
    """Starts Java programs of the runner's for one app."""

    def __init__(self, limits):
        """limits: what the command line says (start.py)."""
        self.limits = limits
        self._own_pid = os.getpid()
        self.machines = 0  # how many there are

    def compiler(self, folder, *arguments):
        """Starts the compiler; what it prints goes where the runner's own does."""
        heap_mb = max(256, self.limits.java.heap_mb())
        command = self._command(heap_mb, folder)
        return self._start([*command, "-XX:TieredStopAtLevel=1", "-cp", _JAR, _COMPILER, self.limits.app_dir, *arguments], folder, None, ())

    def machine(self, classes, folder, requests, reply, log):
        """Starts a machine; the descriptors are its ends. classes: that of a file with the app's classes."""
        command = [*self._command(self.limits.java.heap_mb(), folder), "-jar", _JAR]
        numbers = [str(number) for number in (classes, requests, reply)]
        return self._start(
            [*command, self.limits.app_dir, str(self.limits.result_bytes), str(self.limits.java.memory_mb), *numbers],
            folder, log, (classes, requests, reply))

    def _command(self, heap_mb, folder):
        return [self.limits.java.executable, f"-Xmx{heap_mb}m", f"-XX:MaxDirectMemorySize={heap_mb}m", *_OPTIONS,
                f"-Djava.io.tmpdir={folder}", f"-Duser.home={folder}"]

    def _start(self, command, folder, log, passed):
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, pass_fds=passed,
            env={**os.environ, "TMPDIR": folder}, preexec_fn=lambda: self._give_up(folder))
        # It is waited for by the loop, together with all the others.
        process.returncode = 0
        return process.pid

    def _give_up(self, folder):
        """In the new process, before Java is there."""
        os.setsid()
        die_with_parent(self._own_pid)
        adopt_orphans()
        signal.pthread_sigmask(signal.SIG_UNBLOCK, HELD_BACK)
        limit = self.limits.java.memory_mb * _MEGABYTE + BESIDE_BYTES
        highest = resource.getrlimit(resource.RLIMIT_DATA)[1]
        if highest == resource.RLIM_INFINITY or limit < highest:
            resource.setrlimit(resource.RLIMIT_DATA, (limit, limit))
        confinement = self.limits.confinement
        confinement.begin_run(confinement.rules_of_run(folder), (self.machines + 1) * TASKS)
