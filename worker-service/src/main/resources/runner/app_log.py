"""What an app prints: bounded, made valid UTF-8, and forwarded while the app is still being imported."""

import codecs
import fcntl
import os
import select
import signal
import struct
import sys
import termios
import traceback

from _stoa_runner.frames import LOG, write_frame
from _stoa_runner.process_tree import children_by_parent, signal_tree

PIECE_BYTES = 64 * 1024


class LogText:
    """Turns the pieces of one log into the text to forward: its first part, then a line that says it was cut."""

    def __init__(self, limit_bytes):
        self._limit = limit_bytes
        self._left = limit_bytes
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._ends_a_line = True

    def take(self, piece, last=False):
        """The text to forward for this piece of output, as UTF-8, possibly empty; last: no piece follows."""
        if self._left < 0:
            return b""
        kept = piece[:self._left]
        cut = len(piece) > self._left
        self._left = -1 if cut else self._left - len(piece)
        text = self._decoder.decode(kept, last or cut)
        if text:
            self._ends_a_line = text.endswith("\n")
        if cut:
            text += "" if self._ends_a_line else "\n"
            text += f"[The log was cut here: it is longer than the limit of {self._limit:,} bytes.]\n"
        # The store of logs takes no U+0000.
        return text.replace("\0", "\ufffd").encode()


def read_available(descriptor, size=PIECE_BYTES):
    """What a non-blocking pipe holds: b"" at its end, None when there is nothing now."""
    try:
        return os.read(descriptor, size)
    except BlockingIOError:
        return None


def read_waiting(descriptor):
    """All that a non-blocking pipe holds at this moment, and no more, however fast it is filled again."""
    waiting = struct.unpack("i", fcntl.ioctl(descriptor, termios.FIONREAD, bytes(4)))[0]
    return (read_available(descriptor, waiting) or b"") if waiting else b""


class ImportLog:
    """Forwards, from a process of its own, what is printed while the runner is busy importing the app.

    Without it an import that prints more than a pipe holds would wait for ever. It also ends a runner whose worker
    has gone meanwhile.
    """

    def __init__(self, log, worker_in, worker_out, limit_bytes):
        """log: the read end of the pipe, non-blocking. worker_in, worker_out: the descriptors of the worker."""
        stop, self._stop = os.pipe()
        runner_pid = os.getpid()
        self._pid = os.fork()
        if self._pid == 0:
            try:
                os.close(self._stop)
                _forward_until(stop, log, worker_in, worker_out, LogText(limit_bytes), runner_pid)
            except BaseException:
                traceback.print_exc(file=sys.__stderr__)
            finally:
                os._exit(0)
        os.close(stop)

    def finish(self):
        """Waits until all that was printed so far has been forwarded."""
        # A byte, not the end of the pipe: a process the app has forked may hold it open.
        os.write(self._stop, b".")
        os.close(self._stop)
        try:
            os.waitpid(self._pid, 0)
        except ChildProcessError:
            pass  # the app has waited for it


def _forward_until(stop, log, worker_in, worker_out, text, runner_pid):
    os.setsid()
    poll = select.poll()
    poll.register(stop, select.POLLIN)
    poll.register(log, select.POLLIN)
    poll.register(worker_in, 0)  # reports only that the worker has gone
    ready = {}
    while stop not in ready:
        ready = dict(poll.poll())
        if worker_in in ready:
            signal_tree(runner_pid, signal.SIGKILL, children_by_parent(without=os.getpid()))
            return
        if log in ready:
            _forward(text.take(read_available(log) or b""), worker_out)
    _forward(text.take(read_waiting(log), last=True), worker_out)


def _forward(text, worker_out):
    if text:
        write_frame(worker_out, LOG, 0, text)
