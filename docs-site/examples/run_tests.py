"""Runs the tests of every folder of these examples, each in a process of its own: python3 run_tests.py"""

import os
import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).resolve().parent


def main() -> int:
    folders = sorted({file.parent for file in EXAMPLES.rglob("test_*.py") if "node_modules" not in file.parts})
    failed = [folder for folder in folders if run(["-m", "unittest", "discover"], folder)]
    apps = sorted(str(file.parent) for file in EXAMPLES.glob("apps/*/manifest.json"))
    if run([str(EXAMPLES / "testing" / "check_app.py"), *apps], EXAMPLES):
        failed.append(EXAMPLES / "apps")
    for folder in failed:
        print(f"FAILED: {folder.relative_to(EXAMPLES)}", file=sys.stderr)
    return 1 if failed or not folders or not apps else 0


def run(arguments: list, folder: Path) -> int:
    print(f"{folder.relative_to(EXAMPLES)}:", flush=True)
    return subprocess.run([sys.executable, *arguments], cwd=folder, env={**os.environ, "APP": ""}).returncode


if __name__ == "__main__":
    sys.exit(main())
