"""`make run` and `make dev`: from a fresh clone to a site that answers on 127.0.0.1.

Run by the machine's own Python. Order matters: what can be refused (a typo, a taken port, a folder that
cannot be written) is refused before anything is installed, migrated or written.
"""

import errno
import fcntl
import importlib
import os
import socket
import subprocess
import sys
from pathlib import Path

from libraries import PYTHON, ROOT, CannotStart, check_python, install, quietly

sys.path.insert(0, str(ROOT))

from examiner import environment


def start() -> None:
    """Check, install, prepare, and become the server; each step that takes longer than a second says what it does."""
    dev = sys.argv[1:] == ["--dev"]
    print("Starting the Mindanao Examiner ...", flush=True)
    os.chdir(ROOT)
    # Another project's settings, or a DEBUG meant for another program, must not leak in.
    os.environ.update(DJANGO_SETTINGS_MODULE="examiner.settings", DEBUG="1" if dev else "0")
    check_python()
    try:
        port = environment.number(os.environ, "PORT", 8000, 1, 65535)
        var = environment.folder(os.environ, "VAR_DIR", ROOT / "var")
    except environment.Mistyped as mistake:
        raise CannotStart(mistake) from None
    _claim_port(port)
    _claim_folder(var)
    importlib.import_module("examiner.settings")  # refuses any other typo; it asks nothing of Django
    install("requirements.txt")
    if subprocess.run([PYTHON, "ops/server/prepare.py", "--newest"], check=False).returncode:
        sys.exit(1)  # prepare.py has said why
    _claim_port(port)
    _greet(port, var)
    if (var / "demo-unfinished").exists():  # the demo's older stories; ends with the server
        subprocess.Popen([PYTHON, "manage.py", "demo", "--finish"])
    server = ["-m", "gunicorn", "-c", "ops/server/gunicorn.conf.py", "--log-level", "warning"]
    if dev:
        server = ["manage.py", "runserver", f"127.0.0.1:{port}"]
    os.execv(PYTHON, [PYTHON, *server])  # noqa: S606 (no shell is what is wanted)


def _claim_port(port: int) -> None:
    """Refuse a port that somebody listens on, or that we may not use."""
    with socket.socket() as listener:
        # As the server does: a connection that has just ended must not keep us out.
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind(("127.0.0.1", port))
            listener.listen()
        except OSError as error:
            taken = error.errno == errno.EADDRINUSE
            reason = "is taken, by this site or by another program" if taken else f"- {error.strerror}"
            raise CannotStart(f"port {port} {reason}. Another one: make run PORT={port + 1}") from None


def _claim_folder(var: Path) -> None:
    """Make the folder, and lock it for as long as this process and the server it becomes live."""
    try:
        var.mkdir(parents=True, exist_ok=True)
        if not os.access(var, os.W_OK | os.X_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        lock = os.open(var, os.O_RDONLY)
        os.set_inheritable(lock, True)
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        raise CannotStart(
            f"another paper is running from {var}. Stop it first, or choose another folder with VAR_DIR."
        ) from None
    except OSError as error:
        raise CannotStart(
            f"the folder {var} cannot be written ({error.strerror}). VAR_DIR chooses another."
        ) from None


def _greet(port: int, var: Path) -> None:
    """Say where to read, and how to sign in."""
    kept = var / "demo-password"
    if kept.exists():
        sign_in = f"as chief, editor or reporter with the password {kept.read_text().strip()}, kept in {_short(kept)}"
    else:
        sign_in = f"with an account of your own; {_short(PYTHON)} manage.py createsuperuser makes the first"
    print(
        f"""
The Mindanao Examiner
  the paper      http://127.0.0.1:{port}/
  the newsroom   http://127.0.0.1:{port}/admin/
  sign in        {sign_in}
Ctrl-C stops it; everything is kept in {_short(var)}
""",
        flush=True,
    )


def _short(path: Path) -> Path:
    return path.relative_to(ROOT) if ROOT in path.parents else path


if __name__ == "__main__":
    quietly(start)
