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
_REMOVE_FILE, _MAKE_FILE, _TRUNCATE, _IOCTL_DEVICE = 1 << 5, 1 << 8, 1 << 14, 1 << 15
# Of what the rights are that a file which is no folder can have.
_OF_PLAIN_FILES = _EXECUTE | _READ_FILE | _WRITE_FILE | _TRUNCATE | _IOCTL_DEVICE
# Every version's rights to files: as many of the lowest bits.
_RIGHTS_OF_VERSIONS = {1: 13, 2: 14, 3: 15, 4: 15}
_RIGHTS_SINCE_5 = 16
_BIND_TCP, _CONNECT_TCP = 1 << 0, 1 << 1
_NO_ABSTRACT_SOCKETS, _NO_SIGNALS = 1 << 0, 1 << 1

# Rights to a place, a file or a folder with all that is in it: to read; to do anything; to read and write what is there
# already; and to make, read, write and remove plain files, of those that know their names: they are not listed.
READ = _EXECUTE | _READ_FILE | _READ_DIR
ALL = (1 << _RIGHTS_SINCE_5) - 1
USE = _READ_FILE | _WRITE_FILE | _IOCTL_DEVICE
BY_NAME = _READ_FILE | _WRITE_FILE | _TRUNCATE | _MAKE_FILE | _REMOVE_FILE
# The first version that keeps signals and abstract sockets in.
SCOPES_SINCE = 6


def _version():
    try:
        return syscall(_CREATE_RULESET, None, 0, _VERSION_FLAG)
    except OSError:
        return 0


# The kernel's version of Landlock; 0 without it.
VERSION = _version()
_KNOWN_RIGHTS = (1 << _RIGHTS_OF_VERSIONS.get(VERSION, _RIGHTS_SINCE_5)) - 1


def restrict(places, connect=None):
    """Leaves only these places, and keeps signals in where the kernel knows how to.

    places: pairs of a path and the rights to it; those that do not exist are left out. connect: the only ports to
    which TCP connections may be opened, None for any. Raises OSError.
    """
    rules = _ruleset(ALL, 0 if connect is None else _BIND_TCP | _CONNECT_TCP)
    try:
        for place in map(_Place, places):
            place.allow(rules)
            place.close()
        for port in connect or ():
            _allow_port(rules, port)
        _enforce(rules)
    finally:
        os.close(rules)


class Places:
    """Places that are left over and over again, each time with another one beside them."""

    def __init__(self, places):
        """places: pairs of a path and the rights to it; those that do not exist are left out."""
        self._places = [_Place(place) for place in places]

    def rules(self, other):
        """A descriptor of rules that leave them and another one, of path and rights, for enforce. Raises OSError."""
        rules = _ruleset(ALL, 0)
        for place in self._places:
            place.allow(rules)
        place = _Place(other)
        place.allow(rules)
        place.close()
        return rules


def enforce(rules):
    """Restricts this process by rules that another one may have made, and closes them. Raises OSError."""
    _enforce(rules)
    os.close(rules)


def keep_signals_in():
    """Lets this process and those that come of it signal one another only, and reach no abstract socket of others.

    Does nothing where the kernel does not know how to.
    """
    if VERSION >= SCOPES_SINCE:
        enforce(_ruleset(0, 0))


class _Place:
    def __init__(self, place):
        path, rights = place
        try:
            self._descriptor = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except OSError:
            self._descriptor = None
            return
        if not stat.S_ISDIR(os.fstat(self._descriptor).st_mode):
            rights &= _OF_PLAIN_FILES
        self._rule = ctypes.create_string_buffer(struct.pack("=Qi", rights & _KNOWN_RIGHTS, self._descriptor))

    def allow(self, rules):
        if self._descriptor is not None:
            syscall(_ADD_RULE, rules, _PATH_BENEATH, self._rule, 0)

    def close(self):
        if self._descriptor is not None:
            os.close(self._descriptor)


def _ruleset(files, network):
    scopes = _NO_ABSTRACT_SOCKETS | _NO_SIGNALS if VERSION >= SCOPES_SINCE else 0
    attributes = struct.pack("QQQ", files & _KNOWN_RIGHTS, network, scopes)
    return syscall(_CREATE_RULESET, attributes, len(attributes), 0)


def _allow_port(rules, port):
    rule = ctypes.create_string_buffer(struct.pack("=QQ", _CONNECT_TCP, port))
    syscall(_ADD_RULE, rules, _NET_PORT, rule, 0)


def _enforce(rules):
    prctl(_PR_SET_NO_NEW_PRIVS, 1)
    syscall(_RESTRICT_SELF, rules, 0)
