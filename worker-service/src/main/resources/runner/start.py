"""The start of the runner: descriptors, import of the app, the hello, and then the loop."""

import faulthandler
import gc
import json
import logging
import os
import resource
import signal
import site
import sys
import traceback

from _stoa_runner import landlock
from _stoa_runner.app_loading import LoadError, load_run
from _stoa_runner.app_log import ImportLog
from _stoa_runner.confinement import Confinement, NoConfinement
from _stoa_runner.environment import make_environment
from _stoa_runner.frames import BEGUN, HELLO, LOG, to_json, write_frame
from _stoa_runner.java_loading import load_java
from _stoa_runner.java_machine import TASKS, JavaLimits
from _stoa_runner.process_tree import adopt_orphans, children_by_parent, flush_c_streams, signal_tree, threads
from _stoa_runner.randomness import Seeds
from _stoa_runner.reused_forks import ReusedForks
from _stoa_runner.run_loop import RunLoop
from _stoa_runner.run_process import HELD_BACK, App, serve_alone
from _stoa_runner.run_starts import Forks, Interpreters

_OPTIONS = {"--result-limit": 16 * 1024 * 1024, "--log-limit": 1024 * 1024}
# Runs share the machine: a numerical library that starts a thread per core slows all of them, and a process with
# threads cannot be forked. Whoever passes another number to the runner is heard.
_THREAD_COUNTS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "NUMEXPR_NUM_THREADS")

# How many Java virtual machines an app version may have; each run that goes on needs one.
_MOST_MACHINES = 64


class Limits:
    """What the command line says, sizes in bytes; start_arguments start another interpreter for the same app.

    reuses: whether module state is kept from run to run. confinement: what is to be given up before the app is imported.
    packages: the folder of its environment, None when it sees the interpreter's packages. java: for a Java app, else
    None.
    """

    def __init__(self, arguments):
        options = dict(zip(arguments[1::2], arguments[2::2]))
        self.app_dir = os.path.abspath(options.pop("--app-dir"))
        sizes = {name: int(options.pop(name, default)) for name, default in _OPTIONS.items()}
        self.result_bytes = sizes["--result-limit"]
        self.log_bytes = sizes["--log-limit"]
        confinement = options.pop("--confine", None)
        self.confinement = NoConfinement() if confinement is None else Confinement(confinement)
        self.reuses = options.pop("--isolation", "fork") == "reuse"
        self.packages = options.pop("--packages", None)
        executable, memory_mb = options.pop("--java", None), options.pop("--java-memory-mb", None)
        self.java = None if executable is None else JavaLimits(executable, int(memory_mb))
        if options:
            raise ValueError(f"unknown options: {', '.join(options)}")
        self.start_arguments = [os.path.abspath(arguments[0]), "--app-dir", self.app_dir,
                                "--result-limit", str(self.result_bytes), "--log-limit", str(self.log_bytes)]
        if self.packages is not None:
            self.start_arguments += ["--packages", self.packages]
        if confinement is not None:
            self.start_arguments += ["--confine", confinement]
        # An app with packages of its own sees none of the interpreter's: `site` would bring them in.
        self.interpreter = [sys.executable, "-I"] + (["-S"] if self.packages is not None else [])


def main(arguments):
    """Runs the runner, or with --once at the end of the arguments a single run. Never returns.

    --try only tries whether the confinement behind it can be had, and says what it lacks; --environment makes an
    environment instead.
    """
    if "--environment" in arguments:
        os._exit(make_environment(json.loads(arguments[2]), arguments[4] if len(arguments) > 4 else None))
    if "--try" in arguments:
        Confinement(arguments[-1]).begin()
        if landlock.VERSION == 0:
            print("The kernel has no Landlock: runs of one app version can see one another's temporary files")
        _flush()
        os._exit(0)
    if "--once" in arguments:
        _serve_once(arguments[:-3], int(arguments[-2]), int(arguments[-1]))
    limits = Limits(arguments)
    worker_in, worker_out, worker_err = os.dup(0), os.dup(1), os.dup(2)
    try:
        _serve_worker(limits, worker_in, worker_out)
    except Exception:  # the worker broke the protocol, or the runner has a fault: either way it cannot go on
        explanation = traceback.format_exc().encode("utf-8", "replace")
        os.write(worker_err, explanation)
        write_frame(worker_out, LOG, 0, explanation)  # it may be starting up still, and then this goes to its author
        _end(2)
    _end(0)


def _serve_worker(limits, worker_in, worker_out):
    log, log_end = os.pipe()
    os.set_blocking(log, False)
    _point(0, os.open(os.devnull, os.O_RDONLY))
    os.dup2(log_end, 1)
    _point(2, log_end)
    _prepare_process(limits.app_dir)
    try:
        os.setsid()  # Ctrl-C at a terminal is for the worker
    except OSError:
        pass  # it has been given a session already
    adopt_orphans()
    _confine(limits)
    write_frame(worker_out, BEGUN, 0)
    import_log = ImportLog(log, worker_in, worker_out, limits.log_bytes)
    try:
        hello, starts = _load_python(limits) if limits.java is None else load_java(limits)
    except LoadError as failure:
        hello, starts = {"error": failure.payload}, None
    _flush()
    import_log.finish()
    if starts is None:
        write_frame(worker_out, HELLO, 0, to_json(hello))
        return
    signal.pthread_sigmask(signal.SIG_BLOCK, HELD_BACK)
    loop = RunLoop(starts, worker_in, worker_out, log, limits)
    gc.collect()
    gc.freeze()  # the collector of a run would touch, and so copy, every page with an object on it
    write_frame(worker_out, HELLO, 0, to_json(hello))
    loop.serve()


def _load_python(limits):
    """Imports the app; its hello, and how its runs are started. Raises LoadError."""
    seeds = Seeds()
    own = _open_descriptors()
    with seeds:
        run = load_run(limits.app_dir)
    limits.confinement.before_runs()
    app = App(limits.app_dir, run, limits.confinement, seeds, sorted(_open_descriptors() - own))
    forks = threads() == 1
    if not forks:
        for number in HELD_BACK:
            signal.signal(number, signal.SIG_IGN)  # the app's threads do not hold them back
    hello = {"python": "{}.{}.{}".format(*sys.version_info), "forks": forks}
    if not forks:
        return hello, Interpreters(limits.interpreter, limits.start_arguments)
    return hello, (ReusedForks if limits.reuses else Forks)(app, limits.result_bytes)


def _serve_once(arguments, reply, runner_pid):
    limits = Limits(arguments)
    with open(0, "rb", closefd=False) as file:
        request = json.load(file)
    _point(0, os.open(os.devnull, os.O_RDONLY))
    os.set_inheritable(reply, False)
    _prepare_process(limits.app_dir)
    _confine(limits)
    limits.confinement.before_runs()
    serve_alone(limits.app_dir, request, reply, runner_pid, limits.result_bytes, limits.confinement)


def _confine(limits):
    limits.confinement.begin(0 if limits.java is None else _MOST_MACHINES * TASKS)
    if limits.packages is not None:
        site.addsitedir(limits.packages)  # which may run code of theirs (.pth)


def _point(standard, descriptor):
    os.dup2(descriptor, standard)
    os.close(descriptor)


def _prepare_process(app_dir):
    """Sets up what an app finds when it is imported."""
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    for name in _THREAD_COUNTS:
        os.environ.setdefault(name, "1")
    if os.path.isdir(app_dir):
        os.chdir(app_dir)  # files of the app can be opened by their name
    sys.argv = [os.path.join(app_dir, "function.py")]
    # Made anew: the streams Python has started with remember what kind of file their descriptors were.
    sys.stdout = sys.__stdout__ = _log_stream(1)
    sys.stderr = sys.__stderr__ = _log_stream(2)
    faulthandler.enable(2)  # where a crash in C code happened, for the log
    # The handler of last resort, not one on the root: an app's own basicConfig does nothing where there is one.
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter(logging.BASIC_FORMAT))
    logging.lastResort = handler
    logging.getLogger().setLevel(logging.INFO)


def _log_stream(descriptor):
    return open(descriptor, "w", buffering=1, encoding="utf-8", errors="backslashreplace", closefd=False)


def _open_descriptors():
    try:
        names = os.listdir("/proc/self/fd")
    except OSError:
        return set()
    found = {int(name) for name in names}
    return {descriptor for descriptor in found if _is_open(descriptor)}


def _is_open(descriptor):
    try:
        os.fstat(descriptor)
    except OSError:
        return False  # the listing itself
    return True


def _flush():
    sys.stdout.flush()
    sys.stderr.flush()
    flush_c_streams()


def _end(status):
    """Ends the runner and what the app has started at import, not waiting for its threads."""
    children = children_by_parent()
    for pid in children.get(os.getpid(), ()):
        signal_tree(pid, signal.SIGKILL, children)
    os._exit(status)
