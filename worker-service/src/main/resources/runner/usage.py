"""What a run uses beyond what the kernel's limits of one process can see: all its processes together, and its disk."""

import os
import resource

from _stoa_runner.app_errors import error
from _stoa_runner.process_tree import children_by_parent, threads_of, tree_of

# How often runs are looked at; one that is over by then costs nothing.
INTERVAL_SECONDS = 0.5
# Beside memory_mb: what each process of a run shares with the runner until it writes to it, counted as its own.
_SLACK_BYTES = 64 * 1024 * 1024
_MEGABYTE = 1024 * 1024


class Usage:
    """Finds the runs that use too much."""

    def __init__(self, temporary_bytes, most_tasks=None, beside_bytes=None):
        """temporary_bytes: how much a run may write; None where the kernel sees to it.

        most_tasks, beside_bytes: how many processes and threads a run may have, and what one process may have beside
        memory_mb; None where the kernel sees to that too.
        """
        self._temporary_bytes = temporary_bytes
        self._most_tasks = most_tasks
        self._beside_bytes = beside_bytes
        self._due = 0.0

    def due(self):
        """When to look next, by time.monotonic."""
        return self._due

    def over_limit(self, runs, now):
        """The runs that use too much at this moment, each with the payload of its error; empty before it is due."""
        if now < self._due:
            return []
        self._due = now + INTERVAL_SECONDS
        children = children_by_parent()
        found = []
        for run in runs:
            processes = tree_of(run.pid, children)
            payload = self._too_many(processes) or self._too_much_memory(run, processes) or self._too_much_disk(run)
            if payload is not None:
                found.append((run, payload))
        return found

    def _too_many(self, processes):
        if self._most_tasks is None:
            return None
        tasks = sum(threads_of(pid) for pid in processes)
        if tasks <= self._most_tasks:
            return None
        return error("app_error", (
            f"The run had {tasks:,} processes and threads at once, more than {self._most_tasks:,}, the most a run may have "
            f"(stoa.sandbox.processes)."))

    def _too_much_memory(self, run, processes):
        # One process alone is limited by the kernel, which tells the app by a MemoryError.
        if run.memory_bytes is None or (len(processes) == 1 and self._beside_bytes is None):
            return None
        used = sum(_own_memory(pid) for pid in processes)
        if used <= run.memory_bytes + (_SLACK_BYTES if self._beside_bytes is None else self._beside_bytes):
            return None
        who = "process" if len(processes) == 1 else f"{len(processes)} processes"
        together = "" if len(processes) == 1 else " together"
        return error("out_of_memory", (
            f"The {who} of the run needed {used // _MEGABYTE:,} MB of memory{together}, more than its limit of "
            f"{run.memory_bytes / _MEGABYTE:g} MB (memory_mb in manifest.json)."))

    def _too_much_disk(self, run):
        if self._temporary_bytes is None:
            return None
        if _size_of(run.folder, self._temporary_bytes) <= self._temporary_bytes:
            return None
        return error("app_error", (
            f"The run wrote more than {self._temporary_bytes / _MEGABYTE:g} MB of temporary files, the most the "
            f"operator allows (stoa.sandbox.tmp)."))


def _own_memory(pid):
    """Resident memory of a process that no file is behind, in bytes; 0 when it has ended."""
    try:
        with open(f"/proc/{pid}/statm", "rb") as statm:
            resident, shared = statm.read().split()[1:3]
    except OSError:
        return 0
    return (int(resident) - int(shared)) * resource.getpagesize()


def _size_of(folder, enough):
    """The size of what is in a folder; stops counting when that is more than enough."""
    size = 0
    folders = [folder]
    for path in folders:
        try:
            with os.scandir(path) as entries:
                for entry in entries:
                    if entry.is_dir(follow_symlinks=False):
                        folders.append(entry.path)
                    # An empty file takes room too.
                    size += 4096 + entry.stat(follow_symlinks=False).st_blocks * 512
                    if size > enough:
                        return size
        except OSError:
            continue  # it was removed meanwhile, or is closed to us
    return size
