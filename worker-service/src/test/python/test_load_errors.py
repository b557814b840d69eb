"""What an author is told when an app cannot be loaded."""

import json
import unittest

from runner_client import RunnerTestCase


class LoadErrors(RunnerTestCase):

    def error_of(self, function, **siblings):
        runner = self.runner(self.app(function, **siblings))
        error = runner.hello()["error"]
        self.assertEqual("load_error", error["kind"])
        self.assertEqual(0, runner.exit_code())
        self.import_log = runner.import_log
        return error

    def test_no_function_py(self):
        self.assertEqual({"kind": "load_error", "message": (
            "There is no function.py. The app's folder needs one with `async def run(inputs: dict) -> dict`.")},
            self.error_of(None, helpers=""))

    def test_no_folder(self):
        runner = self.runner(self.folder / "absent")
        self.assertTrue(runner.hello()["error"]["message"].startswith("There is no function.py."))

    def test_a_syntax_error_names_file_line_and_text(self):
        error = self.error_of("import helpers\n", helpers="x = 1\nif x = 2:\n    pass\n")
        self.assertRegex(error["message"], r"^helpers\.py, line 2: invalid syntax.*: if x = 2:$")
        self.assertNotIn(str(self.folder), json.dumps(error))

    def test_an_import_that_raises_shows_the_frames_of_the_app(self):
        error = self.error_of("import helpers\n", helpers="value = 1 / 0\n")
        self.assertEqual("Importing function.py failed: ZeroDivisionError: division by zero", error["message"])
        lines = [line for line in error["traceback"].splitlines() if "^" not in line and "~" not in line]
        self.assertEqual('  File "function.py", line 1, in <module>', lines[1])
        self.assertNotIn("stoa_runner", error["traceback"])
        self.assertNotIn(str(self.folder), error["traceback"])

    def test_a_missing_module_is_named_with_what_to_do(self):
        error = self.error_of("import absent_package.part\n")
        self.assertEqual("function.py needs the module absent_package, which is not there. Put absent_package.py into "
                         "the app's folder, or name the packages it needs, all of them, in requirements.txt.",
                         error["message"])

    def test_a_module_missing_beside_requirements_is_to_be_named_there(self):
        folder = self.app("import absent_package\n")
        (folder / "requirements.txt").write_text("present-package\n")
        self.assertTrue(self.runner(folder).hello()["error"]["message"].endswith(
            "or name its package in requirements.txt: the app sees what that file names, and no more."))

    def test_no_run(self):
        self.assertEqual("function.py has no `run`. Add `async def run(inputs: dict) -> dict`.",
                         self.error_of("def main(): pass\n")["message"])

    def test_a_run_that_is_no_function(self):
        self.assertEqual("`run` in function.py is not a function (it is int). Write "
                         "`async def run(inputs: dict) -> dict`.", self.error_of("run = 1\n")["message"])

    def test_a_run_that_is_not_async(self):
        self.assertEqual("`run` in function.py is not declared with `async def`. Write "
                         "`async def run(inputs: dict) -> dict`.",
                         self.error_of("def run(inputs): return {}\n")["message"])

    def test_a_run_that_yields(self):
        self.assertEqual("`run` in function.py contains `yield`. It must return one dict instead.",
                         self.error_of("async def run(inputs): yield {}\n")["message"])

    def test_a_run_with_other_parameters(self):
        for parameters in ("", "a, b", "inputs, *, rate"):
            with self.subTest(parameters=parameters):
                self.folder = self.folder / "x"
                self.folder.mkdir()
                self.assertEqual(
                    "`run` in function.py must take exactly one argument, the inputs: it is declared as "
                    f"run({parameters}). Write `async def run(inputs: dict) -> dict`.",
                    self.error_of(f"async def run({parameters}): return {{}}\n")["message"])

    def test_more_parameters_are_fine_when_they_have_defaults(self):
        runner = self.ready("async def run(inputs, rate=0.03): return {'rate': rate}")
        self.assertEqual({"rate": 0.03}, runner.run().result)

    def test_sys_exit_at_import(self):
        error = self.error_of("import sys\nprint('bye')\nsys.exit('no licence')\n")
        self.assertEqual("function.py ends the program while it is imported (sys.exit('no licence')). "
                         "Remove that call.", error["message"])
        self.assertEqual("bye\n", self.import_log)

    def test_keyboard_interrupt_at_import(self):
        self.assertEqual("Importing function.py failed: KeyboardInterrupt",
                         self.error_of("raise KeyboardInterrupt\n")["message"])

    def test_a_thread_started_before_the_failure_does_not_hold_up_the_end(self):
        self.error_of("import threading, time\nthreading.Thread(target=time.sleep, args=(60,)).start()\n")

    def test_an_import_that_kills_the_process_ends_without_a_hello_but_with_its_log(self):
        runner = self.runner(self.app("import os\nprint('last words')\nos._exit(5)\n"))
        self.assertEqual("B", runner.frame().kind)
        self.assertEqual(b"last words\n", runner.frame().payload)
        with self.assertRaisesRegex(EOFError, "exit code 5"):
            runner.frame()


if __name__ == "__main__":
    unittest.main()
