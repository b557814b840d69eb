"""The process of one run: cut off from the runner, it calls the app's function, replies and ends."""

import copy
import json
import os
import signal
import stat
import tempfile
import threading
import traceback

import _stoa_runner.stoa as stoa
from _stoa_runner.app_loading import LoadError, load_run
from _stoa_runner.event_loop import make_event_loop
from _stoa_runner.frames import CLEAN, ERROR, PROGRESS, RESULT, FrameBuffer, to_json, write_frame
from _stoa_runner.process_tree import adopt_orphans, die_with_parent, threads
from _stoa_runner.run_outcome import data_bytes, flush_output, limit_memory, outcome_of

# Signals that the runner holds back, for itself and while it starts a run; a run gets them as usual.
HELD_BACK = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)
# How often code has to run before Python has changed all of it that it will change.
_OFTEN = 30
_PIECE_BYTES = 64 * 1024
# So many may be closed without a look at which there are.
_FEW_DESCRIPTORS = 4096


class App:
    """An imported app, with what has to be known of it before a run is forked off.

    folder: its absolute path. run: its function. confinement: what a run of it gives up. seeds: what it did with the
    random generators at import (Seeds). descriptors: those it opened at import.
    """

    def __init__(self, folder, run, confinement, seeds=None, descriptors=()):
        self.folder = folder
        self.run = run
        self.confinement = confinement
        self.seeds = seeds
        self.descriptors = descriptors
        self.orjson = _orjson_unless_of(folder)
        self.event_loop = make_event_loop()


def _orjson_unless_of(folder):
    """The orjson module of the environment, or None; a file of that name in the app's folder is not it."""
    try:
        import orjson
        orjson.dumps({})  # loads what it needs before the forks
    except Exception:
        return None
    return None if (orjson.__file__ or "").startswith(folder + os.sep) else orjson


def warm_up(app):
    """Does what is done in each run: Python changes code that has run often (PEP 659), once instead of in every fork."""
    if app.event_loop is None:
        return  # its own kind of loop may start who knows what
    example = copy.copy(app)
    example.run = _example
    for _ in range(_OFTEN):
        outcome_of(example, {}, None, 1024)


async def _example(inputs):
    return {"columns": ["a"], "table": [{"a": 1, "b": 0.5}], "summary": {"c": "d"}}


def serve_forked(app, ends, runner_pid, result_limit_bytes):
    """Serves one run in a process that was just forked off the runner, once its request comes. Never returns.

    ends: its descriptors requests to read from, reply_end and log_end to write to, its own temporary folder, and the
    rules for Confinement.begin_run.
    """
    try:
        _begin_fork(app, ends, runner_pid)
        request = json.loads(_all_of(ends.requests))
        _reply_to(app, request, ends.reply_end, result_limit_bytes)
    except BaseException:
        _end_broken()


def serve_many(app, ends, runner_pid, result_limit_bytes):
    """Serves one run after another, and says CLEAN after each that left nothing but module state. Never returns.

    ends: as for serve_forked; requests come in frames.
    """
    try:
        _begin_fork(app, ends, runner_pid)
        frames = FrameBuffer(2 ** 32)
        folder, present, limited = os.getcwd(), data_bytes(), False
        while True:
            request = json.loads(_next_payload(ends.requests, frames))
            if not limited:
                limit_memory(request.get("memory_mb"))
                limited = True
            with _Secrets(request):
                outcome = _serve(app, request, _Reply(ends.reply_end), result_limit_bytes)
            room_bytes = (request.get("memory_mb") or 1024) * 1024 * 1024 / 2
            if (outcome[-1][0] != RESULT or threads() > 1 or os.getcwd() != folder or data_bytes() - present > room_bytes
                    or (app.event_loop is not None and app.event_loop.is_ended)):
                os._exit(0)
            write_frame(ends.reply_end, CLEAN, 0)
    except BaseException:
        _end_broken()


def _begin_fork(app, ends, runner_pid):
    """Cuts a process that was just forked off from the runner."""
    signal.set_wakeup_fd(-1)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    _stand_alone(runner_pid)
    os.dup2(ends.log_end, 1)
    os.dup2(ends.log_end, 2)
    _close_inherited({ends.requests, ends.reply_end, ends.rules} - {None}, app.descriptors)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, HELD_BACK)
    os.environ["TMPDIR"] = tempfile.tempdir = ends.folder
    app.seeds.renew()
    app.confinement.begin_run(ends.rules)


def _next_payload(descriptor, frames):
    """The payload of the next frame; ends the process when none will come."""
    frame = frames.next_frame()
    while frame is None:
        piece = os.read(descriptor, _PIECE_BYTES)
        if not piece:
            os._exit(0)
        frames.feed(piece)
        frame = frames.next_frame()
    return frame[2]


class _Secrets:
    """Has the secrets of one run in the environment, as a context."""

    def __init__(self, request):
        self._given = request.get("secrets", {})

    def __enter__(self):
        self._before = {name: os.environ.get(name) for name in self._given}
        os.environ.update(self._given)

    def __exit__(self, *failure):
        for name, value in self._before.items():
            if value is None:
                os.environ.pop(name, None)
            else:
                os.environ[name] = value


def _all_of(descriptor):
    """Reads to the end, and closes."""
    pieces = []
    while piece := os.read(descriptor, _PIECE_BYTES):
        pieces.append(piece)
    os.close(descriptor)
    return b"".join(pieces)


def serve_alone(app_dir, request, reply, runner_pid, result_limit_bytes, confinement):
    """Serves one run in a fresh interpreter, for an app that cannot be forked. Never returns.

    The runner has set up descriptors and environment when it started this process.
    """
    try:
        for number in HELD_BACK:
            signal.signal(number, signal.default_int_handler if number == signal.SIGINT else signal.SIG_DFL)
        _stand_alone(runner_pid)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, HELD_BACK)
        confinement.begin_run(confinement.rules_of_run(tempfile.gettempdir()))
        try:
            app = App(app_dir, load_run(app_dir), confinement)
        except LoadError as failure:
            flush_output()
            _Reply(reply).last([(ERROR, to_json(failure.payload))])
            os._exit(0)
        _reply_to(app, request, reply, result_limit_bytes)
    except BaseException:
        _end_broken()


def _stand_alone(runner_pid):
    """A session of its own, gone with the runner, parent of whatever its own processes leave behind."""
    if os.getsid(0) != os.getpid():
        os.setsid()
    die_with_parent(runner_pid)
    adopt_orphans()


def _close_inherited(needed, app_descriptors):
    """Closes every descriptor but 0 to 2 and those needed, and gives the app's own files a position of their own.

    What the app opened at import and cannot be opened again (sockets, pipes) is replaced by a descriptor that refuses
    to be used: were the number free, the next file to be opened would get it, and be read and written through it.
    """
    next_one = 3
    for kept in sorted({*needed, *app_descriptors}):
        os.closerange(next_one, kept)
        next_one = max(next_one, kept + 1)
    os.closerange(next_one, _above_all_descriptors())
    for descriptor in app_descriptors:
        _separate(descriptor)


def _above_all_descriptors():
    limit = os.sysconf("SC_OPEN_MAX")
    if 0 < limit <= _FEW_DESCRIPTORS:
        return limit
    try:
        return 1 + max(int(name) for name in os.listdir("/proc/self/fd"))
    except OSError:
        return _FEW_DESCRIPTORS


def _separate(descriptor):
    """Opens an inherited file again to be read, so that one run does not move it for the next, or write to it."""
    inheritable = os.get_inheritable(descriptor)
    own = None
    try:
        kind = os.fstat(descriptor).st_mode
        if stat.S_ISCHR(kind):
            return
        if stat.S_ISREG(kind):
            own = os.open(f"/proc/self/fd/{descriptor}", os.O_RDONLY)
            os.lseek(own, os.lseek(descriptor, 0, os.SEEK_CUR), os.SEEK_SET)
    except OSError:
        pass  # deleted or no longer permitted
    if own is None:
        own = os.open("/", getattr(os, "O_PATH", os.O_RDONLY))
    os.dup2(own, descriptor, inheritable=inheritable)
    os.close(own)


class _Reply:
    """The way back to the runner: progress while the app runs, then the last frames."""

    def __init__(self, descriptor):
        self._descriptor = descriptor
        self._pid = os.getpid()
        self._lock = threading.Lock()

    def progress(self, fraction, message):
        # A process forked by the app has this object too, but not the lock that keeps its frames apart from others.
        if os.getpid() == self._pid:
            payload = to_json({"fraction": fraction, "message": message.replace("\0", "")})
            with self._lock:
                write_frame(self._descriptor, PROGRESS, 0, payload)

    def last(self, frames):
        """Writes the last frames, pairs of type and payload.

        The lock stays taken, so that no thread left over can write between or behind them.
        """
        self._lock.acquire()
        for kind, payload in frames:
            write_frame(self._descriptor, kind, 0, payload)


def _reply_to(app, request, descriptor, result_limit_bytes):
    """Serves one run and ends the process with all its threads."""
    os.environ.update(request.get("secrets", {}))  # in this process alone, and not before the app is imported
    limit_memory(request.get("memory_mb"))
    _serve(app, request, _Reply(descriptor), result_limit_bytes)
    os._exit(0)


def _serve(app, request, reply, result_limit_bytes):
    """Calls the function and replies; the last frames, sent when everything printed is out."""
    stoa._report = reply.progress
    frames = outcome_of(app, request["inputs"], request.get("memory_mb"), result_limit_bytes)
    flush_output()
    reply.last(frames)
    return frames


def _end_broken():
    """Ends a process in which the runner's own code failed, leaving the reason in the log of the run."""
    try:
        traceback.print_exc()
        flush_output()
    finally:
        os._exit(1)
