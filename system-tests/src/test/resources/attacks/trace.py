"""Traces, and writes to, the process it was forked from and every other it sees."""
import ctypes
import os
from attempt import attempt, outcome

ATTACH, SEIZE = 16, 0x4206


async def run(inputs):
    libc = ctypes.CDLL(None, use_errno=True)
    buffer = ctypes.create_string_buffer(8)

    class Part(ctypes.Structure):
        _fields_ = [("base", ctypes.c_void_p), ("length", ctypes.c_size_t)]

    here, there = Part(ctypes.addressof(buffer), 8), Part(ctypes.addressof(buffer), 8)
    for pid in [int(name) for name in os.listdir("/proc") if name.isdigit() and int(name) != os.getpid()]:
        attempt(f"attach {pid}", lambda: libc.ptrace(ATTACH, pid, 0, 0) == 0)
        attempt(f"seize {pid}", lambda: libc.ptrace(SEIZE, pid, 0, 0) == 0)
        attempt(f"read {pid}", lambda: libc.process_vm_readv(
            pid, ctypes.byref(here), 1, ctypes.byref(there), 1, 0) > 0)
        attempt(f"write {pid}", lambda: libc.process_vm_writev(
            pid, ctypes.byref(here), 1, ctypes.byref(there), 1, 0) > 0)
        attempt(f"memory {pid}", lambda: open(f"/proc/{pid}/mem", "r+b"))
    return outcome()
