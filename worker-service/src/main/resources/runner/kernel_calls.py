"""Calls of the Linux kernel that Python has no function for."""

import ctypes
import os

_libc = ctypes.CDLL(None, use_errno=True)


def prctl(option, value, further=0):
    """prctl(2). Raises OSError."""
    return checked(_libc.prctl(option, value, further, 0, 0), f"prctl {option}")


def syscall(number, *arguments):
    """A system call by its number. Raises OSError."""
    return checked(_libc.syscall(number, *arguments), f"system call {number}")


def checked(returned, what):
    """What a call has returned, unless it has failed. Raises OSError."""
    if returned < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")
    return returned
