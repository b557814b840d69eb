"""The system calls that app code may not make, as a filter of the kernel (seccomp(2))."""

import ctypes
import errno
import platform
import struct

from _stoa_runner.kernel_calls import prctl

_PR_SET_SECCOMP = 22
_SECCOMP_MODE_FILTER = 2

# Machine to its AUDIT_ARCH (linux/audit.h) and the place of its numbers below.
_MACHINES = {"x86_64": (0xC000003E, 0), "aarch64": (0xC00000B7, 1)}

# What no model needs: other processes' memory, mounts and namespaces, the kernel's own settings and young interfaces
# with a history of holes. Numbers of x86_64 and aarch64; None where there is no such call.
_REFUSED = {
    "ptrace": (101, 117), "process_vm_readv": (310, 270), "process_vm_writev": (311, 271), "kcmp": (312, 272),
    "pidfd_getfd": (438, 438), "process_madvise": (440, 440), "move_pages": (279, 239), "migrate_pages": (256, 238),
    "mount": (165, 40), "umount2": (166, 39), "pivot_root": (155, 41), "chroot": (161, 51), "unshare": (272, 97),
    "setns": (308, 268), "open_tree": (428, 428), "move_mount": (429, 429), "fsopen": (430, 430),
    "fsconfig": (431, 431), "fsmount": (432, 432), "fspick": (433, 433), "mount_setattr": (442, 442),
    "name_to_handle_at": (303, 264), "open_by_handle_at": (304, 265), "fanotify_init": (300, 262),
    "quotactl": (179, 60), "quotactl_fd": (443, 443), "acct": (163, 89), "swapon": (167, 224), "swapoff": (168, 225),
    "reboot": (169, 142), "init_module": (175, 105), "finit_module": (313, 273), "delete_module": (176, 106),
    "kexec_load": (246, 104), "kexec_file_load": (320, 294), "syslog": (103, 116), "sethostname": (170, 161),
    "setdomainname": (171, 162), "settimeofday": (164, 170), "clock_settime": (227, 112), "clock_adjtime": (305, 266),
    "adjtimex": (159, 171), "iopl": (172, None), "ioperm": (173, None), "modify_ldt": (154, None),
    "personality": (135, 92), "vhangup": (153, 58), "lookup_dcookie": (212, 18), "bpf": (321, 280),
    "perf_event_open": (298, 241), "userfaultfd": (323, 282), "memfd_secret": (447, 447), "keyctl": (250, 219),
    "add_key": (248, 217), "request_key": (249, 218), "io_uring_setup": (425, 425), "io_uring_enter": (426, 426),
    "io_uring_register": (427, 427),
}
# What one run could read of another, also when that one has ended: memory and messages that any process may list.
# And what tells the names of files in folders that may not be listed.
_OF_OTHER_RUNS = {
    "shmget": (29, 194), "shmat": (30, 196), "shmctl": (31, 195), "semget": (64, 190), "semop": (65, 193),
    "semctl": (66, 191), "semtimedop": (220, 192), "msgget": (68, 186), "msgsnd": (69, 189), "msgrcv": (70, 188),
    "msgctl": (71, 187), "mq_open": (240, 180), "mq_unlink": (241, 181),
    "inotify_init": (253, None), "inotify_init1": (294, 26), "inotify_add_watch": (254, 27),
}
# What changes files that it cannot open: they are not hidden without namespaces.
_ATTRIBUTES = {
    "chmod": (90, None), "fchmod": (91, 52), "fchmodat": (268, 53), "fchmodat2": (452, 452), "chown": (92, None),
    "lchown": (94, None), "fchown": (93, 55), "fchownat": (260, 54), "setxattr": (188, 5), "lsetxattr": (189, 6),
    "fsetxattr": (190, 7), "removexattr": (197, 14), "lremovexattr": (198, 15), "fremovexattr": (199, 16),
    "utime": (132, None), "utimes": (235, None), "futimesat": (261, None), "utimensat": (280, 88),
}
# What changes how another process may run: only 0, which is the process itself, may be given as the argument.
_OF_ITSELF_BY_FIRST = {"prlimit64": (302, 261), "sched_setaffinity": (203, 122), "sched_setscheduler": (144, 119),
                       "sched_setparam": (142, 118), "sched_setattr": (314, 274)}
_OF_ITSELF_BY_SECOND = {"setpriority": (141, 140), "ioprio_set": (251, 30)}
_CLONE = (56, 220)
_CLONE3 = (435, 435)
_SOCKET = (41, 198)
_IOCTL = (16, 29)
# clone(2): CLONE_NEWNS, NEWCGROUP, NEWUTS, NEWIPC, NEWUSER, NEWPID, NEWNET.
_NEW_NAMESPACES = 0x7E020000
# ioctl_tty(2): what puts words into the mouth of whoever sits at the terminal.
_TERMINAL_INPUT = (0x5412, 0x541C)

# seccomp(2), bpf: offsets in struct seccomp_data, classes and answers.
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT, _SECOND_ARGUMENT = 0, 4, 16, 24
_LOAD, _JUMP_EQUAL, _JUMP_GREATER_EQUAL, _JUMP_ANY_BIT, _AND, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x54, 0x06
_ALLOW, _KILL, _FAIL = 0x7FFF0000, 0x80000000, 0x00050000
_X32 = 0x40000000


def filter_system_calls(socket_families, streams_only, has_namespaces, may_change_attributes):
    """Refuses what no model needs, and sockets but those of these families (socket.AF_...). Raises OSError.

    streams_only: whether of those only connections may be had. has_namespaces: whether the machine's files are out of sight. may_change_attributes: whether, where they are
    not, modes, owners and times of files may be changed all the same.
    """
    program = _filter(platform.machine(), socket_families, streams_only, has_namespaces, may_change_attributes)
    if program is None:
        raise OSError(errno.ENOTSUP, f"there is no system call filter for {platform.machine()}")
    instructions = ctypes.create_string_buffer(program, len(program))

    class Program(ctypes.Structure):
        _fields_ = [("length", ctypes.c_ushort), ("instructions", ctypes.c_void_p)]

    loaded = Program(len(program) // 8, ctypes.addressof(instructions))
    prctl(_PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.byref(loaded))


def _filter(machine, socket_families, streams_only, has_namespaces, may_change_attributes):
    """The filter as struct sock_filter[]; None for a machine whose numbers are not known."""
    if machine not in _MACHINES:
        return None
    architecture, place = _MACHINES[machine]
    blocks = [
        _when_argument(_CLONE[place], _FIRST_ARGUMENT, [(_JUMP_ANY_BIT, _NEW_NAMESPACES)], errno.EPERM),
        _when_argument(_IOCTL[place], _SECOND_ARGUMENT, [(_JUMP_EQUAL, value) for value in _TERMINAL_INPUT],
                       errno.EPERM),
        _unless_stream(_SOCKET[place]) if streams_only else [],
        _unless_argument(_SOCKET[place], _FIRST_ARGUMENT, socket_families, errno.EACCES),
        # Its flags lie in memory, which a filter cannot read; the C library falls back to clone.
        _when(_CLONE3[place], errno.ENOSYS),
    ]
    blocks += [_unless_argument(numbers[place], _FIRST_ARGUMENT, [0], errno.EPERM)
               for numbers in _OF_ITSELF_BY_FIRST.values()]
    blocks += [_unless_argument(numbers[place], _SECOND_ARGUMENT, [0], errno.EPERM)
               for numbers in _OF_ITSELF_BY_SECOND.values()]
    refused = {**_REFUSED, **_OF_OTHER_RUNS}
    if not has_namespaces and not may_change_attributes:
        refused.update(_ATTRIBUTES)
    blocks += [_when(numbers[place], errno.EPERM) for numbers in refused.values() if numbers[place] is not None]
    start = [(_LOAD, 0, 0, _ARCHITECTURE), (_JUMP_EQUAL, 1, 0, architecture), (_RETURN, 0, 0, _KILL),
             (_LOAD, 0, 0, _NUMBER), (_JUMP_GREATER_EQUAL, 0, 1, _X32), (_RETURN, 0, 0, _FAIL | errno.ENOSYS)]
    program = start + [step for block in blocks for step in block] + [(_RETURN, 0, 0, _ALLOW)]
    return b"".join(struct.pack("HBBI", *step) for step in program)


def _unless_stream(number):
    """Fails unless the socket's type is SOCK_STREAM, whatever flags it has; what is left is for the next to look at."""
    inner = [(_LOAD, 0, 0, _SECOND_ARGUMENT), (_AND, 0, 0, 0xF), (_JUMP_EQUAL, 1, 0, 1),
             (_RETURN, 0, 0, _FAIL | errno.EACCES), (_LOAD, 0, 0, _NUMBER)]
    return [(_JUMP_EQUAL, 0, len(inner), number), *inner]


def _when(number, failure):
    return [(_JUMP_EQUAL, 0, 1, number), (_RETURN, 0, 0, _FAIL | failure)]


def _when_argument(number, argument, tests, failure):
    """Fails when any test of the argument holds."""
    inner = [(_LOAD, 0, 0, argument)]
    for kind, value in tests:
        inner += [(kind, 0, 1, value), (_RETURN, 0, 0, _FAIL | failure)]
    inner.append((_RETURN, 0, 0, _ALLOW))
    return [(_JUMP_EQUAL, 0, len(inner), number), *inner]


def _unless_argument(number, argument, allowed, failure):
    """Fails unless the argument is one of those allowed."""
    inner = [(_LOAD, 0, 0, argument)]
    for value in allowed:
        inner += [(_JUMP_EQUAL, 0, 1, value), (_RETURN, 0, 0, _ALLOW)]
    inner.append((_RETURN, 0, 0, _FAIL | failure))
    return [(_JUMP_EQUAL, 0, len(inner), number), *inner]
