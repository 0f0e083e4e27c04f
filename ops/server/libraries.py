"""The libraries in .venv, installed from a pinned and hashed list only when that list has changed.

Run by the machine's own Python, before anything is installed: `python3 ops/server/libraries.py requirements.txt`.
Whatever goes wrong is said in one line; pip's own words stay in .venv/pip.log.
"""

import fcntl
import hashlib
import subprocess
import sys
from collections.abc import Callable
from importlib.util import find_spec
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LEAST = (3, 11)


class CannotStart(Exception):
    """Why the site cannot start, in one line for an operator."""


def check_python() -> None:
    """Raise `CannotStart` where this Python is older than the code needs."""
    if sys.version_info < LEAST:
        needed, found = (".".join(map(str, version[:2])) for version in (LEAST, sys.version_info))
        raise CannotStart(
            f"it needs Python {needed} or newer, and {sys.executable} is {found}. "
            "Another one: make run PYTHON=python3.12"
        )


def install(requirements: str) -> None:
    """Make .venv hold what the file `requirements` in the root pins; nothing to do takes no time.

    Raises `CannotStart` for an old Python, a Python without venv and pip, or a download that failed.
    """
    check_python()
    listed = ROOT / requirements
    # Two commands at once: the second waits here until the first has installed everything.
    with listed.open() as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        stamp = VENV / f"{listed.name}.installed"
        wanted = f"{sys.version_info[:2]} {hashlib.sha256(listed.read_bytes()).hexdigest()}\n"
        if PYTHON.exists() and stamp.exists() and stamp.read_text() == wanted:
            return
        print(f"Installing the libraries of {requirements}; the first time takes a minute ...", flush=True)
        # --no-deps: the list is complete, and pip, asked for an extra (coverage[toml]) that the list pins without
        # it, would look for the newest release, which has no hash here.
        exactly = ["--quiet", "--require-hashes", "--no-deps", "--retries", "2", "-r", str(listed)]
        _run([*_pip(), "install", *exactly], f"the libraries of {requirements} could not be installed")
        stamp.write_text(wanted)


def _pip() -> list[str]:
    """The command that installs into .venv, which is made where it is missing or of another Python."""
    own = [str(PYTHON), "-m", "pip"]
    same = f"import pip, sys; sys.exit(sys.version_info[:2] != {sys.version_info[:2]})"
    if (
        PYTHON.exists()
        and not subprocess.run([PYTHON, "-c", same], capture_output=True, check=False).returncode
    ):
        return own
    # Debian's python3-venv holds nothing but a pip to copy (ensurepip): the machine's own pip will do as well.
    if not find_spec("venv") or not (find_spec("ensurepip") or find_spec("pip")):
        raise CannotStart(
            "this Python cannot make a virtual environment and has no pip; "
            "install python3-venv (on Debian and Ubuntu: apt install python3-venv) and try again."
        )
    options = [] if find_spec("ensurepip") else ["--without-pip"]
    _run([sys.executable, "-m", "venv", "--clear", *options, str(VENV)], "the folder .venv could not be made")
    return own if find_spec("ensurepip") else [sys.executable, "-m", "pip", "--python", str(PYTHON)]


def _run(command: list[str], failure: str) -> None:
    """Run quietly; of a command that failed, its last error is the reason given."""
    done = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace", check=False
    )
    if done.returncode == 0:
        return
    VENV.mkdir(exist_ok=True)
    (VENV / "pip.log").write_text(done.stdout)
    lines = done.stdout.strip().splitlines() or ["no reason given"]
    errors = [line for line in lines if line.startswith(("ERROR:", "Error:"))] or lines
    if any(word in done.stdout for word in ("Retrying", "onnection", "timed out")):
        errors = ["a download failed. Is this machine on the network?"]
    raise CannotStart(f"{failure}: {errors[-1][:300]} (pip's own words: {VENV / 'pip.log'})")


def quietly(work: Callable[[], None]) -> None:
    """Call `work()`; a `CannotStart` or an interruption ends the process with at most one line."""
    try:
        work()
    except CannotStart as reason:
        sys.exit(f"Examiner does not start: {reason}")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    quietly(lambda: install(sys.argv[1]))
