"""A port of this process that leads to a socket of the worker's: where there is no network, the only way out."""

import socket
import threading

_PIECE_BYTES = 1 << 16


def relay_to(path):
    """Listens on 127.0.0.1 and hands on each connection to the local socket; the port. Ends with the process."""
    server = socket.create_server(("127.0.0.1", 0))
    threading.Thread(target=_serve, args=(server, path), daemon=True).start()
    return server.getsockname()[1]


def _serve(server, path):
    while True:
        client, _ = server.accept()
        beyond = socket.socket(socket.AF_UNIX)
        try:
            beyond.connect(path)
        except OSError:
            client.close()
            beyond.close()
            continue
        for source, sink in ((client, beyond), (beyond, client)):
            threading.Thread(target=_hand_on, args=(source, sink), daemon=True).start()


def _hand_on(source, sink):
    try:
        piece = source.recv(_PIECE_BYTES)
        while piece:
            sink.sendall(piece)
            piece = source.recv(_PIECE_BYTES)
        sink.shutdown(socket.SHUT_WR)
    except OSError:
        # One side is gone: so is the other.
        for one in (source, sink):
            one.close()
