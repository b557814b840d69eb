"""How many processes and threads the kernel counts for the user of this process."""

import resource
import threading
import time

from _stoa_runner.process_tree import threads

# More than Linux gives numbers to.
_MOST_TASKS = 2 ** 22


def tasks_of_user():
    """How many processes and threads of its user the kernel counts, those in other containers of the machine included.

    The kernel tells nobody this number, but a thread can be started only where the limit is higher. 0 for root, whom no
    limit binds. Counted twice: a thread that could not be started for another reason makes the number too large.
    """
    counted = min(_count_tasks(), _count_tasks())
    deadline = time.monotonic() + 1.0
    while threads() > 1 and time.monotonic() < deadline:  # one that has ended may be there for a moment
        time.sleep(0.001)
    return counted


def _count_tasks():
    limits = resource.getrlimit(resource.RLIMIT_NPROC)
    least, most = 0, _MOST_TASKS if limits[1] == resource.RLIM_INFINITY else min(_MOST_TASKS, limits[1])
    try:
        while least < most:
            middle = (least + most) // 2
            resource.setrlimit(resource.RLIMIT_NPROC, (middle, limits[1]))
            if _starts_a_thread():
                most = middle
            else:
                least = middle + 1
    finally:
        resource.setrlimit(resource.RLIMIT_NPROC, limits)
    return max(0, least - 1)


def _starts_a_thread():
    thread = threading.Thread(target=int)
    try:
        thread.start()
    except RuntimeError:
        return False
    thread.join()
    return True
