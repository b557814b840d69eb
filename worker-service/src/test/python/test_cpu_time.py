"""The CPU time that is told with the end of a run."""

import unittest

from runner_client import RunnerTestCase

BURN = """
    import os, subprocess, sys, time
    import stoa

    def burn(seconds):
        end = time.process_time() + seconds
        while time.process_time() < end:
            pass

    def burning_child():
        # In a session of its own; says so when it has used 0.4 s, and stays.
        code = ("import time\\n"
                "while time.process_time() < 0.4: pass\\n"
                "print('.', end='', flush=True)\\n"
                "time.sleep(60)")
        child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, start_new_session=True)
        child.stdout.read(1)
        return child
    """


class CpuTime(RunnerTestCase):

    def app_that(self, *lines):
        return self.ready(BURN + "\n    async def run(inputs):\n" + "".join(f"        {line}\n" for line in lines))

    def assert_about(self, seconds, outcome):
        self.assertGreaterEqual(outcome.cpu_seconds, seconds * 0.95)
        self.assertLess(outcome.cpu_seconds, seconds + 0.35)

    def test_a_run_that_returns(self):
        self.assert_about(0.5, self.app_that("burn(0.5)", "return {}").run())

    def test_waiting_is_none(self):
        self.assert_about(0.0, self.app_that("time.sleep(0.5)", "return {}").run())

    def test_a_run_that_fails(self):
        outcome = self.app_that("burn(0.5)", "raise ValueError()").run()
        self.assertEqual("app_error", outcome.error["kind"])
        self.assert_about(0.5, outcome)

    def test_a_run_that_crashes(self):
        outcome = self.app_that("burn(0.5)", "os._exit(3)").run()
        self.assertEqual({"exit": 3}, outcome.end)
        self.assert_about(0.5, outcome)

    def test_a_run_that_is_killed(self):
        runner = self.app_that("burn(0.5)", "stoa.progress(0.5)", "time.sleep(60)")
        runner.start(1)
        while runner.frame(1).kind != "P":
            pass
        runner.kill(1, 0)
        self.assert_about(0.5, runner.outcome(1))

    def test_processes_that_the_run_waits_for_count(self):
        outcome = self.app_that("child = burning_child()", "child.kill()", "child.wait()", "return {}").run()
        self.assert_about(0.4, outcome)

    def test_processes_that_the_run_leaves_behind_count(self):
        self.assert_about(0.4, self.app_that("burning_child()", "return {}").run())

    def test_each_run_has_its_own(self):
        runner = self.app_that("burn(inputs['seconds'])", "return {}")
        runner.start(1, {"seconds": 0.5})
        runner.start(2, {"seconds": 0.1})
        self.assert_about(0.1, runner.outcome(2))
        self.assert_about(0.5, runner.outcome(1))

    def test_an_app_that_cannot_be_forked(self):
        runner = self.ready(BURN + """
    import threading
    threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
    async def run(inputs):
        burn(0.5)
        return {}
    """)
        self.assert_about(0.5, runner.run())


if __name__ == "__main__":
    unittest.main()
