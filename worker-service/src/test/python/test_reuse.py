"""Apps that ask for speed: one process serves run after run, as long as each leaves nothing but module state."""

import os

from runner_client import RunnerTestCase

REUSE = ("--isolation", "reuse")


class ReusedProcesses(RunnerTestCase):

    def reusing(self, function, *options):
        return self.ready(function, *REUSE, *options)

    def pids(self, function, inputs, runs=3, name="app"):
        """Of the processes of runs, one after another; each run returns its own."""
        runner = self.runner(self.app(function, name), *REUSE)
        runner.hello()
        outcomes = [runner.run(inputs, key=key) for key in range(1, runs + 1)]
        return [outcome.result and outcome.result["pid"] for outcome in outcomes]

    def test_module_state_is_kept_from_run_to_run(self):
        runner = self.reusing("""
            import os
            calls = []
            async def run(inputs):
                calls.append(inputs["n"])
                return {"calls": len(calls), "pid": os.getpid()}
            """)
        results = [runner.run({"n": n}, key=n).result for n in range(1, 6)]
        self.assertEqual([1, 2, 3, 4, 5], [result["calls"] for result in results])
        self.assertEqual(1, len({result["pid"] for result in results}))

    def test_what_is_printed_and_told_belongs_to_its_run(self):
        runner = self.reusing("""
            import stoa
            async def run(inputs):
                print("line of", inputs["n"])
                stoa.progress(inputs["n"] / 10, str(inputs["n"]))
                return {"n": inputs["n"]}
            """)
        for n in range(1, 5):
            outcome = runner.run({"n": n}, key=n)
            self.assertEqual(({"n": n}, f"line of {n}\n", [{"fraction": n / 10, "message": str(n)}], {"exit": 0}),
                             (outcome.result, outcome.log, outcome.progress, outcome.end))

    def test_runs_at_once_have_a_process_each(self):
        runner = self.reusing("""
            import asyncio, os
            async def run(inputs):
                await asyncio.sleep(0.3)
                return {"pid": os.getpid()}
            """)
        for key in range(1, 7):
            runner.start(key)
        self.assertEqual(6, len({runner.outcome(key).result["pid"] for key in range(1, 7)}))

    def test_a_run_that_leaves_something_behind_is_the_last_of_its_process(self):
        for number, leaves in enumerate(("threading.Thread(target=time.sleep, args=(60,)).start()",
                       "subprocess.Popen(['sleep', '60'])",
                       "os.chdir('/')",
                       "kept.append(bytearray(300 * 1024 * 1024))",
                       "asyncio.ensure_future(asyncio.sleep(60))",
                       "await asyncio.get_running_loop().run_in_executor(None, int)")):
            with self.subTest(leaves):
                pids = self.pids(f"""
                    import asyncio, os, subprocess, threading, time
                    kept = []
                    async def run(inputs):
                        {leaves}
                        return {{"pid": os.getpid(), "kept": len(kept)}}
                    """, {}, name=f"app{number}")
                self.assertEqual(3, len(set(pids)))
                self.assertNotIn(None, pids)

    def test_a_failure_is_the_last_of_its_process(self):
        runner = self.reusing("""
            import os, sys
            calls = []
            async def run(inputs):
                calls.append(1)
                if inputs["fails"] == "raise":
                    raise ValueError("no")
                if inputs["fails"] == "exit":
                    os._exit(3)
                if inputs["fails"] == "result":
                    return {"a": object()}
                return {"calls": len(calls)}
            """)
        key = 0
        for fails, kind in (("raise", "app_error"), ("exit", None), ("result", "invalid_result")):
            for expected in (1, 2):
                key += 1
                self.assertEqual({"calls": expected}, runner.run({"fails": ""}, key=key).result)
            key += 1
            outcome = runner.run({"fails": fails}, key=key)
            self.assertEqual(kind, outcome.error and outcome.error["kind"])

    def test_files_and_secrets_of_a_run_are_gone_for_the_next(self):
        runner = self.reusing("""
            import os, tempfile
            async def run(inputs):
                folder = tempfile.gettempdir()
                found = os.listdir(folder)
                os.makedirs(os.path.join(folder, "a", "b"))
                open(os.path.join(folder, "a", "b", "c"), "w").close()
                return {"found": found, "secret": os.environ.get("TOKEN"), "pid": os.getpid()}
            """)
        runner.send("R", 1, {"inputs": {}, "memory_mb": 512, "secrets": {"TOKEN": "abc"}})
        first, second = runner.outcome(1).result, runner.run(key=2).result
        self.assertEqual(first["pid"], second["pid"])
        self.assertEqual(([], "abc"), (first["found"], first["secret"]))
        self.assertEqual(([], None), (second["found"], second["secret"]))

    def test_a_run_that_is_ended_takes_its_process_along(self):
        runner = self.reusing("""
            import os, time
            async def run(inputs):
                time.sleep(inputs["seconds"])
                return {"pid": os.getpid()}
            """)
        pid = runner.run({"seconds": 0}).result["pid"]
        runner.start(2, {"seconds": 60})
        runner.kill(2, 0)
        self.assertIsNone(runner.outcome(2).result)
        self.assert_gone(pid)
        self.assertNotEqual(pid, runner.run({"seconds": 0}, key=3).result["pid"])

    def test_memory_is_limited_in_every_run(self):
        runner = self.reusing("""
            async def run(inputs):
                return {"size": len(bytearray(inputs["mb"] * 1024 * 1024))}
            """)
        for key in (1, 3, 5):
            self.assertEqual({"size": 50 * 1024 * 1024}, runner.run({"mb": 50}, key=key, memory_mb=128).result)
            self.assertEqual("out_of_memory", runner.run({"mb": 500}, key=key + 1, memory_mb=128).error["kind"])

    def test_nothing_is_left_when_the_worker_goes(self):
        runner = self.reusing("import os\nasync def run(inputs): return {'pid': os.getpid()}")
        pid = runner.run().result["pid"]
        os.kill(pid, 0)
        runner.close_input()
        self.assertEqual(0, runner.exit_code())
        self.assert_gone(pid)

    def test_an_app_with_threads_has_an_interpreter_for_each_run_all_the_same(self):
        pids = self.pids("""
            import os, threading, time
            threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
            async def run(inputs):
                return {"pid": os.getpid()}
            """, {})
        self.assertEqual(3, len(set(pids)))
