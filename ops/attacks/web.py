"""The web processes of the paper: how they are started, which of them are workers, and how they are ended."""

import contextlib
import os
import signal
import subprocess
import sys
import urllib.error
import urllib.request
from pathlib import Path

from ops.attacks.servers import children_of, free_port, kill, until

ROOT = Path(__file__).resolve().parent.parent.parent
# As ops/server/start.py starts it.
SERVER = [sys.executable, "-m", "gunicorn", "-c", "ops/server/gunicorn.conf.py", "--log-level", "warning"]


class Web:
    """The production server on a port of its own; `env` is the whole of its environment."""

    def __init__(self, env, application="examiner.wsgi"):
        self.port = free_port()
        self.folder = Path(env["VAR_DIR"])
        self.env = env | {"PORT": str(self.port)}
        self.command = [*SERVER, application]
        self.process = None

    def start(self):
        """Starts it, and waits until every worker has come up."""
        with open(self.folder / "web.log", "ab") as log:
            self.process = subprocess.Popen(
                self.command, cwd=ROOT, env=self.env, stdout=log, stderr=log, process_group=0
            )
        self.await_workers()

    def await_workers(self):
        """Waits until as many workers live as there should be, and one of them answers."""
        wanted = int(self.env["WEB_WORKERS"])
        until(lambda: len(self.workers()) == wanted and self._answers(), 60)

    def workers(self):
        """The numbers of the processes that answer readers."""
        return children_of(self.process.pid)

    def stop(self):
        """Ends it as an operator does; kills what does not end."""
        if self.process is None:
            return
        workers = self.workers()
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(25)
        except subprocess.TimeoutExpired:
            kill(self.process.pid)
            self.process.wait()
        kill(*(pid for pid in workers if _is_ours(pid)))
        self.process = None

    def renders(self):
        """The paths of the pages that were made so far, one for each time (ops/attacks/settings.py notes them)."""
        with contextlib.suppress(FileNotFoundError):
            return (self.folder / "renders").read_text().splitlines()
        return []

    def _answers(self):
        """Asked for an address that no page stands under, so that nothing is printed and no edition looked up."""
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{self.port}/favicon.ico?", timeout=5).close()
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False
        return True


def _is_ours(pid):
    with contextlib.suppress(OSError):
        return b"gunicorn" in Path(f"/proc/{pid}/cmdline").read_bytes() and os.getpgid(pid) == pid
    return False
