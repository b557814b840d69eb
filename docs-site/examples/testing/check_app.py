"""Holds apps to their own manifests, without Stoa: python3 check_app.py FOLDER [FOLDER ...]"""

import asyncio
import contextlib
import importlib.util
import inspect
import io
import json
import math
import os
import sys
from pathlib import Path
from types import ModuleType


def check(folder: Path) -> list:
    """What is wrong with the app, one sentence each."""
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    run = load_run(folder)
    if not inspect.iscoroutinefunction(run):
        return ["run is not declared with `async def`"]
    defaults = {key: field["default"] for key, field in manifest.get("inputs", {}).items() if "default" in field}
    missing = {key for key, field in manifest.get("inputs", {}).items() if field.get("required", key not in defaults)}
    examples = manifest.get("examples") or [{"name": "the defaults", "inputs": {}}]
    faults = []
    for example in examples:
        inputs = {**defaults, **example["inputs"]}
        if missing - set(inputs):
            faults.append(f"{example['name']}: no value for {', '.join(sorted(missing - set(inputs)))}")
            continue
        first, second = call(run, inputs), call(run, inputs)
        found = [*shape_faults(first), *summary_faults(example, first)]
        if as_json(first) != as_json(second):
            found.append("two runs with the same inputs give different results")
        faults += [f"{example['name']}: {fault}" for fault in found]
    return faults


def load_run(folder: Path):
    """The app's run, imported by path with the app's folder first on sys.path and as the working directory."""
    sys.path.insert(0, str(folder))
    os.chdir(folder)
    # On a worker `import stoa` is there; here its progress is told to nobody.
    sys.modules["stoa"] = ModuleType("stoa")
    sys.modules["stoa"].progress = lambda fraction, message=None: None
    spec = importlib.util.spec_from_file_location("stoa_app", folder / "function.py")
    module = sys.modules["stoa_app"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.run


def call(run, inputs: dict) -> dict:
    with contextlib.redirect_stdout(io.StringIO()):
        return asyncio.run(run(json.loads(json.dumps(inputs))))


def as_json(result: dict) -> str:
    return json.dumps(result, default=lambda value: sorted(value) if isinstance(value, set) else str(value))


def shape_faults(result: dict):
    columns, rows = result.get("columns"), result.get("table")
    if rows:
        keys = [list(row) for row in rows]
        if any(row_keys != keys[0] for row_keys in keys):
            yield "the rows of the table have different keys, or the same in another order"
        elif columns is not None and len(columns) != len(keys[0]):
            yield f"there are {len(columns)} columns for {len(keys[0])} values a row ({', '.join(keys[0])})"
    series = result.get("series") or []
    for name, line in series.items() if isinstance(series, dict) else [("series", series)]:
        if any(set(point) != {"x", "y"} for point in line):
            yield f"{name} has a point that is not {{x, y}}"
    for label, value in (result.get("summary") or {}).items():
        if isinstance(value, (dict, list, tuple, set)):
            yield f"summary {label} is not a single value"
        if isinstance(value, float) and not math.isfinite(value):
            yield f"summary {label} is {value}, which becomes null"


def summary_faults(example: dict, result: dict):
    for label, expected in example.get("summary", {}).items():
        found = result.get("summary", {}).get(label)
        numbers = isinstance(expected, (int, float)) and isinstance(found, (int, float))
        if numbers and abs(found - expected) > example.get("tolerance", 1e-9):
            yield f"{label} is {found}, not {expected}"
        elif not numbers and found != expected:
            yield f"{label} is {found!r}, not {expected!r}"


def main(folders: list) -> int:
    if len(folders) > 1:  # each app in a process of its own, as in Stoa
        import subprocess
        return max(subprocess.run([sys.executable, __file__, folder]).returncode for folder in folders)
    faults = check(Path(folders[0]).resolve())
    name = Path.cwd().name
    print("\n".join(f"{name}: {fault}" for fault in faults) if faults else f"{name}: as its manifest says")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
