"""Loads a starter app the way Stoa does, so that the checks call what a user would run."""

import asyncio
import contextlib
import importlib.util
import io
import json
import pathlib
import sys

APPS_FOLDER = pathlib.Path(__file__).resolve().parent

sys.dont_write_bytecode = True  # an app's folder is what users copy


class AppUnderTest:
    """One app: its manifest, its loaded function and its sibling modules by name."""

    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        self.manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
        self.siblings = {}
        self.function = self._load()

    def run(self, **changes) -> dict:
        """The result for the manifest's defaults with some inputs changed."""
        return self.run_with({**self.defaults(), **changes})

    def run_with(self, inputs: dict) -> dict:
        """The result for exactly these inputs; what the app prints is dropped."""
        with contextlib.redirect_stdout(io.StringIO()):
            return asyncio.run(self.function.run(inputs))

    def defaults(self) -> dict:
        return {key: field["default"] for key, field in self.manifest["inputs"].items()}

    def _load(self):
        """Imports `function.py` by path with the folder first on `sys.path`, and forgets it and its siblings again."""
        known = set(sys.modules)
        sys.path.insert(0, str(self.folder))
        try:
            name = f"function_of_{self.folder.name}"
            spec = importlib.util.spec_from_file_location(name, self.folder / "function.py")
            function = importlib.util.module_from_spec(spec)
            spec.loader.exec_module(function)
        finally:
            sys.path.remove(str(self.folder))
        for file in self.folder.glob("*.py"):
            if file.stem in sys.modules and file.stem not in known:
                self.siblings[file.stem] = sys.modules.pop(file.stem)
        return function


def app_folders() -> list:
    """The folders of the starter apps in Python, in name order."""
    return sorted(function.parent for function in APPS_FOLDER.glob("*/function.py"))


def java_app_folders() -> list:
    """Those in Java: their examples are run when they are registered."""
    return sorted(function.parent for function in APPS_FOLDER.glob("*/Function.java"))


def load(name: str) -> AppUnderTest:
    return AppUnderTest(APPS_FOLDER / name)
