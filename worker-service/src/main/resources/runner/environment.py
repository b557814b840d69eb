"""Making an environment: the packages that an app's requirements.txt names, by pip, in a process of its own.

It has two steps, each in a folder that the worker makes. "resolve" turns requirements.txt into lock.txt, with exact
versions and the hash of each file; "install" puts what lock.txt names, and nothing else, into packages. What pip says
goes to standard output, and the reason of a failure into reason.txt.
"""

import json
import os
import re
import subprocess
import sys
import urllib.parse

from _stoa_runner.confinement import Confinement
from _stoa_runner.proxy_relay import relay_to

_REASON_LIMIT = 4000
_LINES_KEPT = 500
_ERROR = "ERROR: "
_BUILD_FAILED = "subprocess-exited-with-error"
_CONFLICT = "The conflict is caused by:"
_MISSING = re.compile(r"Could not find a version that satisfies the requirement (.*) \(from versions: (.*)\)")
_NO_ANSWER = "WARNING: Retrying ("
_LINE = re.compile(r"-r requirements\.txt \((line \d+)\)")
_ALWAYS = ["--disable-pip-version-check", "--no-input", "--no-color", "--progress-bar", "off", "--no-cache-dir"]


def make_environment(options, confinement):
    """Carries out one step and returns the exit status: 0, 1 when pip has failed, and 2 when there is no pip.

    options: {"step", "folder", "index", "wheels", "proxy", "building"}. index: the address of a package index, or
    None with wheels, a folder of them. proxy: the only way to the index, {"socket": path} or {"port": number}, or None.
    building: whether packages may be built from their sources, which runs code of theirs. confinement: what is to be
    given up first, None for nothing.
    """
    folder = options["folder"]
    if confinement is not None:
        Confinement(confinement).begin()
    os.makedirs(os.path.join(folder, "tmp"), exist_ok=True)
    os.chdir(folder)
    os.environ.update(_settings(folder, options))
    step = _resolve if options["step"] == "resolve" else _install
    return step(_where(options), _named(options))


def _named(options):
    """The index as its readers know it: without a password."""
    if options["index"] is None:
        return "the operator's folder of packages"
    address = urllib.parse.urlsplit(options["index"])
    return urllib.parse.urlunsplit(address._replace(netloc=address.netloc.rpartition("@")[2]))


def _settings(folder, options):
    # No configuration but this: pip would read that of the user and of the machine.
    settings = {"PIP_CONFIG_FILE": os.devnull, "TMPDIR": os.path.join(folder, "tmp"), "HOME": folder}
    if options["index"] is not None:
        settings["PIP_INDEX_URL"] = options["index"]  # not an argument: it may hold a password
    proxy = options["proxy"]
    if proxy is not None:
        port = proxy["port"] if "port" in proxy else relay_to(proxy["socket"])
        settings["PIP_PROXY"] = f"http://127.0.0.1:{port}"
    return settings


def _where(options):
    where = [] if options["building"] else ["--only-binary", ":all:"]
    if options["wheels"] is not None:
        where += ["--no-index", "--find-links", options["wheels"]]
    return where


def _resolve(where, index):
    status = _pip(["install", "--dry-run", "--ignore-installed", "--report", "report.json", *where,
                   "--requirement", "requirements.txt"], index)
    if status == 0:
        with open("report.json", encoding="utf-8") as file:
            packages = [_locked(package) for package in json.load(file)["install"]]
        with open("lock.txt", "w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in sorted(packages))
    return status


def _locked(package):
    """One package of pip's report, as a line that only this very file satisfies."""
    metadata = package["metadata"]
    archive = package["download_info"].get("archive_info", {})
    digest = archive.get("hashes", {}).get("sha256") or archive.get("hash", "").partition("sha256=")[2]
    return f"{metadata['name'].lower()}=={metadata['version']} --hash=sha256:{digest}"


def _install(where, index):
    os.makedirs("packages", exist_ok=True)
    if os.path.getsize("lock.txt") == 0:
        return 0
    return _pip(["install", "--target", "packages", "--no-deps", "--require-hashes", "--no-warn-conflicts", *where,
                 "--requirement", "lock.txt"], index)


def _pip(arguments, index):
    process = subprocess.Popen([sys.executable, "-I", "-m", "pip", *arguments, *_ALWAYS], stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    lines = []
    for line in process.stdout:
        sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()
        lines.append(line.decode("utf-8", "replace").strip())
        del lines[1:-_LINES_KEPT]
    status = process.wait()
    if status == 0:
        return 0
    if lines and "No module named pip" in lines[0]:
        return 2
    with open("reason.txt", "w", encoding="utf-8") as file:
        file.write(_reason(lines, status, index)[:_REASON_LIMIT])
    return 1


def _reason(lines, status, index):
    """What pip has said of its failure, from its last lines. index: the package index, for people."""
    reasons = [line[len(_ERROR):] for line in lines if line.startswith(_ERROR)]
    missing = next((match for match in map(_MISSING.match, reasons) if match), None)
    if missing and any(_NO_ANSWER in line for line in lines):
        return (f"the package index {index} does not answer. Tell the operator (stoa.environment.index), and register the "
                "app again when it does")
    if missing:
        wanted, there = missing.groups()
        return (f"nothing satisfies {wanted}: {index} has no such package, or none for this Python" if there == "none"
                else f"nothing satisfies {wanted}: {index} has {there}")
    if _CONFLICT in lines:
        first = lines.index(_CONFLICT) + 1
        conflict = lines[first:lines.index("", first)] if "" in lines[first:] else lines[first:]
        refusal = _LINE.sub(r"\1", reasons[0].partition(" because")[0])
        return f"{refusal} together: {'; '.join(sorted(conflict))}"
    if reasons == ["Exception:"]:  # of pip itself, about something it did not expect
        return next((line for line in reversed(lines) if line), "")
    reason = " ".join(reasons) or f"pip ended with status {status}"
    if any(_BUILD_FAILED in line for line in lines):
        reason += ". A package could not be built from its sources; the log says why"
    return reason
