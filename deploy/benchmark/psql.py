"""One connection to PostgreSQL, by psql: no driver is needed that is not there."""

import subprocess

_END = "--end--"


class Psql:
    """A session that stays open. Errors of the server end the program."""

    def __init__(self, database):
        """database: a name, or what libpq takes as one."""
        self._process = subprocess.Popen(
            ["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-F", "\t", "-d", database],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1)
        self.rows("SET client_min_messages = warning")
        self.backend = int(self.value("SELECT pg_backend_pid()"))

    def rows(self, statement):
        """The rows, each a list of texts."""
        self._process.stdin.write(f"{statement};\n\\echo {_END}\n")
        self._process.stdin.flush()
        rows = []
        for line in self._process.stdout:
            if line.rstrip("\n") == _END:
                return rows
            rows.append(line.rstrip("\n").split("\t"))
        raise RuntimeError(f"psql has ended at: {statement}")

    def value(self, statement):
        return self.rows(statement)[0][0]

    def close(self):
        self._process.stdin.close()
        self._process.wait()
