"""Reaches servers: the database, the broker, Stoa itself, a cloud's metadata, names, and local sockets."""
import socket
from attempt import attempt, outcome


def connect(family, address):
    with socket.socket(family) as client:
        client.settimeout(2)
        client.connect(address)
        return True


def send(address):
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as client:
        return client.sendto(b"x", address)


async def run(inputs):
    for port in (@PORTS@):
        attempt(f"port {port}", lambda: connect(socket.AF_INET, ("127.0.0.1", port)))
        attempt(f"port {port} (6)", lambda: connect(socket.AF_INET6, ("::1", port)))
    attempt("metadata", lambda: connect(socket.AF_INET, ("169.254.169.254", 80)))
    attempt("datagram", lambda: send(("8.8.8.8", 53)))
    attempt("name", lambda: socket.getaddrinfo("example.org", 80))
    attempt("abstract socket", lambda: connect(socket.AF_UNIX, "\0@ABSTRACT@"))
    attempt("local socket", lambda: connect(socket.AF_UNIX, "@LOCAL_SOCKET@"))
    attempt("packet", lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW))
    attempt("raw", lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP))
    return outcome()
