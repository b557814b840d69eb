"""Two apps that both have a helpers.py, loaded into one interpreter: the second gets the first one's.

    python3 docs-site/examples/measurements/one_interpreter.py
"""

import importlib.util
import sys
import tempfile
from pathlib import Path


def load(folder):
    """The app's module, loaded by path under a name of its own, with its folder first on sys.path."""
    sys.path.insert(0, str(folder))
    spec = importlib.util.spec_from_file_location(f"app_{folder.name}", folder / "function.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


with tempfile.TemporaryDirectory() as name:
    for app, rate in (("bonds", 0.03), ("lapses", 0.12)):
        folder = Path(name, app)
        folder.mkdir()
        (folder / "helpers.py").write_text(f"RATE = {rate}\n")
        (folder / "function.py").write_text("from helpers import RATE\n")
        print(f"{app:7} wrote RATE = {rate:<5} and sees {load(folder).RATE}")
