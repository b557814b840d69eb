"""An event loop that the runner makes, so that no run has to: in a process just forked every object made or changed costs.

It has no descriptor, which forks would share, until something is to be waited for.
"""

import asyncio
import selectors

# How it is put together inside, as CPython has it since 3.4.
_INSIDE = ("_selector", "_ssock", "_csock", "_make_self_pipe", "_close_self_pipe", "_asyncgens", "_default_executor")


class EventLoop(asyncio.SelectorEventLoop):
    """Behaves as the usual one."""

    def __init__(self):
        super().__init__(_NothingWatched(self))
        self.is_ended = False  # for good: it has had something left over

    def begin_to_watch(self):
        """Makes its selector, and the pipe by which other threads and signals wake it up."""
        if isinstance(self._selector, _NothingWatched):
            self._selector = selectors.DefaultSelector()
            super()._make_self_pipe()
        return self._selector

    def needs_an_end(self):
        """Whether tasks, generators or threads are left over from what it has run."""
        return bool(asyncio.all_tasks(self) or self._asyncgens or self._default_executor is not None)

    def add_signal_handler(self, *arguments):
        self.begin_to_watch()
        super().add_signal_handler(*arguments)

    def _make_self_pipe(self):
        self._ssock = self._csock = None

    def _close_self_pipe(self):
        if self._ssock is not None:
            super()._close_self_pipe()


class _NothingWatched:
    """Stands in for the loop's selector as long as there is nothing to be waited for."""

    def __init__(self, loop):
        self._loop = loop

    def select(self, timeout=None):
        if timeout is None or timeout > 0:
            # The loop looks once more before it waits: what another thread has called meanwhile could not wake it up.
            self._loop.begin_to_watch()
        return []

    def close(self):
        pass

    def __getattr__(self, name):
        return getattr(self._loop.begin_to_watch(), name)


def make_event_loop():
    """A loop for the forks of this process; None where the app has chosen loops of another kind."""
    usual = asyncio.new_event_loop()
    usual.close()
    if type(usual) is not asyncio.SelectorEventLoop or not all(hasattr(usual, name) for name in _INSIDE):
        return None
    loop = EventLoop()
    asyncio.set_event_loop(loop)
    return loop


def run(loop, coroutine):
    """As asyncio.run, on a loop from make_event_loop, in a process that ends once the loop has."""
    if loop is None:
        return asyncio.run(coroutine)
    try:
        return loop.run_until_complete(coroutine)
    finally:
        if loop.needs_an_end():
            _end(loop)


def _end(loop):
    loop.is_ended = True
    tasks = asyncio.all_tasks(loop)
    for task in tasks:
        task.cancel()
    if tasks:
        loop.run_until_complete(asyncio.wait(tasks))
    for task in tasks:
        if not task.cancelled() and task.exception() is not None:
            loop.call_exception_handler({
                "message": "unhandled exception during asyncio.run() shutdown", "exception": task.exception(), "task": task})
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.run_until_complete(loop.shutdown_default_executor())
