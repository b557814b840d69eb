"""The runner: imports an app's function.py once and calls its `run` in a process of its own for each run.

    python -I stoa_runner.py --app-dir DIR [--result-limit BYTES] [--log-limit BYTES]

It talks to the worker in frames (frames.py) over standard input and output, of which the app sees nothing. The way
of a run: run_loop.py looks after it, run_starts.py starts it, run_process.py is it, run_outcome.py calls the function,
conversions.py turns what it returned into JSON, key_order.py keeps the order of its keys.
"""

import os
import sys
import types

if __name__ == "__main__":
    # The runner's files form a package that only this entry makes known: its folder is not on sys.path, so an app
    # can have files of the same names. Nothing is written beside them.
    _package = types.ModuleType("_stoa_runner")
    _package.__path__ = [os.path.dirname(os.path.abspath(__file__))]
    sys.modules["_stoa_runner"] = _package
    _writes_bytecode, sys.dont_write_bytecode = not sys.dont_write_bytecode, True
    import _stoa_runner.stoa
    sys.modules["stoa"] = _stoa_runner.stoa
    from _stoa_runner.start import main
    sys.dont_write_bytecode = not _writes_bytecode
    main(sys.argv)
