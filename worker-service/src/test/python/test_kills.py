"""Nothing of a run is left when its end is reported, however it ended."""

import os
import signal
import time
import unittest

from runner_client import RunnerTestCase, is_alive

# Starts a process in a session of its own that ignores TERM, and prints its pid.
LEAVE_BEHIND = """
import asyncio, os, signal, subprocess, sys, time
def leave_behind():
    process = subprocess.Popen(
        [sys.executable, "-c", "import signal, time; signal.signal(15, signal.SIG_IGN); print('up', flush=True); "
         "time.sleep(60)"], start_new_session=True, stdout=subprocess.PIPE)
    process.stdout.readline()
    return process.pid
def orphan():
    # A grandchild in another session whose parent has ended.
    pid, end = os.pipe()
    if os.fork() == 0:
        os.setsid()
        os.write(end, str(leave_behind()).encode())
        os._exit(0)
    os.wait()
    return int(os.read(pid, 100))
"""


def app(body):
    return LEAVE_BEHIND + body


class Kills(RunnerTestCase):

    def started(self, body, key=1):
        """A runner with one run that has printed a line, and the words of that line."""
        runner = self.ready_app(body)
        runner.start(key)
        return runner, runner.frame(key).payload.decode().split()

    def ready_app(self, body):
        folder = self.app()
        (folder / "function.py").write_text(app(body), encoding="utf-8")
        runner = self.runner(folder)
        self.assertNotIn("error", runner.hello())
        return runner

    def test_term_ends_a_run_that_does_not_handle_it(self):
        runner, _ = self.started("async def run(inputs): print('up'); await asyncio.sleep(60)")
        runner.kill(1, 20)
        started = time.monotonic()
        outcome = runner.outcome(1)
        self.assertEqual(("Z", {"signal": signal.SIGTERM}), (outcome.kinds, outcome.end))
        self.assertLess(time.monotonic() - started, 10)

    def test_a_run_may_handle_term_but_what_it_returns_then_is_too_late(self):
        runner, _ = self.started("""
async def run(inputs):
    stopped = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stopped.set)
    print("up")
    await stopped.wait()
    return {"partial": True}
""")
        runner.kill(1, 20)
        outcome = runner.outcome(1)
        self.assertEqual(("Z", {"exit": 0}), (outcome.kinds, outcome.end))

    def test_what_was_returned_before_a_kill_beats_it(self):
        runner = self.ready_app("async def run(inputs): print('up'); return {}")
        for key in range(5):
            runner.start(key)
            runner.frame(key)
            # Stopped, the runner finds both when it goes on: the reply and then the kill.
            os.kill(runner.pid, signal.SIGSTOP)
            time.sleep(0.6)
            runner.kill(key, 20)
            os.kill(runner.pid, signal.SIGCONT)
            self.assertEqual(("V", "Z"), tuple(kind for kind in runner.outcome(key).kinds if kind != "L"))

    def test_a_handler_installed_at_import_works_in_runs(self):
        runner, _ = self.started("""
signal.signal(signal.SIGTERM, lambda number, frame: os._exit(7))
async def run(inputs):
    print("up")
    time.sleep(60)
""")
        runner.kill(1, 20)
        self.assertEqual({"exit": 7}, runner.outcome(1).end)

    def test_a_run_that_ignores_term_is_killed_after_the_grace(self):
        runner, _ = self.started("""
async def run(inputs):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    print("up")
    time.sleep(60)
""")
        started = time.monotonic()
        runner.kill(1, 0.5)
        outcome = runner.outcome(1)
        self.assertEqual(("Z", {"signal": signal.SIGKILL}), (outcome.kinds, outcome.end))
        self.assertGreaterEqual(time.monotonic() - started, 0.5)
        self.assertLess(time.monotonic() - started, 10)

    def test_a_second_kill_may_shorten_the_grace(self):
        runner, _ = self.started("""
async def run(inputs):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    print("up")
    time.sleep(60)
""")
        runner.kill(1, 100)
        runner.kill(1, 0)
        self.assertEqual({"signal": signal.SIGKILL}, runner.outcome(1).end)

    def test_grandchildren_in_other_sessions_are_killed(self):
        runner, pids = self.started("""
async def run(inputs):
    print(leave_behind(), orphan())
    time.sleep(60)
""")
        pids = [int(pid) for pid in pids]
        self.assertEqual([True, True], [is_alive(pid) for pid in pids])
        runner.kill(1, 0.2)
        self.assertEqual("Z", runner.outcome(1).kinds)
        self.assertEqual([False, False], [is_alive(pid) for pid in pids])

    def test_what_a_returned_run_has_left_behind_is_killed_before_its_end_is_told(self):
        runner = self.ready_app("async def run(inputs): return {'pids': [leave_behind(), orphan()]}")
        outcome = runner.run()
        self.assertEqual(("VZ", {"exit": 0}), (outcome.kinds, outcome.end))
        self.assertEqual([False, False], [is_alive(pid) for pid in outcome.result["pids"]])

    def test_what_a_crashed_run_has_left_behind_is_killed_and_others_are_not(self):
        runner = self.ready_app("""
async def run(inputs):
    print(leave_behind(), orphan())
    if inputs["crash"]:
        os._exit(3)
    await asyncio.sleep(1)
    return {}
""")
        runner.start(2, {"crash": False})
        others = [int(pid) for pid in runner.frame(2).payload.split()]
        outcome = runner.run({"crash": True})
        self.assertEqual({"exit": 3}, outcome.end)
        self.assertEqual([False, False], [is_alive(int(pid)) for pid in outcome.log.split()])
        self.assertEqual([True, True], [is_alive(pid) for pid in others])
        self.assertEqual({}, runner.outcome(2).result)
        self.assertEqual([False, False], [is_alive(pid) for pid in others])

    def test_a_grandchild_that_holds_the_pipes_open_does_not_hold_up_the_end(self):
        runner = self.ready_app("""
async def run(inputs):
    if os.fork() == 0:
        os.setsid()
        time.sleep(60)
    if inputs["crash"]:
        os._exit(3)
    return {}
""")
        self.assertEqual({"exit": 3}, runner.run({"crash": True}).end)
        self.assertEqual({}, runner.run({"crash": False}, key=2).result)

    def test_a_kill_of_an_unknown_or_ended_run_is_ignored(self):
        runner = self.ready_app("async def run(inputs): return {}")
        runner.kill(99, 0)
        self.assertEqual({}, runner.run().result)
        runner.kill(1, 0)
        self.assertTrue(runner.silent_for(0.2))
        self.assertEqual({}, runner.run().result)

    def test_a_kill_in_the_same_breath_as_the_start_ends_the_run_at_once(self):
        runner = self.ready_app("async def run(inputs): time.sleep(60)")
        started = time.monotonic()
        for key in range(20):
            runner.start(key)
            runner.kill(key, 20)
        for key in range(20):
            self.assertEqual({"signal": signal.SIGTERM}, runner.outcome(key).end)
        self.assertLess(time.monotonic() - started, 10)

    def test_whatever_a_kill_races_there_is_one_answer_and_one_end(self):
        runner = self.ready_app("""
async def run(inputs):
    time.sleep(inputs["seconds"])
    return {"text": "x" * 300_000}
""")
        kinds = []
        for key in range(40):
            seconds = key % 10 / 1000
            runner.start(key, {"seconds": seconds})
            time.sleep(0.004)
            runner.kill(key, 0)
            kinds.append(runner.outcome(key).kinds)
            self.assertIn(kinds[-1], ("Z", "VZ"))
        self.assertTrue(runner.silent_for(0.1))


class TheWorkerLeaves(RunnerTestCase):

    def runner_of(self, body):
        folder = self.app()
        (folder / "function.py").write_text(app(body), encoding="utf-8")
        return self.runner(folder)

    def test_the_end_of_stdin_kills_every_run_and_ends_the_runner(self):
        runner = self.runner_of("""
import tempfile
async def run(inputs):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    print(os.getpid(), leave_behind(), orphan(), tempfile.gettempdir())
    time.sleep(60)
""")
        runner.hello()
        words = []
        for key in range(3):
            runner.start(key)
            words.append(runner.frame(key).payload.decode().split())
        runner.close_input()
        self.assertEqual(0, runner.exit_code(10))
        for *pids, folder in words:
            self.assertEqual([False] * 3, [is_alive(int(pid)) for pid in pids])
            self.assertFalse(os.path.exists(folder))

    def test_a_runner_that_is_killed_takes_its_runs_along(self):
        runner = self.runner_of("async def run(inputs): print(os.getpid()); time.sleep(60)")
        runner.hello()
        runner.start(1)
        pid = int(runner.frame(1).payload)
        os.kill(runner.pid, signal.SIGKILL)
        self.assert_gone(pid)

    def test_an_import_that_hangs_ends_with_the_worker(self):
        runner = self.runner_of("print('up'); time.sleep(60)")
        self.assertEqual("B", runner.frame().kind)
        self.assertEqual(b"up\n", runner.frame().payload)
        runner.close_input()
        runner.exit_code(10)

    def test_term_and_ctrl_c_are_for_the_worker_to_act_on(self):
        runner = self.runner_of("async def run(inputs): await asyncio.sleep(0.2); return {}")
        runner.hello()
        runner.start(1)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGHUP):
            os.kill(runner.pid, number)
        self.assertEqual({}, runner.outcome(1).result)

    def test_a_frame_that_is_none_ends_the_runner_with_an_explanation(self):
        runner = self.runner_of("async def run(inputs): return {}")
        runner.hello()
        runner.send("X", 1, {})
        self.assertIn(b"the worker sent a frame of type b'X'", runner.frame().payload)
        self.assertEqual(2, runner.exit_code())


if __name__ == "__main__":
    unittest.main()
