"""Landlock: files that are all app code may open, and nobody outside whom it may signal (landlock(7)).

What is restricted stays so, for this process and all that come of it.
"""

import ctypes
import os
import stat
import struct

from _stoa_runner.kernel_calls import prctl, syscall

_CREATE_RULESET, _ADD_RULE, _RESTRICT_SELF = 444, 445, 446
_VERSION_FLAG = 1
_PATH_BENEATH, _NET_PORT = 1, 2
_PR_SET_NO_NEW_PRIVS = 38

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_TRUNCATE, _IOCTL_DEVICE = 1 << 14, 1 << 15
# Those above and below, and to make, remove, link and move any kind of file, up to version 5.
_ALL_OF_FILES = (1 << 16) - 1
# Of what the rights are that a file which is no folder can have.
_OF_PLAIN_FILES = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _IOCTL_DEVICE
_READ = _EXECUTE | _READ_FILE | _READ_DIR
_BIND_TCP, _CONNECT_TCP = 1 << 0, 1 << 1
_NO_ABSTRACT_SOCKETS, _NO_SIGNALS = 1 << 0, 1 << 1

# The first version that keeps signals and abstract sockets in.
SCOPES_SINCE = 6


def version():
    """The kernel's version of Landlock; 0 without it."""
    try:
        return syscall(_CREATE_RULESET, None, 0, _VERSION_FLAG)
    except OSError:
        return 0


def restrict(read, write, connect=None):
    """Leaves only these files and folders, with all that is in them, to be read or written; and keeps signals in.

    Those that do not exist are left out. connect: the only ports to which TCP connections may be opened, None for any. Raises OSError, where the kernel is too old too.
    """
    rules = _ruleset(_ALL_OF_FILES, 0 if connect is None else _BIND_TCP | _CONNECT_TCP)
    try:
        for path in read:
            _allow(rules, path, _READ)
        for path in write:
            _allow(rules, path, _ALL_OF_FILES)
        for port in connect or ():
            _allow_port(rules, port)
        _enforce(rules)
    finally:
        os.close(rules)


def keep_signals_in():
    """Lets this process and those that come of it signal one another only, and reach no abstract socket of others."""
    rules = _ruleset(0, 0)
    try:
        _enforce(rules)
    finally:
        os.close(rules)


def _ruleset(files, network):
    attributes = struct.pack("QQQ", files, network, _NO_ABSTRACT_SOCKETS | _NO_SIGNALS)
    return syscall(_CREATE_RULESET, attributes, len(attributes), 0)


def _allow(rules, path, rights):
    try:
        beneath = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        if not stat.S_ISDIR(os.fstat(beneath).st_mode):
            rights &= _OF_PLAIN_FILES
        rule = ctypes.create_string_buffer(struct.pack("=Qi", rights, beneath))
        syscall(_ADD_RULE, rules, _PATH_BENEATH, rule, 0)
    finally:
        os.close(beneath)


def _allow_port(rules, port):
    rule = ctypes.create_string_buffer(struct.pack("=QQ", _CONNECT_TCP, port))
    syscall(_ADD_RULE, rules, _NET_PORT, rule, 0)


def _enforce(rules):
    prctl(_PR_SET_NO_NEW_PRIVS, 1)
    syscall(_RESTRICT_SELF, rules, 0)
