"""The runner's loop: one thread that starts runs, carries their frames to the worker and sees them end.

With the end of a run it tells the run's CPU time, that of all its processes: the one that was forked or started for it
and all its descendants. For an app that cannot be forked this includes its import; for Java see java_runs.py.
"""

import json
import os
import selectors
import signal
import time

from _stoa_runner import cpu_time
from _stoa_runner.app_errors import error
from _stoa_runner.app_log import PIECE_BYTES, LogText, read_available, read_waiting
from _stoa_runner.frames import (CLEAN, END, ERROR, KEY_ORDER, KILL, LOG, PROGRESS, RESULT, RUN, FrameBuffer, ProtocolError,
                                 to_json, write_frame)
from _stoa_runner.memory_evidence import MemoryEvidence
from _stoa_runner.process_tree import children_by_parent, children_of_main_thread, signal_tree
from _stoa_runner.run_starts import remove
from _stoa_runner.usage import Usage

# Progress: this many at once, then one each interval; of those in between only the newest is sent.
_PROGRESS_BURST = 20
_PROGRESS_INTERVAL_SECONDS = 0.05
# How often to look again for processes that did not end when they were killed.
_STRAYS_INTERVAL_SECONDS = 0.02
# How long a process that may carry out another run has after its reply, to say that it can.
_TIME_TO_BE_CLEAN_SECONDS = 0.5


class Run:
    """One run while its processes live, as the runner sees it."""

    def __init__(self, key, memory_mb, process, limits):
        """process: as it was Started."""
        self.key = key
        self.memory_bytes = None if memory_mb is None else memory_mb * 1024 * 1024
        self.folder = process.folder
        self.reply = process.reply  # descriptor to read from, None when done with
        self.log = process.log  # likewise
        self.pid = process.pid
        self.frames = FrameBuffer(limits.result_bytes + PIECE_BYTES)
        self.log_text = LogText(limits.log_bytes)
        self.progress = None  # the payload still to be sent
        self.progress_due = 0.0
        self.key_order = None  # the payload to be sent right before the result
        self.replied = False
        self.clean_by = None  # until when it may say that its process can carry out another run
        self.is_process_kept = False  # for other runs
        self.kill_at = None  # when TERM turns into KILL
        self.killed = False
        self.ended = None  # how its first process ended: the payload of the end frame
        self.cpu_before = process.cpu_before
        self.cpu_seconds = None  # of its processes that have ended; None where it is not known

    def takes_cpu(self, seconds):
        """Its first process has ended, or is kept, after so much CPU time."""
        if seconds is not None and self.cpu_before is not None:
            self.cpu_seconds = max(0.0, seconds - self.cpu_before)


class RunLoop:
    """Serves the worker until it closes the connection."""

    def __init__(self, starts, worker_in, worker_out, own_log, limits):
        """starts: how the process of a run is started (run_starts.py). own_log: the pipe of fd 1 and 2."""
        self._starts = starts
        self._worker_in = worker_in
        self._worker_out = worker_out
        self._limits = limits
        self._runs = {}
        self._worker_frames = FrameBuffer(2 ** 32)
        self._own_log_text = LogText(limits.log_bytes)
        self._own_pid = os.getpid()
        # Processes the app has started at import belong to no run.
        self._present_children = set(children_by_parent().get(self._own_pid, ())) - starts.kept_pids()
        self._memory = MemoryEvidence()
        tasks = limits.confinement.tasks_to_count
        self._usage = Usage(limits.confinement.temporary_bytes, None if tasks is None else tasks + starts.beside_tasks,
                            starts.beside_bytes)
        self._connected = True
        self._selector = selectors.DefaultSelector()
        self._watch(worker_in, self._on_worker)
        self._watch(own_log, self._on_own_log)
        self._watch(_wake_up_on_child_end(), self._on_child_end)

    def serve(self):
        """Returns when the worker has closed the connection and every process of every run is gone."""
        try:
            while self._connected:
                for key, _ in self._selector.select(self._seconds_to_wait()):
                    # What came before in this round may have closed the descriptor, and reused its number.
                    if self._selector.get_map().get(key.fd) is key:
                        key.data(key.fd)
                self._look_at_clock()
        finally:
            self._end_everything()

    def _watch(self, descriptor, callback):
        self._selector.register(descriptor, selectors.EVENT_READ, callback)

    def _close(self, descriptor):
        self._selector.unregister(descriptor)
        os.close(descriptor)

    # From the worker

    def _on_worker(self, descriptor):
        piece = os.read(descriptor, PIECE_BYTES)
        if not piece:
            self._connected = False
            return
        self._worker_frames.feed(piece)
        frame = self._worker_frames.next_frame()
        while frame is not None:
            kind, key, payload = frame
            if kind == RUN:
                self._start(key, payload)
            elif kind == KILL:
                self._kill(key, json.loads(payload))
            else:
                raise ProtocolError(f"the worker sent a frame of type {kind!r}")
            frame = self._worker_frames.next_frame()

    def _send(self, kind, key, payload):
        try:
            write_frame(self._worker_out, kind, key, payload)
        except BrokenPipeError:
            self._connected = False

    # The start of a run

    def _start(self, key, payload):
        if key in self._runs:
            raise ProtocolError(f"the worker started run {key} twice")
        try:
            request = json.loads(payload)
            run = Run(key, request.get("memory_mb"), self._starts.start(payload), self._limits)
        except (OSError, ValueError, TypeError, AttributeError, RecursionError) as failure:
            self._send(ERROR, key, to_json(error("environment_error", f"The run could not be started: {failure}")))
            self._send(END, key, to_json({"exit": 1}))
            return
        for descriptor, callback in ((run.reply, self._on_reply), (run.log, self._on_log)):
            os.set_blocking(descriptor, False)
            self._watch(descriptor, lambda _, run=run, callback=callback: callback(run))
        self._runs[key] = run

    # While it runs

    def _on_own_log(self, descriptor):
        piece = read_available(descriptor)
        if piece:
            self._send_log(0, self._own_log_text.take(piece))

    def _on_log(self, run):
        piece = read_available(run.log)
        if piece:
            self._send_log(run.key, run.log_text.take(piece))
        elif piece is not None:
            self._close(run.log)
            run.log = None

    def _send_log(self, key, text):
        if text:
            self._send(LOG, key, text)

    def _on_reply(self, run):
        piece = read_available(run.reply)
        if piece:
            if not run.killed:
                run.frames.feed(piece)
                self._take_frames(run)
        elif piece is not None:
            self._close(run.reply)
            run.reply = None
            if run.clean_by is not None:
                self._end_process(run)

    def _take_frames(self, run):
        """Deals with what the run has sent, its reply included. What comes after a kill has begun is dropped."""
        try:
            while (not run.replied or run.clean_by is not None) and not run.killed:
                frame = run.frames.next_frame()
                if frame is None:
                    break
                kind, _, payload = frame
                if run.replied:
                    self._on_clean(run, kind)
                elif kind == PROGRESS:
                    run.progress = payload
                    self._send_progress(run, time.monotonic())
                elif kind == KEY_ORDER and run.key_order is None:
                    run.key_order = payload
                elif kind in (RESULT, ERROR):
                    self._reply(run, kind, payload, may_stay=self._starts.stays(run))
                else:
                    raise ProtocolError(f"a run sent a frame of type {kind!r}")
        except ProtocolError:
            # Only an app that writes to descriptors it was not given can do this.
            self._reply(run, ERROR, to_json(error("app_error", "The app has damaged the reply of its own run.")))

    def _send_progress(self, run, now):
        if run.progress is not None and now >= run.progress_due - _PROGRESS_BURST * _PROGRESS_INTERVAL_SECONDS:
            self._send(PROGRESS, run.key, run.progress)
            run.progress = None
            run.progress_due = max(now, run.progress_due) + _PROGRESS_INTERVAL_SECONDS

    def _reply(self, run, kind, payload, may_stay=False):
        """Hands on the result or error, after all that was printed before it, and ends what is left of the run.

        may_stay: whether its process has a moment to say that it can carry out another run.
        """
        run.replied = True
        self._finish_log(run)
        if run.progress is not None:
            self._send(PROGRESS, run.key, run.progress)
            run.progress = None
        if kind == RESULT and run.key_order is not None:
            self._send(KEY_ORDER, run.key, run.key_order)
        self._send(kind, run.key, payload)
        if may_stay and run.reply is not None and run.ended is None:
            run.clean_by = time.monotonic() + _TIME_TO_BE_CLEAN_SECONDS
        else:
            self._end_process(run)

    def _on_clean(self, run, kind):
        """After its reply the process of a run has said something more."""
        if kind == CLEAN and run.ended is None and self._starts.keep(run):
            run.takes_cpu(cpu_time.of_living(run.pid))
            run.ended = {"exit": 0}
            run.is_process_kept = True
        self._end_process(run)

    def _end_process(self, run):
        """Ends the process of a run that has replied, unless it has ended or is kept for others."""
        run.clean_by = None
        if run.reply is not None:
            self._close(run.reply)
            run.reply = None
        if run.ended is None:
            os.kill(run.pid, signal.SIGKILL)

    def _finish_log(self, run):
        if run.log is not None:
            self._send_log(run.key, run.log_text.take(read_waiting(run.log), last=True))
            self._close(run.log)
            run.log = None

    # The end of a run

    def _kill(self, key, request):
        run = self._runs.get(key)
        if run is None or run.replied or run.ended is not None:
            return
        if run.reply is not None and not run.killed:
            # As much as there is now: a reply that is complete beats the kill, and one that comes later does not.
            run.frames.feed(read_waiting(run.reply))
            self._take_frames(run)
        if run.replied:
            return
        kill_at = time.monotonic() + max(0.0, float(request.get("grace_seconds", 0)))
        if not run.killed:
            run.killed = True
            signal_tree(run.pid, signal.SIGTERM)
        run.kill_at = kill_at if run.kill_at is None else min(run.kill_at, kill_at)

    def _seconds_to_wait(self):
        now = time.monotonic()
        due = self._starts.due()
        wait = None if due is None else max(0.0, due - now)
        for run in self._runs.values():
            due = None
            if run.ended is not None:
                due = now + _STRAYS_INTERVAL_SECONDS
            elif run.clean_by is not None:
                due = run.clean_by
            elif run.kill_at is not None:
                due = run.kill_at
            elif run.progress is not None:
                due = run.progress_due - _PROGRESS_BURST * _PROGRESS_INTERVAL_SECONDS
            elif not run.replied:
                due = self._usage.due()
            if due is not None:
                wait = max(0.0, due - now) if wait is None else min(wait, max(0.0, due - now))
        return wait

    def _look_at_clock(self):
        now = time.monotonic()
        self._starts.look(now)
        if not self._runs:
            return
        any_ended = False
        for run in self._runs.values():
            any_ended = any_ended or run.ended is not None
            self._send_progress(run, now)
            if run.clean_by is not None and now >= run.clean_by:
                self._end_process(run)
            if run.kill_at is not None and now >= run.kill_at and run.ended is None:
                run.kill_at = None
                signal_tree(run.pid, signal.SIGKILL)
        self._look_at_usage(now)
        if any_ended:
            self._finish_ended()

    def _look_at_usage(self, now):
        if now < self._usage.due():
            return
        runs = [run for run in self._runs.values() if not run.replied and not run.killed and run.ended is None]
        for run, payload in self._usage.over_limit(runs, now):
            self._reply(run, ERROR, to_json(payload))

    def _on_child_end(self, descriptor):
        os.read(descriptor, 4096)
        for run in self._runs.values():
            if run.ended is None:
                pid, status, usage = os.wait4(run.pid, os.WNOHANG)
                if pid:
                    run.takes_cpu(cpu_time.of_ended(usage))
                    run.ended = self._how_it_ended(run, status, usage)

    def _how_it_ended(self, run, status, usage):
        if run.replied:
            return {"exit": 0}
        if not os.WIFSIGNALED(status):
            return {"exit": os.WEXITSTATUS(status)}
        number = os.WTERMSIG(status)
        how = {"signal": number}
        if not run.killed and self._memory.explains(number, usage, run.memory_bytes):
            how["out_of_memory"] = True
        return how

    def _finish_ended(self):
        """Sends the end of each run whose first process has ended, once nothing of it is left.

        A run's process takes in the orphans among its descendants; when it ends, they come to the runner. So what is
        a child of the runner and neither a run nor older than the first run is left over from a run that has ended.
        """
        strays = self._strays()
        for run in [run for run in self._runs.values() if run.ended is not None]:
            if strays:
                continue
            del self._runs[run.key]
            self._drain(run)
            if not run.is_process_kept:  # which may be another run's by now
                self._starts.finished(run)
            cpu = {} if run.cpu_seconds is None else {"cpu_seconds": round(run.cpu_seconds, 6)}
            self._send(END, run.key, to_json({**run.ended, **cpu}))
            self._starts.prepare()
            if not self._runs and not self._present_children:
                self._limits.confinement.after_runs()

    def _strays(self):
        """Kills what ended runs have left over; whether there is still any of it."""
        living = {run.pid for run in self._runs.values() if run.ended is None} | self._starts.kept_pids()
        if not living and not self._present_children:
            # The usual case needs no look at all processes there are.
            try:
                while self._reap_stray(-1):
                    pass
            except ChildProcessError:
                return False
        known = living | self._present_children
        if self._starts.by_main_thread:
            own = children_of_main_thread()
            if own is not None and known.issuperset(own):
                return False
        children = children_by_parent()
        left = False
        for pid in children.get(self._own_pid, ()):
            if pid not in known:
                signal_tree(pid, signal.SIGKILL, children)
                try:
                    left = not self._reap_stray(pid) or pid in children or left
                except ChildProcessError:
                    pass
        return left

    def _reap_stray(self, pid):
        """Whether a process that an ended run has left over is gone. Which of several runs it was of is not known."""
        gone, _, usage = os.wait4(pid, os.WNOHANG)
        if gone:
            ended = [run for run in self._runs.values() if run.ended is not None and run.cpu_seconds is not None]
            for run in ended:
                run.cpu_seconds += cpu_time.of_ended(usage) / len(ended)
        return gone != 0

    def _drain(self, run):
        """Takes what is still in the pipes of a run whose processes are gone: a complete reply still counts."""
        while run.reply is not None and not run.replied and not run.killed:
            piece = read_available(run.reply)
            if not piece:
                break
            run.frames.feed(piece)
            self._take_frames(run)
        self._finish_log(run)
        if run.reply is not None:
            self._close(run.reply)
        if run.replied:
            run.ended = {"exit": 0}

    def _end_everything(self):
        deadline = time.monotonic() + 5.0
        while time.monotonic() < deadline:
            children = children_by_parent()
            for run in self._runs.values():
                signal_tree(run.pid, signal.SIGKILL, children)
            for pid in children.get(self._own_pid, ()):
                signal_tree(pid, signal.SIGKILL, children)
            try:
                while os.waitpid(-1, os.WNOHANG)[0]:
                    pass
            except ChildProcessError:
                break
            time.sleep(0.002)
        for run in self._runs.values():
            remove(run.folder)
        self._starts.close()


def _wake_up_on_child_end():
    """The read end of a pipe that gets a byte whenever a child process ends."""
    wake, wake_end = os.pipe()
    os.set_blocking(wake, False)
    os.set_blocking(wake_end, False)
    signal.set_wakeup_fd(wake_end, warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda number, frame: None)
    return wake
