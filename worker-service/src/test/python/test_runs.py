"""A run from its start to its end: isolation, log, progress, errors, limits."""

import os
import signal
import time
import unittest

from runner_client import RunnerTestCase, frame_bytes, interpreter_with, interpreters

MEBIBYTE = 1024 * 1024


class ImportingAnApp(RunnerTestCase):

    def test_a_sibling_file_is_imported(self):
        runner = self.runner(self.app("""
            import helpers
            async def run(inputs):
                return {"summary": {"name": helpers.NAME}}
            """, helpers="NAME = 'sibling'"))
        runner.hello()
        self.assertEqual({"summary": {"name": "sibling"}}, runner.run().result)

    def test_two_apps_each_have_their_own_helpers(self):
        function = """
            import helpers
            async def run(inputs):
                import frames  # not the runner's file of that name
                return {"helpers": helpers.NAME, "frames": frames.NAME}
            """
        results = []
        for name in ("first", "second"):
            siblings = {"helpers": f"NAME = '{name}'", "frames": f"NAME = '{name} frames'"}
            runner = self.runner(self.app(function, name, **siblings))
            runner.hello()
            results.append(runner.run().result)
        self.assertEqual([{"helpers": "first", "frames": "first frames"},
                          {"helpers": "second", "frames": "second frames"}], results)

    def test_the_hello_tells_the_version_and_that_runs_are_forked(self):
        hello = self.runner(self.app("async def run(inputs): return {}")).hello()
        self.assertRegex(hello["python"], r"^3\.\d+\.\d+$")
        self.assertEqual({"python": hello["python"], "forks": True}, hello)

    def test_output_of_the_import_comes_before_the_hello(self):
        runner = self.runner(self.app("""
            import logging
            print("printed")
            logging.getLogger("model").info("logged")
            async def run(inputs): return {}
            """))
        runner.hello()
        self.assertEqual("printed\nINFO:model:logged\n", runner.import_log)

    def test_an_import_may_print_more_than_a_pipe_holds(self):
        runner = self.runner(self.app("""
            print("x" * 5_000_000)
            async def run(inputs): return {}
            """), "--log-limit", "1000")
        runner.hello()
        self.assertEqual("x" * 1000 + "\n[The log was cut here: it is longer than the limit of 1,000 bytes.]\n",
                         runner.import_log)

    def test_a_process_started_at_import_does_not_hold_up_the_hello(self):
        runner = self.ready("""
            import subprocess
            helper = subprocess.Popen(["sleep", "60"])
            async def run(inputs): return {"pid": helper.pid}
            """)
        first = runner.run().result
        self.assertEqual(first, runner.run(key=2).result)
        os.kill(first["pid"], 0)  # it is still there: it belongs to no run
        runner.close_input()
        self.assertEqual(0, runner.exit_code())
        self.assert_gone(first["pid"])

    def test_a_run_finds_files_of_the_app_by_their_name_and_its_arguments_tell_nothing(self):
        folder = self.app("""
            import sys
            async def run(inputs):
                with open("rates.csv") as file:
                    return {"text": file.read(), "arguments": len(sys.argv)}
            """)
        (folder / "rates.csv").write_text("0.03", encoding="utf-8")
        runner = self.runner(folder)
        runner.hello()
        self.assertEqual({"text": "0.03", "arguments": 1}, runner.run().result)


class OneRun(RunnerTestCase):

    def test_the_inputs_arrive_and_the_result_comes_back_compact(self):
        runner = self.ready("async def run(inputs): return {'got': inputs}")
        outcome = runner.run({"text": "Größe €", "n": 1.5, "list": [1, None, True]}, key=-(2 ** 62))
        self.assertEqual('{"got":{"text":"Größe €","n":1.5,"list":[1,null,true]}}', outcome.result_bytes.decode())
        self.assertEqual("OVZ", outcome.kinds)
        self.assertEqual({"exit": 0}, outcome.end)
        self.assertTrue(runner.silent_for(0.1))

    def test_what_is_printed_is_the_log_and_never_touches_the_protocol(self):
        outcome = self.ready("""
            import ctypes, logging, os, subprocess, sys
            async def run(inputs):
                print("printed")
                sys.stderr.write("to stderr\\n")
                logging.info("logged")
                logging.debug("not logged")
                os.write(1, b"Z" * 13 + b"\\n")
                subprocess.run(["echo", "from a process"])
                ctypes.CDLL(None).puts(b"from C")
                print("unfinished line", end="")
                return {"a": 1}
            """).run()
        self.assertEqual({"a": 1}, outcome.result)
        self.assertEqual(["printed", "to stderr", "INFO:root:logged", "ZZZZZZZZZZZZZ", "from a process",
                          "unfinished linefrom C", ""], outcome.log.split("\n"))
        self.assertEqual("VZ", outcome.kinds.lstrip("L"))

    def test_the_log_comes_before_the_result_even_when_the_runner_finds_both_at_once(self):
        runner = self.ready("""
            import os, signal, stoa
            async def run(inputs):
                os.kill(os.getppid(), signal.SIGSTOP)
                stoa.progress(0.5)
                print("late")
                return {"a": 1}
            """)
        runner.start(1)
        time.sleep(0.5)
        os.kill(runner.pid, signal.SIGCONT)
        outcome = runner.outcome(1)
        self.assertEqual("LPVZ", "".join(sorted(outcome.kinds[:2])) + outcome.kinds[2:])
        self.assertEqual("late\n", outcome.log)

    def test_an_app_may_configure_logging_in_its_run(self):
        outcome = self.ready("""
            import logging
            async def run(inputs):
                logging.basicConfig(format="%(message)s!", level=logging.DEBUG)
                logging.debug("details")
                return {}
            """).run()
        self.assertEqual("details!\n", outcome.log)

    def test_bytes_that_are_no_text_are_replaced_in_the_log(self):
        outcome = self.ready("""
            import os, time
            async def run(inputs):
                os.write(1, b"a\\xffb\\0c \\xe2\\x82")
                time.sleep(0.2)  # the runner reads the rest of this character later
                os.write(1, b"\\xac\\n")
                return {}
            """).run()
        self.assertEqual("a\ufffdb\ufffdc €\n", outcome.log)

    def test_stdin_is_empty_and_the_temporary_folder_is_the_runs_own_and_removed(self):
        runner = self.ready("""
            import os, subprocess, sys, tempfile
            async def run(inputs):
                folder = tempfile.mkdtemp()
                os.chmod(folder, 0o000 if inputs["locked"] else 0o700)
                path = subprocess.run(["sh", "-c", "echo $TMPDIR"], capture_output=True, text=True).stdout.strip()
                return {"folder": os.path.dirname(folder), "of processes": path, "stdin": sys.stdin.read()}
            """)
        first, second = runner.run({"locked": False}, 1).result, runner.run({"locked": True}, 2).result
        self.assertNotEqual(first["folder"], second["folder"])
        for result in (first, second):
            self.assertEqual(result["folder"], result["of processes"])
            self.assertEqual("", result["stdin"])
            self.assertFalse(os.path.exists(result["folder"]))

    def test_progress_is_reported_with_the_fraction_clamped(self):
        outcome = self.ready("""
            import stoa
            async def run(inputs):
                stoa.progress(0.25, "reading")
                stoa.progress(7)
                return {}
            """).run()
        self.assertEqual([{"fraction": 0.25, "message": "reading"}, {"fraction": 1.0, "message": ""}],
                         outcome.progress)
        self.assertEqual("PPVZ", outcome.kinds)

    def test_a_flood_of_progress_is_thinned_out_and_the_last_one_arrives(self):
        outcome = self.ready("""
            import stoa
            async def run(inputs):
                for step in range(20_001):
                    stoa.progress(step / 20_000, f"step {step}")
                return {}
            """).run()
        self.assertLess(len(outcome.progress), 500)
        self.assertEqual({"fraction": 1.0, "message": "step 20000"}, outcome.progress[-1])

    def test_a_frame_may_arrive_in_pieces_and_several_at_once(self):
        runner = self.ready("async def run(inputs): return {'n': inputs['n']}")
        for byte in frame_bytes("R", 1, {"inputs": {"n": 1}}):
            runner.send_bytes(bytes([byte]))
            time.sleep(0.001)
        self.assertEqual({"n": 1}, runner.outcome(1).result)
        runner.send_bytes(b"".join(frame_bytes("R", n, {"inputs": {"n": n}, "memory_mb": 512}) for n in (2, 3, 4)))
        self.assertEqual([{"n": n} for n in (2, 3, 4)], [runner.outcome(n).result for n in (2, 3, 4)])

    def test_tasks_left_behind_are_cancelled(self):
        outcome = self.ready("""
            import asyncio
            async def forgotten():
                try:
                    await asyncio.sleep(60)
                except asyncio.CancelledError:
                    print("cancelled")
                    raise
            async def run(inputs):
                task = asyncio.ensure_future(forgotten())
                await asyncio.sleep(0)
                return {}
            """).run()
        self.assertEqual(({}, "cancelled\n"), (outcome.result, outcome.log))

    def test_a_thread_left_behind_does_not_hold_up_the_end(self):
        outcome = self.ready("""
            import threading, time
            async def run(inputs):
                threading.Thread(target=time.sleep, args=(60,)).start()
                return {"a": 1}
            """).run()
        self.assertEqual({"a": 1}, outcome.result)


class Isolation(RunnerTestCase):

    def test_a_run_does_not_see_what_another_has_done(self):
        runner = self.ready("""
            import os
            seen = []
            async def run(inputs):
                seen.append(1)
                os.environ["SEEN"] = os.environ.get("SEEN", "") + "1"
                return {"seen": len(seen), "environment": os.environ["SEEN"]}
            """)
        self.assertEqual([{"seen": 1, "environment": "1"}] * 3, [runner.run(key=n).result for n in range(3)])

    def test_twenty_runs_at_once_each_get_their_own_answer(self):
        runner = self.ready("""
            import asyncio
            async def run(inputs):
                print("log of", inputs["n"])
                await asyncio.sleep(1)
                return {"n": inputs["n"]}
            """)
        started = time.monotonic()
        for n in range(20):
            runner.start(n, {"n": n})
        for n in range(20):
            outcome = runner.outcome(n)
            self.assertEqual(({"n": n}, f"log of {n}\n", "LVZ"), (outcome.result, outcome.log, outcome.kinds))
        self.assertLess(time.monotonic() - started, 10, "the runs did not run side by side")

    def test_runs_draw_different_random_numbers(self):
        runner = self.ready("""
            import random
            random.random()
            async def run(inputs): return {"n": random.random()}
            """)
        self.assertEqual(5, len({runner.run(key=n).result["n"] for n in range(5)}))

    def test_a_seed_set_at_import_holds_for_each_run(self):
        runner = self.ready("""
            import random
            random.seed(42)
            async def run(inputs): return {"n": random.random()}
            """)
        self.assertEqual({0.6394267984578837}, {runner.run(key=n).result["n"] for n in range(3)})

    def test_a_file_opened_at_import_is_read_by_each_run_from_where_the_import_left_it(self):
        folder = self.app("""
            file = open("rates.txt", "rb", buffering=0)
            file.read(2)
            async def run(inputs): return {"rest": file.read().decode()}
            """)
        (folder / "rates.txt").write_text("abcdef", encoding="utf-8")
        runner = self.runner(folder)
        runner.hello()
        self.assertEqual(["cdef"] * 3, [runner.run(key=n).result["rest"] for n in range(3)])

    def test_a_file_opened_at_import_to_be_written_is_written_to_by_no_run(self):
        folder = self.app("""
            import os
            file = open("notes.txt", "w+b", buffering=0)
            file.write(b"import")
            async def run(inputs):
                try:
                    file.write(b"inputs")
                except OSError as failure:
                    return {"refused": type(failure).__name__, "size": os.path.getsize("notes.txt")}
            """)
        runner = self.runner(folder)
        runner.hello()
        self.assertEqual({"refused": "OSError", "size": 6}, runner.run().result)

    def test_a_run_has_no_descriptor_of_the_runner_or_of_other_runs(self):
        runner = self.ready("""
            import asyncio, os, socket
            at_import = socket.socketpair()
            def links():
                found = {}
                for name in os.listdir("/proc/self/fd"):
                    try:
                        found[int(name)] = os.readlink("/proc/self/fd/" + name)
                    except OSError:
                        pass
                return found
            async def run(inputs):
                if inputs["wait"]:
                    await asyncio.sleep(60)
                pipes = [n for n, link in links().items() if link.startswith("pipe:") and n > 2]
                try:
                    at_import[0].send(b"x")
                    refused = None
                except OSError as failure:
                    refused = type(failure).__name__
                return {"pipes": len(pipes), "refused": refused}
            """)
        for n in range(5):
            runner.start(n, {"wait": True})
        self.assertEqual({"pipes": 1, "refused": "OSError"}, runner.run({"wait": False}, key=9).result)


class FailingRuns(RunnerTestCase):

    def test_an_exception_is_told_with_the_frames_of_the_app_only(self):
        runner = self.runner(self.app("""
            import model
            async def run(inputs):
                return model.calculate(inputs)
            """, model="""
            def calculate(inputs):
                raise ValueError("the rate is negative")
            """))
        runner.hello()
        outcome = runner.run()
        self.assertEqual("EZ", outcome.kinds)
        self.assertEqual({"exit": 0}, outcome.end)
        self.assertEqual("app_error", outcome.error["kind"])
        self.assertEqual("ValueError: the rate is negative", outcome.error["message"])
        lines = [line for line in outcome.error["traceback"].splitlines() if "^" not in line]
        self.assertEqual(["Traceback (most recent call last):",
                          '  File "function.py", line 4, in run',
                          "    return model.calculate(inputs)",
                          '  File "model.py", line 3, in calculate',
                          '    raise ValueError("the rate is negative")',
                          "ValueError: the rate is negative"], lines)

    def test_sys_exit_in_a_run_is_an_error_of_the_app(self):
        outcome = self.ready("""
            import sys
            async def run(inputs): sys.exit(3)
            """).run()
        self.assertEqual(("app_error", "SystemExit: run ended the program (sys.exit(3)) instead of returning a dict"),
                         (outcome.error["kind"], outcome.error["message"]))

    def test_keyboard_interrupt_and_cancellation_are_errors_of_the_app(self):
        runner = self.ready("""
            import asyncio
            async def run(inputs):
                raise KeyboardInterrupt() if inputs["interrupt"] else asyncio.CancelledError()
            """)
        self.assertEqual("KeyboardInterrupt: run was interrupted instead of returning a dict",
                         runner.run({"interrupt": True}).error["message"])
        self.assertEqual("CancelledError", runner.run({"interrupt": False}, key=2).error["message"])

    def test_anything_but_a_dict_is_refused(self):
        runner = self.ready("async def run(inputs): return eval(inputs['value'])")
        for value, message in (("[1]", "run must return a dict, it returned list"),
                               ("None", "run must return a dict, it returned nothing (None)")):
            error = runner.run({"value": value}).error
            self.assertEqual({"kind": "invalid_result", "message": message}, error)

    def test_a_value_without_json_form_is_named_by_its_path(self):
        error = self.ready("""
            async def run(inputs):
                return {"table": [{"a": 1}, {"my key": [0, object()]}]}
            """).run().error
        self.assertEqual({"kind": "invalid_result", "message": (
            'table[1]["my key"][1] is of type object, which has no JSON form. Return plain values: dict, list, '
            "text, number, bool or None; for example str(value) or float(value).")}, error)

    def test_a_result_above_the_limit_is_refused_with_both_sizes(self):
        runner = self.ready("async def run(inputs): return {'text': 'x' * inputs['size']}")
        outcome = runner.run({"size": 20_000_000})
        self.assertEqual("EZ", outcome.kinds)
        self.assertEqual({"kind": "result_too_large", "message": (
            "The result is 19.1 MiB (20,000,011 bytes) of JSON, more than the limit of 16.0 MiB (16,777,216 bytes). "
            "Return fewer rows or aggregate them.")}, outcome.error)
        self.assertEqual(15 * MEBIBYTE, len(runner.run({"size": 15 * MEBIBYTE}, key=2).result["text"]))

    def test_the_result_limit_is_exact(self):
        runner = self.ready("async def run(inputs): return {'text': 'x' * inputs['size']}", "--result-limit", "1011")
        self.assertEqual(1011, len(runner.run({"size": 1000}).result_bytes))
        self.assertEqual("result_too_large", runner.run({"size": 1001}, key=2).error["kind"])

    def test_nan_becomes_null_with_one_warning(self):
        outcome = self.ready("""
            async def run(inputs):
                return {"table": [{"x": 1.0}, {"x": float("nan")}, {"x": float("-inf")}]}
            """).run()
        self.assertEqual({"table": [{"x": 1.0}, {"x": None}, {"x": None}]}, outcome.result)
        self.assertEqual("Warning: 2 values are NaN or infinite and became null in the result; the first is "
                         "table[1].x.\n", outcome.log)

    def test_os_exit_sends_only_the_end(self):
        outcome = self.ready("""
            import os
            async def run(inputs):
                print("before")
                os._exit(3)
            """).run()
        self.assertEqual(("LZ", "before\n", {"exit": 3}), (outcome.kinds, outcome.log, outcome.end))

    def test_a_segmentation_fault_sends_only_the_end_and_the_runner_goes_on(self):
        runner = self.ready("""
            import ctypes
            async def run(inputs):
                if inputs["crash"]:
                    ctypes.string_at(0)
                return {"fine": True}
            """)
        outcome = runner.run({"crash": True})
        self.assertEqual((None, None, {"signal": 11}), (outcome.result, outcome.error, outcome.end))
        self.assertIn('function.py", line 5 in run', outcome.log)
        self.assertEqual({"fine": True}, runner.run({"crash": False}, key=2).result)

    def test_a_run_that_takes_too_much_memory_is_out_of_memory(self):
        runner = self.ready("""
            async def run(inputs):
                hog = []
                while len(hog) < inputs["mb"]:
                    hog.append(bytearray(1024 * 1024))
                return {"mb": len(hog)}
            """)
        outcome = runner.run({"mb": 2000}, memory_mb=256)
        self.assertEqual("EZ", outcome.kinds)
        self.assertEqual(("out_of_memory", "The run needed more memory than its limit of 256 MB (memory_mb in "
                                           "manifest.json)."), (outcome.error["kind"], outcome.error["message"]))
        self.assertIn("function.py", outcome.error["traceback"])
        self.assertEqual({"mb": 200}, runner.run({"mb": 200}, key=2, memory_mb=256).result)

    def test_many_small_objects_are_out_of_memory_too(self):
        outcome = self.ready("""
            async def run(inputs):
                hog = []
                while True:
                    hog.append({len(hog): str(len(hog))})
            """).run(memory_mb=64)
        self.assertEqual("out_of_memory", outcome.error["kind"])

    def test_a_crash_near_the_memory_limit_is_marked_and_another_is_not(self):
        runner = self.ready("""
            import os
            async def run(inputs):
                hog = bytearray(inputs["mb"] * 1024 * 1024)
                hog[::4096] = b"x" * len(hog[::4096])
                os.abort()
            """)
        self.assertEqual({"signal": 6, "out_of_memory": True}, runner.run({"mb": 230}, memory_mb=256).end)
        self.assertEqual({"signal": 6}, runner.run({"mb": 20}, key=2, memory_mb=256).end)

    def test_a_damaged_reply_ends_only_that_run(self):
        runner = self.ready("""
            import os
            async def run(inputs):
                for descriptor in range(3, 100):
                    try:
                        if inputs["damage"]:
                            os.write(descriptor, b"?" * 4000)
                    except OSError:
                        pass
                return {"fine": True}
            """)
        outcome = runner.run({"damage": True})
        self.assertEqual(("EZ", "The app has damaged the reply of its own run."),
                         (outcome.kinds, outcome.error["message"]))
        self.assertEqual({"fine": True}, runner.run({"damage": False}, key=2).result)

    def test_a_request_that_is_no_json_ends_that_run(self):
        runner = self.ready("async def run(inputs): return {}")
        runner.send_bytes(frame_bytes("R", 1, {})[:9] + b"\0\0\0\1{")
        outcome = runner.outcome(1)
        self.assertEqual(("EZ", "environment_error"), (outcome.kinds, outcome.error["kind"]))
        self.assertEqual({}, runner.run(key=2).result)


class NoisyRuns(RunnerTestCase):

    def test_fifty_megabytes_of_log_are_cut_and_stop_nobody(self):
        runner = self.ready("""
            async def run(inputs):
                for n in range(inputs["lines"]):
                    print("x" * 999)
                return {"lines": inputs["lines"]}
            """)
        runner.run({"lines": 1}, key=7)
        before = resident_bytes(runner.pid)
        runner.start(1, {"lines": 50_000})
        self.assertEqual({"lines": 2}, runner.run({"lines": 2}, key=2).result)
        outcome = runner.outcome(1)
        self.assertEqual({"lines": 50_000}, outcome.result)
        lines = outcome.log.splitlines()
        self.assertEqual("[The log was cut here: it is longer than the limit of 1,048,576 bytes.]", lines[-1])
        self.assertEqual(MEBIBYTE, len(outcome.log) - len(lines[-1]) - len("\n\n"))
        self.assertLess(resident_bytes(runner.pid) - before, 8 * MEBIBYTE)

    def test_a_log_as_long_as_its_limit_is_not_cut(self):
        runner = self.ready("async def run(inputs): print('x' * inputs['n'], end=''); return {}",
                            "--log-limit", "1000")
        self.assertEqual("x" * 1000, runner.run({"n": 1000}).log)
        self.assertEqual("x" * 1000 + "\n[The log was cut here: it is longer than the limit of 1,000 bytes.]\n",
                         runner.run({"n": 1001}, key=2).log)


class LargeResults(RunnerTestCase):

    def test_ten_thousand_rows(self):
        outcome = self.ready("""
            async def run(inputs):
                return {"table": [{"age": n, "reserve": n * 1.1, "name": f"row {n}"} for n in range(10_000)]}
            """).run()
        self.assertEqual(10_000, len(outcome.result["table"]))
        self.assertEqual({"age": 9999, "reserve": 9999 * 1.1, "name": "row 9999"}, outcome.result["table"][-1])

    def test_a_large_result_survives_a_worker_that_reads_slowly(self):
        runner = self.ready("async def run(inputs): return {'text': 'x' * 8_000_000}")
        runner.start(1)
        time.sleep(0.5)
        self.assertEqual(8_000_000, len(runner.outcome(1).result["text"]))


class AppsWithThreads(RunnerTestCase):

    FUNCTION = """
        import os, sys, threading, time
        import stoa
        print("importing")
        threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
        seen = []
        async def run(inputs):
            seen.append(1)
            print("running")
            stoa.progress(0.5)
            if "fail" in inputs:
                raise ValueError("no")
            if "sleep" in inputs:
                time.sleep(60)
            return {"seen": len(seen), "inputs": inputs, "stdin": sys.stdin.read(),
                    "descriptors": sorted(map(int, os.listdir("/proc/self/fd")))[:-1]}
        """

    def test_each_run_gets_a_process_of_its_own(self):
        runner = self.runner(self.app(self.FUNCTION))
        self.assertIs(False, runner.hello()["forks"])
        for key in (1, 2):
            outcome = runner.run({"rate": 0.5, "text": "€"}, key)
            self.assertEqual((1, {"rate": 0.5, "text": "€"}, ""),
                             tuple(outcome.result[name] for name in ("seen", "inputs", "stdin")))
            self.assertEqual("importing\nrunning\n", outcome.log)
            self.assertEqual([{"fraction": 0.5, "message": ""}], outcome.progress)
            self.assertEqual("POVZ", outcome.kinds.replace("L", ""))

    def test_errors_and_kills_work_there_too(self):
        runner = self.runner(self.app(self.FUNCTION))
        runner.hello()
        self.assertEqual("ValueError: no", runner.run({"fail": True}).error["message"])
        runner.start(2, {"sleep": True})
        while runner.frame(2).kind != "P":
            pass
        runner.kill(2, 10)
        self.assertEqual({"signal": 15}, runner.outcome(2).end)

    def test_a_kill_right_after_the_start_is_not_lost(self):
        runner = self.runner(self.app(self.FUNCTION))
        runner.hello()
        runner.start(1, {"sleep": True})
        runner.kill(1, 20)
        started = time.monotonic()
        self.assertEqual({"signal": 15}, runner.outcome(1).end)
        self.assertLess(time.monotonic() - started, 10)


class OtherInterpreters(RunnerTestCase):

    def test_the_runner_works_with_each_interpreter_there_is(self):
        folder = self.app("""
            import asyncio, stoa
            async def run(inputs):
                await asyncio.sleep(0)
                stoa.progress(1)
                return {"sum": sum(inputs["numbers"]), "nan": float("nan"), "set": {3, 1}}
            """)
        for python in interpreters():
            with self.subTest(python=python):
                runner = self.runner(folder, python=python)
                runner.hello()
                outcome = runner.run({"numbers": [1, 2]})
                self.assertEqual({"sum": 3, "nan": None, "set": [1, 3]}, outcome.result)


class Numpy(RunnerTestCase):

    def setUp(self):
        super().setUp()
        self.python = interpreter_with("numpy", "pandas")
        if self.python is None:
            if os.environ.get("STOA_REQUIRE_NUMPY") == "1":
                self.fail("no interpreter with numpy and pandas, and STOA_REQUIRE_NUMPY is 1")
            self.skipTest("no interpreter with numpy and pandas")

    def result_of(self, expression):
        runner = self.ready(f"""
            import datetime, decimal
            import numpy as np, pandas as pd
            async def run(inputs): return {expression}
            """, python=self.python)
        self.outcome = runner.run()
        self.assertIsNone(self.outcome.error)
        return self.outcome.result

    def test_scalars_and_arrays(self):
        self.assertEqual(
            {"int": 7, "float": 0.5, "bool": True, "text": "a", "nan": None, "long": 0.5, "array": [[1, 2], [3, 4]],
             "floats": [1.0, None], "none": 3, "5": "key", "2024-02-29": "date key"},
            self.result_of("""{"int": np.int64(7), "float": np.float32(0.5), "bool": np.bool_(True),
                "text": np.str_("a"), "nan": np.float64("nan"), "long": np.longdouble(0.5),
                "array": np.array([[1, 2], [3, 4]]), "floats": np.array([1.0, np.inf]), "none": np.array(3),
                np.int64(5): "key", np.datetime64("2024-02-29"): "date key"}"""))
        self.assertEqual("Warning: 2 values are NaN or infinite and became null in the result; the first is nan.\n",
                         self.outcome.log)

    def test_dates(self):
        self.assertEqual(
            {"day": "2024-02-29", "fine": "2024-02-29T12:00:00", "days": ["2024-02-29", None],
             "fines": ["2024-02-29T00:00:00", None], "stamp": "2024-02-29T12:30:00", "nat": None, "na": None},
            self.result_of("""{"day": np.datetime64("2024-02-29"),
                "fine": np.datetime64("2024-02-29T12:00:00.000000000"),
                "days": np.array(["2024-02-29", "NaT"], dtype="datetime64[D]"),
                "fines": np.array(["2024-02-29", "NaT"], dtype="datetime64[ns]"),
                "stamp": pd.Timestamp("2024-02-29 12:30"), "nat": pd.NaT, "na": pd.NA}"""))
        self.assertEqual("", self.outcome.log)

    def test_series_and_frames(self):
        self.assertEqual(
            {"series": [1, 2], "index": ["a", "b"], "category": ["x", "y"],
             "table": [{"age": 40, "rate": 0.5, "on": "2024-01-01T00:00:00", "0": "a"},
                       {"age": 41, "rate": None, "on": None, "0": "b"}]},
            self.result_of("""{"series": pd.Series([1, 2]), "index": pd.Index(["a", "b"]),
                "category": pd.Categorical(["x", "y"]),
                "table": pd.DataFrame({"age": [40, 41], "rate": [0.5, np.nan],
                    "on": pd.to_datetime(["2024-01-01", None]), 0: ["a", "b"]}, index=[7, 8])}"""))
        self.assertIn("the first is table[1].rate.", self.outcome.log)

    def test_refused_values_are_named(self):
        runner = self.ready("""
            import numpy as np, pandas as pd
            async def run(inputs): return {"x": [eval(inputs["value"])]}
            """, python=self.python)
        for value, start in (
                ("np.complex128(1)", "x[0] is of type numpy.complex128 (complex128), which has no JSON form."),
                ("np.array([1, 2j])", "x[0][0] is of type complex, which has no JSON form."),
                ("np.timedelta64(1, 's')", "x[0] is of type numpy.timedelta64 (timedelta64[s]), which has no JSON"),
                ("pd.DataFrame([[1, 2]], columns=['a', 'a'])",
                 'x[0] is a DataFrame with more than one column "a". Give them different names.')):
            with self.subTest(value=value):
                self.assertTrue(runner.run({"value": value}).error["message"].startswith(start),
                                runner.run({"value": value}).error["message"])

    def test_numpy_can_be_forked_and_its_runs_draw_different_numbers(self):
        runner = self.runner(self.app("""
            import numpy as np
            np.random.random()
            async def run(inputs): return {"n": np.random.random()}
            """), python=self.python)
        self.assertIs(True, runner.hello()["forks"])
        self.assertEqual(5, len({runner.run(key=n).result["n"] for n in range(5)}))

    def test_a_seed_of_numpy_set_at_import_holds_for_each_run(self):
        runner = self.ready("""
            import numpy as np
            np.random.seed(42)
            async def run(inputs): return {"n": np.random.random()}
            """, python=self.python)
        self.assertEqual({0.3745401188473625}, {runner.run(key=n).result["n"] for n in range(3)})

    def test_a_large_array_is_out_of_memory(self):
        outcome = self.ready("""
            import numpy as np
            async def run(inputs): return {"n": np.ones(100_000_000).sum()}
            """, python=self.python).run(memory_mb=256)
        self.assertEqual("out_of_memory", outcome.error["kind"])


def resident_bytes(pid):
    with open(f"/proc/{pid}/statm", encoding="ascii") as statm:
        return int(statm.read().split()[1]) * os.sysconf("SC_PAGESIZE")


if __name__ == "__main__":
    unittest.main()
