    got = []

    def attempt(what, action):
        try:
            found = action()
        except Exception:
            return
        if found:
            got.append(f"{what}: {found!r:.100}")

    def connect(family, address, kind=socket.SOCK_STREAM):
        with socket.socket(family, kind) as client:
            client.settimeout(2)
            client.connect(address)
            return kind == socket.SOCK_STREAM or client.send(b"x")

    for path in ("/etc/shadow", "/etc/passwd", "/root", "/home", "@FOLDER@", "@SECRET@", "@FOLDER@/cache/checkouts"):
        attempt(path, lambda: os.listdir(path) if os.path.isdir(path) else open(path, "rb").read(20))
    for port in (@PORTS@):
        attempt(f"port {port}", lambda: connect(socket.AF_INET, ("127.0.0.1", port)))
    attempt("metadata", lambda: connect(socket.AF_INET, ("169.254.169.254", 80)))
    attempt("datagram", lambda: connect(socket.AF_INET, ("127.0.0.1", 53), socket.SOCK_DGRAM))
    attempt("abstract socket", lambda: connect(socket.AF_UNIX, "\0@ABSTRACT@"))
    attempt("local socket", lambda: connect(socket.AF_UNIX, "@LOCAL_SOCKET@"))
    for place in ("/", "/etc", "/usr/bin", "/var/tmp", "@FOLDER@", "@FOLDER@/cache", "@FOLDER@/cache/environments"):
        attempt(f"write {place}", lambda: open(os.path.join(place, "stoa-attack"), "w").write("x"))
    for process in filter(str.isdigit, os.listdir("/proc")):
        if int(process) != os.getpid():
            attempt(f"signal {process}", lambda: os.kill(int(process), 0) is None and int(process) < 1000
                    and not os.path.exists("/runner"))
    for variable in os.environ:
        if "STOA" in variable or "PASSWORD" in variable:
            got.append(variable)
    module = f"GOT = {'; '.join(got)!r}\n".encode()
