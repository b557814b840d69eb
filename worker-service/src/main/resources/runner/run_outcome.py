"""Calling the function of an app in the process of a run: its limit of memory, and what came of it as frames."""

import errno
import mmap
import os
import resource
import sys
import traceback

from _stoa_runner import event_loop
from _stoa_runner.app_errors import app_traceback, error, type_and_text
from _stoa_runner.conversions import InvalidResult, result_as_json
from _stoa_runner.frames import ERROR, KEY_ORDER, RESULT, to_json
from _stoa_runner.process_tree import flush_c_streams

# What an out-of-memory run may use beyond its limit, to say so.
_LAST_WORDS_BYTES = 32 * 1024 * 1024
# Let go of first, so that there is room to raise that limit: Python asks for its objects' memory a megabyte at a time.
# It is never touched, so no memory is behind it.
_room = mmap.mmap(-1, 2 * 1024 * 1024, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
_NOT_ALLOWED = (errno.EACCES, errno.EPERM, errno.EROFS)


def limit_memory(memory_mb):
    """Allows what the process has now, shared with the runner, and memory_mb megabytes more; None is no limit.

    RLIMIT_DATA counts private writable memory. RLIMIT_AS would count mapped libraries and reserved address space too,
    of which numerical libraries take more than they use.
    """
    if memory_mb is None:
        return
    soft = data_bytes() + int(memory_mb * 1024 * 1024)
    hard = soft + _LAST_WORDS_BYTES
    highest = resource.getrlimit(resource.RLIMIT_DATA)[1]
    if highest != resource.RLIM_INFINITY:
        soft, hard = min(soft, highest), min(hard, highest)
    try:
        resource.setrlimit(resource.RLIMIT_DATA, (soft, hard))
    except (OSError, ValueError):
        pass  # not every system has this limit


def data_bytes():
    """Private writable memory of this process; 0 where Linux does not say."""
    try:
        statm = os.open("/proc/self/statm", os.O_RDONLY)
    except OSError:
        return 0
    try:
        return int(os.read(statm, 256).split()[5]) * resource.getpagesize()
    finally:
        os.close(statm)


def outcome_of(app, inputs, memory_mb, result_limit_bytes):
    """Calls the function; the types and payloads of the frames that say how it went."""
    try:
        returned, failure = event_loop.run(app.event_loop, _call(app.run, inputs))
        if failure is not None:
            raise failure
        # The deepest result allowed takes more frames to convert than an app may have allowed itself.
        sys.setrecursionlimit(max(sys.getrecursionlimit(), 3000))
        result = result_as_json(returned, app.orjson)
    except MemoryError as failure:
        return [(ERROR, to_json(_out_of_memory(failure, memory_mb, app.folder)))]
    except InvalidResult as failure:
        return [(ERROR, to_json(error("invalid_result", str(failure))))]
    except BaseException as failure:  # whatever an app raises is its result
        return [(ERROR, to_json(error("app_error", _message(failure, app), app_traceback(failure, app.folder))))]
    size = len(result.data)
    if size > result_limit_bytes:
        return [(ERROR, to_json(error("result_too_large", (
            f"The result is {_megabytes(size)} of JSON, more than the limit of "
            f"{_megabytes(result_limit_bytes)}. Return fewer rows or aggregate them."))))]
    if result.warnings:
        flush_output()
        os.write(2, ("\n".join(result.warnings) + "\n").encode("utf-8", "replace"))
    order = [] if result.key_order is None else [(KEY_ORDER, result.key_order)]
    return order + [(RESULT, result.data)]


async def _call(run, inputs):
    """What run returns or raises, as (returned, None) or (None, exception).

    Raised further, SystemExit and KeyboardInterrupt would break off the event loop before it has tidied up.
    """
    try:
        return await run(inputs), None
    except BaseException as failure:
        if isinstance(failure, MemoryError):
            _make_room(failure)  # at once: ending the event loop takes memory too
        return None, failure


def _message(failure, app):
    if isinstance(failure, SystemExit):
        return f"SystemExit: run ended the program (sys.exit({failure.code!r})) instead of returning a dict"
    if isinstance(failure, KeyboardInterrupt):
        return "KeyboardInterrupt: run was interrupted instead of returning a dict"
    if isinstance(failure, OSError) and failure.errno in _NOT_ALLOWED and failure.filename and app.confinement.keeps_to_files:
        return (f"{type_and_text(failure)}. A run may read its app's files and write to its own temporary folder "
                f"(tempfile.gettempdir()), and nothing else.")
    return type_and_text(failure)


def _make_room(failure):
    """Raises the limit by what is kept for last words, and lets go of what the failed functions still hold."""
    _room.close()
    hard = resource.getrlimit(resource.RLIMIT_DATA)[1]
    resource.setrlimit(resource.RLIMIT_DATA, (hard, hard))
    traceback.clear_frames(failure.__traceback__)


def _out_of_memory(failure, memory_mb, app_dir):
    _make_room(failure)
    failure.__context__ = None  # only more of the same
    limit = "there is" if memory_mb is None else f"its limit of {memory_mb:g} MB (memory_mb in manifest.json)"
    return error("out_of_memory", f"The run needed more memory than {limit}.", app_traceback(failure, app_dir))


def _megabytes(size):
    return f"{size / (1024 * 1024):.1f} MiB ({size:,} bytes)"


def flush_output():
    for stream in (sys.stdout, sys.stderr, sys.__stdout__, sys.__stderr__):
        try:
            stream.flush()
        except Exception:  # an app may have put anything there, or closed it
            pass
    flush_c_streams()
