"""Makes system calls that no model needs."""
import ctypes
import platform
from attempt import attempt, outcome

# x86_64 and aarch64, of the kernel's tables.
CALLS = {"unshare user": (272, 97, 0x10000000), "unshare net": (272, 97, 0x40000000), "setns": (308, 268, 0, 0),
         "chroot": (161, 51, b"/tmp"), "mount": (165, 40, b"x", b"/tmp", b"tmpfs", 0, 0),
         "umount": (166, 39, b"/proc", 2), "pivot_root": (155, 41, b"/tmp", b"/tmp"), "bpf": (321, 280, 0, 0, 0),
         "keyctl": (250, 219, 0, -3, 1), "add_key": (248, 217, b"user", b"x", b"y", 1, -3),
         "io_uring_setup": (425, 425, 1, ctypes.create_string_buffer(200)), "userfaultfd": (323, 282, 1),
         "perf_event_open": (298, 241, ctypes.create_string_buffer(200), 0, -1, -1, 0), "personality": (135, 92, 0xFFFFFFFF),
         "clone3": (435, 435, ctypes.create_string_buffer(88), 88),
         "open_by_handle_at": (304, 265, -100, ctypes.create_string_buffer(200), 0)}


async def run(inputs):
    libc = ctypes.CDLL(None, use_errno=True)
    place = 0 if platform.machine() == "x86_64" else 1
    for name, call in CALLS.items():
        number, arguments = call[place], call[2:]
        attempt(name, lambda: libc.syscall(number, *arguments) >= 0)
    return outcome()
