"""Many WebSockets that each watch one run, with no library: asks for the upgrade and reads frames."""

import asyncio
import base64
import json
import os

_TEXT, _CLOSE, _PING, _PONG = 1, 8, 9, 10


class Watcher:
    """A socket on one run. messages: how many have come; last: the latest one, as text."""

    def __init__(self, run):
        self.run = run
        self.messages = 0
        self.last = None

    async def open(self, port, token):
        self._reader, self._writer = await asyncio.open_connection("127.0.0.1", port)
        key = base64.b64encode(os.urandom(16)).decode()
        self._writer.write((
            f"GET /ws/runs/{self.run} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\nAuthorization: Bearer {token}\r\n\r\n").encode())
        head = await self._reader.readuntil(b"\r\n\r\n")
        if b" 101 " not in head.split(b"\r\n")[0]:
            raise ConnectionError(head.decode(errors="replace"))
        return self

    async def watch(self):
        """Reads until the server closes the socket, which it does once the run has ended."""
        try:
            while True:
                kind, payload = await self._frame()
                if kind == _CLOSE:
                    return
                if kind == _PING:
                    self._writer.write(_masked(_PONG, payload))
                elif kind == _TEXT:
                    self.messages += 1
                    self.last = payload.decode()
        except (asyncio.IncompleteReadError, ConnectionError):
            return
        finally:
            self._writer.close()

    def status(self):
        return None if self.last is None else json.loads(self.last).get("status")

    async def _frame(self):
        first, length = await self._reader.readexactly(2)
        length &= 0x7F
        if length == 126:
            length = int.from_bytes(await self._reader.readexactly(2), "big")
        elif length == 127:
            length = int.from_bytes(await self._reader.readexactly(8), "big")
        return first & 0x0F, await self._reader.readexactly(length)


def _masked(kind, payload):
    """A frame as a client sends it; the mask may be any, so it is none."""
    return bytes((0x80 | kind, 0x80 | len(payload))) + b"\0\0\0\0" + payload
