"""What a trial registers."""

import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def make_apps(folder):
    """A repository of the starter apps and those of the trials; returns its folder."""
    for source in ROOT / "deploy" / "apps", ROOT / "deploy" / "trial" / "apps":
        shutil.copytree(source, folder, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    for command in ["init", "--quiet"], ["add", "."], ["-c", "user.name=trial", "-c", "user.email=trial@example.org",
                                                      "commit", "--quiet", "--message", "first"]:
        subprocess.run(["git", "-C", folder, *command], check=True)
    return folder
