"""Ways to put load on an installation, and what is measured meanwhile."""

import asyncio
import random
import statistics
import time
from contextlib import contextmanager

import processes

_LIMIT_SECONDS = 180
_QUIET_CORES = 0.15
_QUIET_WITHIN_SECONDS = 20


class Servers:
    """PostgreSQL and the broker, for their CPU time; either may be out of sight."""

    def __init__(self, postgres_port, broker_port):
        self.postgres = processes.listener(postgres_port)
        self.broker = processes.listener(broker_port)

    def postgres_cpu_seconds(self, leave_out):
        """leave_out: a backend that only looks."""
        return processes.cpu_seconds(_seen(self.postgres)) - processes.own_cpu_seconds(leave_out)

    def broker_cpu_seconds(self):
        return processes.cpu_seconds(_seen(self.broker))


def _seen(pid):
    return [] if pid is None else [pid]


class Load:
    """Submits runs of one app, each with another number, and looks into the database whether they are stored."""

    def __init__(self, installation, servers, psql, app, rows):
        """rows: how many the table of each result must have."""
        self._installation, self._servers, self._psql = installation, servers, psql
        self._path, self._app, self._rows = f"/api/apps/{app}/run", app, rows
        self._n = 0
        self.submits = []

    async def submit(self, headers="", **inputs):
        """The answer to a submission."""
        self._n += 1
        start = time.perf_counter()
        answer = await self._installation.client.call(
            "POST", self._path, {"inputs": {"n": self._n, **inputs}}, headers)
        self.submits.append(time.perf_counter() - start)
        return answer

    def own(self):
        """The processes of Stoa."""
        return self._installation.own()

    def stored(self):
        return int(self._psql.value(
            f"SELECT count(*) FROM job_runs WHERE app_id = {self._app} AND status IN ('SUCCESS', 'FAILED', 'CANCELLED')"))

    async def drained(self, count):
        """Waits until so many are stored; raises TimeoutError."""
        end = time.monotonic() + _LIMIT_SECONDS
        while self.stored() < count:
            if time.monotonic() > end:
                raise TimeoutError(f"{self.stored()} of {count} runs were stored within {_LIMIT_SECONDS} s")
            await asyncio.sleep(0.02)

    def forget(self):
        """Removes all runs, for the next phase."""
        self._psql.rows("TRUNCATE job_runs CASCADE")
        self.submits = []
        self._n = 0

    def check(self):
        """Raises AssertionError unless every submitted run has its one result, and that is the right one."""
        wrong = self._psql.rows(f"""
            SELECT r.id, r.status, r.error ->> 'message' FROM job_runs r LEFT JOIN job_results s ON s.run_id = r.id
            WHERE r.app_id = {self._app} AND (r.status <> 'SUCCESS' OR s.run_id IS NULL
              OR jsonb_array_length(s.payload -> 'table') <> {self._rows}
              OR s.payload #>> '{{summary,n}}' IS DISTINCT FROM r.inputs ->> 'n') LIMIT 3""")
        count, numbers = self._psql.rows(
            f"SELECT count(*), count(DISTINCT inputs ->> 'n') FROM job_runs WHERE app_id = {self._app}")[0]
        assert not wrong, f"wrong runs: {wrong}"
        assert int(count) == int(numbers) == self._n, f"{self._n} were accepted, {count} are there, {numbers} different"

    @contextmanager
    def measured(self, figures, runs):
        """Adds to the figures what the system has used meanwhile, for so many runs: all of it, and who of it."""
        before, machine_before, start = self._cpu_seconds(), processes.machine_cpu_seconds(), time.perf_counter()
        yield
        seconds, after = time.perf_counter() - start, self._cpu_seconds()
        used = {name: (after[name] - before[name]) / runs * 1000 for name in after}
        figures["cpu_s_per_1000"] = sum(used.values())
        for name, value in used.items():
            figures[f"of_that_{name}_s_per_1000"] = value
        figures["busy_cores"] = (processes.machine_cpu_seconds() - machine_before) / seconds
        figures["memory_mib"] = processes.memory_mib(self._installation.own())

    def _cpu_seconds(self):
        workers = self._installation.worker_pids()
        in_workers = sum(processes.own_cpu_seconds(pid) for pid in workers)
        return {"api": processes.cpu_seconds([self._installation.api.pid]), "workers": in_workers,
                "functions": processes.cpu_seconds(workers) - in_workers,
                "postgresql": self._servers.postgres_cpu_seconds(self._psql.backend),
                "broker": self._servers.broker_cpu_seconds()}


async def quiet():
    """Waits until the machine has little to do, but not for ever."""
    end = time.monotonic() + _QUIET_WITHIN_SECONDS
    while time.monotonic() < end:
        before = processes.machine_cpu_seconds()
        await asyncio.sleep(1)
        if processes.machine_cpu_seconds() - before < _QUIET_CORES:
            return


async def _by_clients(runs, clients, action):
    """So many clients, each with one action after the other, until there were so many of them; the seconds it took."""
    left = iter(range(runs))

    async def client():
        for _ in left:
            await action()

    start = time.perf_counter()
    await asyncio.gather(*(client() for _ in range(clients)))
    return time.perf_counter() - start


async def closed(load, runs, clients=64):
    """So many clients; each submits its next run when its last one is told to be done (Prefer: wait)."""
    load.forget()
    await quiet()
    figures = {"core_ms": processes.core_milliseconds()}

    async def told():
        answer = await load.submit("Prefer: wait=60\r\n")
        assert answer["status"] == "SUCCESS", answer

    with load.measured(figures, runs):
        seconds = await _by_clients(runs, clients, told)
    load.check()
    return {**figures, "runs_per_s": runs / seconds, **_spread("told", load.submits)}


async def open_(load, runs, connections=64, **inputs):
    """All are submitted as fast as they are taken, and then drained."""
    load.forget()
    await quiet()
    figures = {"core_ms": processes.core_milliseconds()}
    with load.measured(figures, runs):
        start = time.perf_counter()
        accepted = await _by_clients(runs, connections, lambda: load.submit(**inputs))
        await load.drained(runs)
        seconds = time.perf_counter() - start
    load.check()
    return {**figures, "runs_per_s": runs / seconds, "accepted_per_s": runs / accepted, "seconds": seconds,
            **_spread("submit", load.submits)}


async def waiting(load, runs):
    """All are submitted at once and wait; what each of them takes of memory meanwhile."""
    load.forget()
    await quiet()
    own = load.own()
    before = processes.memory_mib(own)
    start = time.perf_counter()
    accepted = await _by_clients(runs, 64, load.submit)
    await asyncio.sleep(2)
    busy = processes.memory_mib(own)
    await load.drained(runs)
    seconds = time.perf_counter() - start
    load.check()
    return {"runs": runs, "accepted_s": accepted, "all_done_s": seconds, "each_mib": (busy - before) / runs, "memory_mib": busy}


async def cold(load, end_runners, starts):
    """Runs of an app whose runner is not there: its code is on the worker's disk, its process has to be started."""
    load.forget()
    told = []
    for _ in range(starts):
        end_runners()
        await asyncio.sleep(1)
        start = time.perf_counter()
        await load.submit("Prefer: wait=60\r\n")
        told.append(time.perf_counter() - start)
    load.check()
    return _spread("told", told)


async def bare(function, python, cores, seconds=5):
    """The same function called in a loop, a process for each core, and nothing else."""
    program = (
        "import asyncio, importlib.util, sys, time\n"
        "spec = importlib.util.spec_from_file_location('app', sys.argv[1])\n"
        "app = importlib.util.module_from_spec(spec)\n"
        "spec.loader.exec_module(app)\n"
        "end, n = time.monotonic() + float(sys.argv[2]), 0\n"
        "while time.monotonic() < end:\n"
        "    asyncio.run(app.run({'n': n}))\n"
        "    n += 1\n"
        "print(n)\n")
    await quiet()
    loops = [await asyncio.create_subprocess_exec(python, "-c", program, function, str(seconds), stdout=asyncio.subprocess.PIPE)
             for _ in range(cores)]
    counts = [int((await loop.communicate())[0]) for loop in loops]
    return {"runs_per_s": sum(counts) / seconds, "core_ms": processes.core_milliseconds()}


async def idle(load, psql, runs, fill=lambda: None):
    """One run at a time with nothing else going on: when it is stored, and when the waiting client is told.

    fill: called first, to add rows that are there already.
    """
    load.forget()
    fill()
    await quiet()
    stored, told, after = [], [], []
    for _ in range(runs):
        await asyncio.sleep(random.uniform(0.01, 0.05))
        start = time.perf_counter()
        run = (await load.submit())["run_id"]
        while not psql.rows(f"SELECT 1 FROM job_results WHERE run_id = {run}"):
            await asyncio.sleep(0.0005)
        stored.append(time.perf_counter() - start)
        last = run
    for _ in range(runs):
        await asyncio.sleep(random.uniform(0.01, 0.05))
        start = time.perf_counter()
        waiting = asyncio.ensure_future(load.submit("Prefer: wait=60\r\n"))
        while not psql.rows(f"SELECT 1 FROM job_results WHERE run_id > {last}"):
            await asyncio.sleep(0.0005)
        seen = time.perf_counter()
        last = (await waiting)["run_id"]
        told.append(time.perf_counter() - start)
        after.append(time.perf_counter() - seen)
    load.check()
    return {**_spread("submit", load.submits[:runs]), **_spread("stored", stored), **_spread("told", told),
            **_spread("told_after_stored", after)}


def _spread(name, seconds):
    """Median and 99th percentile in milliseconds."""
    ordered = sorted(seconds)
    return {f"{name}_p50_ms": statistics.median(ordered) * 1000,
            f"{name}_p99_ms": ordered[min(len(ordered) - 1, round(0.99 * (len(ordered) - 1)))] * 1000}


def median_of(measurements):
    """The median of each figure over repeated measurements."""
    return {name: statistics.median(one[name] for one in measurements) for name in measurements[0]}

