"""Frames: how the worker, the runner and the process of a run talk to each other.

A frame is 1 byte type, 8 bytes run key (signed, 0 is the runner itself), 4 bytes payload length, then the payload;
numbers are big-endian. The process of a run uses the same frames towards the runner, with key 0. A result is preceded
by the order of its keys where it has one to keep (key_order.py).
"""

import json
import os
import struct

RUN, KILL = b"R", b"K"
BEGUN, HELLO, LOG, PROGRESS, KEY_ORDER, RESULT, ERROR, END = b"B", b"H", b"L", b"P", b"O", b"V", b"E", b"Z"
# From the process of a run to the runner: it is as it was before the run, and can carry out another one.
CLEAN = b"C"

HEADER = struct.Struct(">cqI")
_JOIN_LIMIT_BYTES = 64 * 1024


class ProtocolError(Exception):
    """The other side sent something that is no frame, or not one that is allowed here."""


def to_json(value):
    """The value as compact UTF-8 JSON, for frames of the runner's own; text no UTF-8 can hold becomes "?"."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def write_frame(descriptor, kind, key, payload=b""):
    """Writes one frame, waiting for the reader as long as it takes. Raises OSError when the reader is gone."""
    header = HEADER.pack(kind, key, len(payload))
    # A small frame goes out in one write, which is atomic up to 4096 bytes; a large payload is not copied for it.
    if len(payload) <= _JOIN_LIMIT_BYTES:
        parts = (header + payload,)
    else:
        parts = (header, payload)
    for part in parts:
        write_all(descriptor, part)


def write_all(descriptor, content):
    """Writes all of it, waiting for the reader as long as it takes. Raises OSError when the reader is gone."""
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest):]


class FrameBuffer:
    """Puts the frames together again from the pieces in which they arrive."""

    def __init__(self, payload_limit_bytes):
        """payload_limit_bytes: a frame that announces more raises ProtocolError before it is collected."""
        self._limit = payload_limit_bytes
        self._bytes = bytearray()

    def feed(self, piece):
        """Adds the next piece of the stream."""
        self._bytes += piece

    def holds_more(self):
        """Whether something has arrived behind the last frame that was taken."""
        return bool(self._bytes)

    def next_frame(self):
        """The next whole frame as (type, key, payload), or None until more has arrived."""
        if len(self._bytes) < HEADER.size:
            return None
        kind, key, length = HEADER.unpack_from(self._bytes)
        if length > self._limit:
            raise ProtocolError(f"a frame of {length} bytes is larger than the {self._limit} allowed")
        end = HEADER.size + length
        if len(self._bytes) < end:
            return None
        with memoryview(self._bytes) as view:
            payload = bytes(view[HEADER.size:end])
        del self._bytes[:end]
        return kind, key, payload
