"""Sites to measure: each with a folder, a database and a port of its own, filled, served, and gone at the end."""

import contextlib
import json
import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import psycopg2

from examiner import environment
from ops.bench.measure import Target
from ops.processes import ROOT, children_of, free_port


@dataclass(frozen=True)
class Checkout:
    """A checkout of the code and where it keeps its server and its bench: this one, or an older one beside it."""

    root: Path = ROOT
    python: str = sys.executable
    server: str = "ops/server"
    bench: str = "ops.bench"
    cached: str = "/cached"  # below which its bench serves pages from the page cache

    @classmethod
    def at(cls, folder: str) -> "Checkout":
        """The one in a folder, which has a .venv of its own."""
        root = Path(folder).resolve()
        python = str(root / ".venv/bin/python")
        if (root / "ops/bench").is_dir():
            return cls(root, python)
        return cls(root, python, server="deploy", bench="bench", cached="/printed")  # until November 2026


@dataclass
class BenchSite:
    """A site of so many `stories`, served at `home`; `landmarks` are what archive.py says of it."""

    stories: int
    env: dict[str, str]
    checkout: Checkout
    landmarks: dict = field(default_factory=dict)
    server: subprocess.Popen | None = None

    @property
    def pid(self) -> int:
        """The master process of its server, which has been started."""
        assert self.server
        return self.server.pid

    @property
    def var(self) -> Path:
        return Path(self.env["VAR_DIR"])

    @property
    def home(self) -> str:
        return f"http://127.0.0.1:{self.env['PORT']}"

    def target(self, path: str, method: str = "GET") -> Target:
        """A page of the site; one of the newsroom is asked for by an editor."""
        session = self.landmarks["session"] if "/admin/" in path else ""
        return Target(self.home + path, (self.pid,), session, method)

    def fetch(self, path: str) -> bytes:
        """One answer's body, packed where the site packs it."""
        with contextlib.closing(self.target(path).connect()) as connection:
            return self.target(path).fetch(connection)

    def start(self) -> float:
        """Start the production server; returns after how many seconds it handed out the front page."""
        settings = f"{self.checkout.server}/gunicorn.conf.py"
        command = ["-m", "gunicorn", "-c", settings, "--log-level", "warning", f"{self.checkout.bench}.wsgi"]
        began = time.monotonic()
        self.server = subprocess.Popen([self.checkout.python, *command], cwd=self.checkout.root, env=self.env)
        while time.monotonic() - began < 60:
            with contextlib.suppress(urllib.error.URLError):
                urllib.request.urlopen(self.home, timeout=30).close()  # noqa: S310 (our own server)
                return time.monotonic() - began
            time.sleep(0.01)
        raise TimeoutError(f"no front page at {self.home}")

    def stop(self) -> None:
        if self.server:
            self.server.terminate()
            self.server.wait(30)

    def run(self, *command: str) -> str:
        """What a Python of the checkout printed; its errors go to ours."""
        done = subprocess.run(
            [self.checkout.python, *command],
            cwd=self.checkout.root,
            env=self.env,
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        return done.stdout

    def worker_memory(self) -> float:
        """Megabytes that the largest worker process holds."""
        statements = [Path(f"/proc/{pid}/status").read_text() for pid in children_of(self.pid)]
        return max(int(text.partition("VmRSS:")[2].split()[0]) for text in statements) / 1024


class BenchSites(contextlib.ExitStack):
    """Sites by the number of their stories, each made when it is first asked for."""

    def __init__(self, against: str = ""):
        super().__init__()
        self.checkouts = [Checkout(), *([Checkout.at(against)] if against else [])]
        self.made: dict[int, list[BenchSite]] = {}

    def of(self, stories: int) -> list[BenchSite]:
        """The served site of so many stories; behind it the same one of the older checkout, where one is asked for."""
        if stories not in self.made:
            self.made[stories] = [self.enter_context(filled(stories, each)) for each in self.checkouts]
        return self.made[stories]


@contextlib.contextmanager
def filled(stories: int, checkout: Checkout) -> Iterator[BenchSite]:
    """A site, made and served in this block, on PostgreSQL where DATABASE_URL names one."""
    with (
        tempfile.TemporaryDirectory(prefix="examiner-bench-") as var,
        scratch_database(Path(var).name) as database,
    ):
        # Nothing of the operator's own: no database but the one made here, no cache server, no demo.
        env = {"PATH": os.environ["PATH"], "HOME": var, "VAR_DIR": var, "PORT": str(free_port()), "DEMO": "0"}
        env["TRUSTED_PROXIES"] = "1"  # the nginx that ops/bench/nginx.py puts before it
        env |= database | {"DJANGO_SETTINGS_MODULE": f"{checkout.bench}.settings"}
        site = BenchSite(stories, env, checkout)
        print(f"Writing {stories:,} stories ...", end=" ", flush=True)
        site.run(f"{checkout.server}/prepare.py")
        said = site.run("-m", f"{checkout.bench}.archive", str(stories))
        site.landmarks = json.loads(said.splitlines()[-1])
        print(f"{site.landmarks['seconds']} s", flush=True)
        (site.var / "bench").mkdir()
        try:
            site.start()
            yield site
        finally:
            site.stop()


@contextlib.contextmanager
def scratch_database(name: str) -> Iterator[dict[str, str]]:
    """The environment of an empty database, dropped after the block; for SQLite it lies in the site's folder."""
    address = os.environ.get("DATABASE_URL", "")
    if not address.startswith("postgres"):
        yield {}
        return
    named = environment.database(os.environ, "DATABASE_URL", Path())
    server = {key: named[key.upper()] or None for key in ("host", "port", "user", "password")}
    maintenance = psycopg2.connect(dbname="postgres", **server)
    maintenance.autocommit = True
    with maintenance.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
        try:
            yield {"DATABASE_URL": urlsplit(address)._replace(path=f"/{name}").geturl()}
        finally:
            cursor.execute(f'DROP DATABASE "{name}" WITH (FORCE)')
    maintenance.close()
