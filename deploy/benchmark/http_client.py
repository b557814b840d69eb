"""A client of HTTP/1.1 that costs little: connections are kept, and many requests are under way at a time."""

import asyncio
import json
import re

_LENGTH = re.compile(rb"\r\ncontent-length:\s*(\d+)")
_CHUNKED = b"transfer-encoding: chunked"
_LAST = b"\r\nconnection: close"


class HttpError(Exception):
    """An answer that is not 2xx."""


class Connection(asyncio.Protocol):
    """One connection, with one request at a time."""

    def connection_made(self, transport):
        self._transport, self._received, self._answer = transport, b"", None
        self.is_open = True

    def data_received(self, data):
        self._received += data
        message = _message(self._received)
        if message is not None and self._answer is not None:
            status, body, self.is_open = message
            answer, self._answer, self._received = self._answer, None, b""
            answer.set_result((status, body))

    def connection_lost(self, _):
        self.is_open = False
        if self._answer is not None and not self._answer.done():
            self._answer.set_exception(ConnectionError("the server closed the connection"))

    async def ask(self, request):
        self._answer = asyncio.get_running_loop().create_future()
        self._transport.write(request)
        return await self._answer

    def close(self):
        self._transport.close()


def _message(received):
    """(status, body, whether another request may follow) of a whole answer; None as long as it is not."""
    head_end = received.find(b"\r\n\r\n")
    if head_end < 0:
        return None
    head, start = received[:head_end].lower(), head_end + 4
    status, more = int(head[9:12]), _LAST not in head
    length = _LENGTH.search(head)
    if length:
        end = start + int(length.group(1))
        return None if len(received) < end else (status, received[start:end], more)
    if _CHUNKED not in head:
        return status, b"", more
    body = []
    while True:
        line_end = received.find(b"\r\n", start)
        if line_end < 0:
            return None
        size = int(received[start:line_end].split(b";")[0], 16)
        start = line_end + 2
        if len(received) < start + size + 2:
            return None
        body.append(received[start:start + size])
        start += size + 2
        if size == 0:
            return status, b"".join(body), more


class Client:
    """Asks one server, signed in by a token."""

    def __init__(self, port, token):
        self._port = port
        self._fixed = f"Host: 127.0.0.1:{port}\r\nAuthorization: Bearer {token}\r\n"
        self._idle = []

    async def call(self, method, path, body=None, headers=""):
        """The answer's JSON; HttpError when it is no success."""
        connection = await self._connection()
        text = b"" if body is None else json.dumps(body).encode()
        kind = "" if body is None else f"Content-Type: application/json\r\nContent-Length: {len(text)}\r\n"
        status, answer = await connection.ask(
            f"{method} {path} HTTP/1.1\r\n{self._fixed}{headers}{kind}\r\n".encode() + text)
        self._idle.append(connection)
        if not 200 <= status < 300:
            raise HttpError(f"{method} {path}: {status} {answer.decode(errors='replace')[:500]}")
        return json.loads(answer) if answer else None

    async def _connection(self):
        while self._idle:
            connection = self._idle.pop()
            if connection.is_open:
                return connection
        return (await asyncio.get_running_loop().create_connection(Connection, "127.0.0.1", self._port))[1]

    def close(self):
        for connection in self._idle:
            connection.close()
        self._idle.clear()
