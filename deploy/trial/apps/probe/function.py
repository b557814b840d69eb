import os
import socket


def _read(path):
    with open(path, "rb") as file:
        return file.read(1)


def _write(folder):
    path = os.path.join(folder, f"probe-{os.getpid()}")
    with open(path, "w") as file:
        file.write("x")
    os.remove(path)
    return True


def _connect(address):
    host, port = address.rsplit(":", 1)
    socket.create_connection((host, int(port)), timeout=3).close()
    return True


def _variable(name):
    for process in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{process}/environ", "rb") as file:
                if f"{name}=".encode() in file.read():
                    return True
        except OSError:
            pass
    return name in os.environ


def reached(inputs):
    """Of what is to be tried, that which did not fail."""
    found = []
    for kind, attempt in ("files", _read), ("folders", _write), ("addresses", _connect), ("names", _variable):
        for what in inputs[kind].split():
            try:
                if attempt(what):
                    found.append(what)
            except OSError:
                pass
    return found


async def run(inputs: dict) -> dict:
    return {"table": [{"reached": what} for what in reached(inputs)]}
