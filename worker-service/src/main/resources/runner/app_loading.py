"""Importing an app's function.py, and saying what is wrong with it when it cannot be used."""

import importlib.util
import inspect
import os
import sys

from _stoa_runner.app_errors import app_traceback, error, type_and_text

MODULE_NAME = "stoa_app"
_SIGNATURE = "async def run(inputs: dict) -> dict"


class LoadError(Exception):
    """The app cannot be called; payload is the error to report, of kind load_error."""

    def __init__(self, message, trace=None):
        super().__init__(message)
        self.payload = error("load_error", message, trace)


# part: load
def load_run(app_dir):
    """Imports function.py of the folder (an absolute path) and returns its run. Raises LoadError."""
    path = os.path.join(app_dir, "function.py")
    if not os.path.isfile(path):
        raise LoadError(f"There is no function.py. The app's folder needs one with `{_SIGNATURE}`.")
    sys.path.insert(0, app_dir)
    spec = importlib.util.spec_from_file_location(MODULE_NAME, path)
    module = importlib.util.module_from_spec(spec)
    # Dataclasses and pickle look their module up by its name.
    sys.modules[MODULE_NAME] = module
    try:
        spec.loader.exec_module(module)
    except BaseException as failure:  # sys.exit and Ctrl-C of an app included: nothing of it may end the runner
        raise LoadError(_import_failure(failure, app_dir), app_traceback(failure, app_dir)) from None
    return _checked_run(module)
# end


def _import_failure(failure, app_dir):
    if isinstance(failure, SyntaxError) and failure.filename:
        file = os.path.relpath(failure.filename, app_dir) if _inside(failure.filename, app_dir) else failure.filename
        line = f": {failure.text.strip()}" if failure.text and failure.text.strip() else ""
        return f"{file}, line {failure.lineno}: {failure.msg}{line}"
    if isinstance(failure, ModuleNotFoundError) and failure.name:
        package = failure.name.partition(".")[0]
        if os.path.isfile(os.path.join(app_dir, "requirements.txt")):
            return (f"function.py needs the module {failure.name}, which is not there. Put {package}.py into the app's "
                    f"folder, or name its package in requirements.txt: the app sees what that file names, and no more.")
        return (f"function.py needs the module {failure.name}, which is not there. Put {package}.py into the app's "
                f"folder, or name the packages it needs, all of them, in requirements.txt.")
    if isinstance(failure, SystemExit):
        return f"function.py ends the program while it is imported (sys.exit({failure.code!r})). Remove that call."
    return f"Importing function.py failed: {type_and_text(failure)}"


def _inside(file, app_dir):
    return os.path.abspath(file).startswith(app_dir + os.sep)


def _checked_run(module):
    run = getattr(module, "run", None)
    if run is None:
        raise LoadError(f"function.py has no `run`. Add `{_SIGNATURE}`.")
    if not callable(run):
        raise LoadError(f"`run` in function.py is not a function (it is {type(run).__name__}). Write `{_SIGNATURE}`.")
    if inspect.isasyncgenfunction(run):
        raise LoadError("`run` in function.py contains `yield`. It must return one dict instead.")
    if not inspect.iscoroutinefunction(run):
        raise LoadError(f"`run` in function.py is not declared with `async def`. Write `{_SIGNATURE}`.")
    signature = inspect.signature(run)
    try:
        signature.bind({})
    except TypeError:
        raise LoadError(f"`run` in function.py must take exactly one argument, the inputs: it is declared as "
                        f"run{signature}. Write `{_SIGNATURE}`.") from None
    return run
