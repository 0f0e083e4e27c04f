"""Papers to measure: each with a folder, a database and a port of its own, filled, served, and gone at the end."""

import contextlib
import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2

from examiner import environment

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass
class Paper:
    """One of so many `stories`, served at `home`; `landmarks` are what ops/bench/archive.py says of it."""

    stories: int
    env: dict
    landmarks: dict = field(default_factory=dict)
    server: subprocess.Popen | None = None

    @property
    def var(self):
        return Path(self.env["VAR_DIR"])

    @property
    def home(self):
        return f"http://127.0.0.1:{self.env['PORT']}"

    def start(self):
        """Start the production server; returns after how many seconds it handed out the front page."""
        command = [
            sys.executable,
            "-m",
            "gunicorn",
            "-c",
            "ops/server/gunicorn.conf.py",
            "--log-level",
            "warning",
            "ops.bench.wsgi",
        ]
        began = time.monotonic()
        self.server = subprocess.Popen(command, cwd=ROOT, env=self.env)
        while time.monotonic() - began < 30:
            with contextlib.suppress(urllib.error.URLError):
                urllib.request.urlopen(self.home, timeout=30).close()  # noqa: S310 (our own server)
                return time.monotonic() - began
            time.sleep(0.01)
        raise TimeoutError(f"no front page at {self.home}")

    def stop(self):
        if self.server:
            self.server.terminate()
            self.server.wait(30)

    def worker_memory(self):
        """Megabytes that the largest worker process holds."""
        children = Path(f"/proc/{self.server.pid}/task/{self.server.pid}/children").read_text().split()
        statements = [Path(f"/proc/{child}/status").read_text() for child in children]
        return max(int(text.partition("VmRSS:")[2].split()[0]) for text in statements) / 1024


class Papers(contextlib.ExitStack):
    """Papers by the number of their stories, each made when it is first asked for."""

    def __init__(self):
        super().__init__()
        self.made = {}

    def of(self, stories):
        """The served `Paper` of so many stories."""
        if stories not in self.made:
            self.made[stories] = self.enter_context(filled(stories))
        return self.made[stories]


@contextlib.contextmanager
def filled(stories):
    """A `Paper`, made and served in this block, on PostgreSQL where DATABASE_URL names one."""
    with tempfile.TemporaryDirectory(prefix="examiner-bench-") as var, scratch_database(stories) as database:
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        # Nothing of the operator's own: no database but the one made here, no cache server, no demo.
        env = {"PATH": os.environ["PATH"], "HOME": var, "VAR_DIR": var, "PORT": str(port), "DEMO": "0"}
        env["TRUSTED_PROXIES"] = "1"  # the nginx that ops/bench/printed.py puts before it
        paper = Paper(stories, env | database | {"DJANGO_SETTINGS_MODULE": "ops.bench.settings"})
        print(f"Writing {stories:,} stories ...", end=" ", flush=True)
        run(paper, "ops/server/prepare.py")
        paper.landmarks = json.loads(run(paper, "-m", "ops.bench.archive", str(stories)).splitlines()[-1])
        print(f"{paper.landmarks['seconds']} s", flush=True)
        (paper.var / "bench").mkdir()
        try:
            paper.start()
            yield paper
        finally:
            paper.stop()


@contextlib.contextmanager
def scratch_database(stories):
    """The environment of an empty database, dropped after the block; for SQLite it lies in the paper's folder."""
    address = os.environ.get("DATABASE_URL", "")
    if not address.startswith("postgres"):
        yield {}
        return
    named = environment.database(os.environ, "DATABASE_URL", "")
    server = {key: named[key.upper()] or None for key in ("host", "port", "user", "password")}
    maintenance = psycopg2.connect(dbname="postgres", **server)
    maintenance.autocommit = True
    name = f"examiner_bench_{os.getpid()}_{stories}"
    with maintenance.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
        try:
            yield {"DATABASE_URL": urlsplit(address)._replace(path=f"/{name}").geturl()}
        finally:
            cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")
    maintenance.close()


def run(paper, *command):
    """What a Python of ours printed; its errors go to ours."""
    done = subprocess.run(
        [sys.executable, *command], cwd=ROOT, env=paper.env, stdout=subprocess.PIPE, text=True, check=True
    )
    return done.stdout
