"""The paper's libraries in .venv, installed from a pinned and hashed list only when that list has changed.

Run by the machine's own Python, before anything is installed: `python3 ops/server/libraries.py requirements.txt`.
Whatever goes wrong is said in one line; pip's own words stay in .venv/pip.log.
"""

import fcntl
import hashlib
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
HOME = ROOT / ".venv"
PYTHON = HOME / "bin" / "python"
LEAST = (3, 11)


class Trouble(Exception):
    """Why the paper cannot start, in one line for an operator."""


def install(requirements):
    """Make .venv hold what the file `requirements` in the root pins; nothing to do takes no time.

    Raises `Trouble` for an old Python, a Python without venv and pip, or a download that failed.
    """
    check_python()
    listed = ROOT / requirements
    # Two commands at once: the second waits here until the first has installed everything.
    with listed.open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        stamp = HOME / (listed.name + ".installed")
        wanted = f"{sys.version_info[:2]} {hashlib.sha256(listed.read_bytes()).hexdigest()}\n"
        if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
            return
        pip = _pip()
        print(f"Installing the libraries of {requirements}; the first time takes a minute ...", flush=True)
        # --no-deps: the list is complete, and pip, asked for an extra (coverage[toml]) that the list pins without
        # it, would look for the newest release, which has no hash here.
        exactly = ["--require-hashes", "--no-deps", "--retries", "2", "-r", str(listed)]
        _run(
            [*pip, "install", "--quiet", *exactly],
            f"the libraries of {requirements} could not be installed",
        )
        stamp.write_text(wanted)


def check_python():
    """Raise `Trouble` where this Python is older than the paper can be read by."""
    if sys.version_info < LEAST:
        raise Trouble(
            "it needs Python {}.{} or newer, and {} is {}.{}. Another one: make run PYTHON=python3.12".format(
                *LEAST, sys.executable, *sys.version_info
            )
        )


def pin():
    """Write both lists anew from pyproject.toml, by uv in a virtual environment that is thrown away."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([f"{folder}/bin/pip", "install", "--quiet", "uv"], check=True)
        shape = [
            "--generate-hashes",
            "--universal",
            "--python-version",
            "3.11",
            "--no-header",
            "--upgrade",
            "-q",
        ]
        for extra, listed in ([], "requirements.txt"), (["--extra", "dev"], "requirements-dev.txt"):
            subprocess.run(
                [f"{folder}/bin/uv", "pip", "compile", "pyproject.toml", *extra, *shape, "-o", listed],
                check=True,
                cwd=ROOT,
                stdout=subprocess.DEVNULL,
            )


def _pip():
    """The command that installs into .venv, which is made where it is missing or of another Python."""
    asked = f"import pip, sys; sys.exit(sys.version_info[:2] != {tuple(sys.version_info[:2])!r})"
    if PYTHON.exists() and _works([PYTHON, "-c", asked]):
        return [PYTHON, "-m", "pip"]
    if _works([sys.executable, "-c", "import venv, ensurepip"]):
        _run(
            [sys.executable, "-m", "venv", "--clear", HOME], "the virtual environment .venv could not be made"
        )
        return [PYTHON, "-m", "pip"]
    # Debian's python3-venv holds nothing but a pip to copy: the machine's own pip will do as well.
    if _works([sys.executable, "-c", "import venv"]) and _works([sys.executable, "-m", "pip", "--version"]):
        _run(
            [sys.executable, "-m", "venv", "--clear", "--without-pip", HOME],
            "the folder .venv could not be made",
        )
        return [sys.executable, "-m", "pip", "--python", PYTHON]
    raise Trouble(
        "this Python cannot make a virtual environment and has no pip; "
        "install python3-venv (on Debian and Ubuntu: apt install python3-venv) and try again."
    )


def _works(command):
    return (
        subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False).returncode
        == 0
    )


def _run(command, failure):
    """Run quietly; what was said is kept in .venv/pip.log, and its last error is the reason given."""
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False
    )
    where = ""
    if HOME.is_dir():
        log = HOME / "pip.log"
        log.write_text(done.stdout)
        where = f" (pip's own words: {log})"
    if done.returncode:
        lines = [line.strip() for line in done.stdout.splitlines() if line.strip()]
        reasons = (
            [line for line in lines if line.startswith(("ERROR:", "Error:"))]
            or lines[-1:]
            or ["no reason given"]
        )
        if any(word in done.stdout for word in ("Retrying", "onnection", "timed out")):
            reasons = ["a download failed. Is this machine on the network?"]
        raise Trouble(f"{failure}: {reasons[-1][:300]}{where}")


def quietly(work):
    """Call `work()`; a `Trouble` or an interruption ends the process with at most one line."""
    try:
        work()
    except Trouble as trouble:
        sys.exit(f"Examiner does not start: {trouble}")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    os.chdir(str(ROOT))
    quietly(pin if sys.argv[1:] == ["--pin"] else lambda: install(sys.argv[1]))
