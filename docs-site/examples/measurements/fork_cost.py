"""What a run costs forked off a warm runner, and in an interpreter started for it.

    python3 docs-site/examples/measurements/fork_cost.py

Each line: the median time from the run's frame to its end frame, and the CPU time of everything the run has caused.
"""

import os
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(ROOT / "worker-service/src/test/python"))

from runner_client import Runner  # noqa: E402

RUN = "async def run(inputs):\n    return {'summary': {'x': inputs['x']}}\n"
NUMPY = "import numpy\nasync def run(inputs):\n    return {'summary': {'x': float(numpy.sum(numpy.ones(5)))}}\n"
# A thread that lives when the import ends: such an app cannot be forked, and gets an interpreter per run.
THREAD = "import threading\nthreading.Thread(target=threading.Event().wait, daemon=True).start()\n"
APPS = [("no packages, forked", RUN, 300), ("no packages, own interpreter", THREAD + RUN, 60),
        ("numpy, forked", NUMPY, 300), ("numpy, own interpreter", THREAD + NUMPY, 40)]


def cpu_seconds():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def bare_forks(count):
    """Forks of this process that end at once, what the machine asks for forks: as measure says it."""
    times = []
    before = cpu_seconds() + time.process_time()
    for _ in range(count):
        start = time.perf_counter()
        child = os.fork()
        if child == 0:
            os._exit(0)
        os.waitpid(child, 0)
        times.append(1000 * (time.perf_counter() - start))
    return statistics.median(times), 1000 * (cpu_seconds() + time.process_time() - before) / count


def measure(folder, source, runs):
    """Median milliseconds a run, CPU milliseconds a run; None for both when this Python cannot import the app."""
    (folder / "function.py").write_text(source)
    used = []
    times = []
    for count in (0, runs):
        before = cpu_seconds()
        runner = Runner(folder)
        if "error" in runner.hello():
            runner.close()
            return None, None
        for key in range(1, count + 1):
            start = time.perf_counter()
            runner.run({"x": 1}, key)
            times.append(1000 * (time.perf_counter() - start))
        runner.close()
        used.append(cpu_seconds() - before)
    return statistics.median(times), 1000 * (used[1] - used[0]) / runs


def tell(title, median, cpu):
    print(f"{title:30} " + ("not on this Python" if median is None else f"{median:7.1f} ms   {cpu:6.1f} ms of CPU"))


tell("a bare fork", *bare_forks(100))
with tempfile.TemporaryDirectory() as name:
    for title, source, runs in APPS:
        tell(title, *measure(Path(name), source, runs))
