"""Where the attacks take place: servers of our own, a filled paper to copy, and everything ended afterwards."""

import contextlib
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from pathlib import Path

from ops.attacks import desk
from ops.attacks.servers import PostgreSQL, Redis
from ops.attacks.web import ROOT, Web


@dataclass
class Paper:
    """A paper that is being served: a copy of the filled one, which an attack may do anything to."""

    env: dict
    folder: Path
    webs: list = field(default_factory=list)
    desk: ProcessPoolExecutor = None

    @property
    def web(self):
        """The first of its servers."""
        return self.webs[0]

    def serve(self, **changes):
        """One more server beside those that run, as on a further machine; `changes` as for `Ground.paper`."""
        env = self.env | _env_of(**changes)
        web = Web(env, "ops.attacks.wsgi" if "attacks" in env["DJANGO_SETTINGS_MODULE"] else "examiner.wsgi")
        self.webs.append(web)
        web.start()
        return web

    def do(self, act, *words):
        """Something done in the newsroom (ops/attacks/newsroom.py): a Future of what the act returns."""
        if self.desk is None:
            self.desk = ProcessPoolExecutor(1, get_context("spawn"), desk.sit_down, [self.env])
        return self.desk.submit(desk.do, act, *words)

    def change_key(self):
        """Every server, and the desk, goes on with another SECRET_KEY, as after a leak."""
        self.env["SECRET_KEY"] = secrets.token_urlsafe(60)
        for web in self.webs:
            web.stop()
            web.env["SECRET_KEY"] = self.env["SECRET_KEY"]
            web.start()
        self._leave_desk()

    def close(self):
        """Ends its servers."""
        for web in self.webs:
            web.stop()
        self._leave_desk()

    def _leave_desk(self):
        if self.desk:
            self.desk.shutdown(cancel_futures=True)
            self.desk = None


class Ground:
    """Servers and a filled paper, in a folder that vanishes."""

    def __init__(self, stories):
        self.stories = stories
        self.folder = Path(tempfile.mkdtemp(prefix="examiner-attacks-"))
        self.postgresql = self.redis = None
        self.papers = 0

    def __enter__(self):
        try:
            self.postgresql, self.redis = PostgreSQL(self.folder), Redis(self.folder)
            self.postgresql.start()
            self.redis.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for server in (self.postgresql, self.redis):
            if server:
                server.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    @contextlib.contextmanager
    def paper(self, kind="postgresql", redis=True, mirror=False, is_bare=False, **changes):
        """A Paper on a copy of the filled one, with one server running.

        `kind` is "postgresql" or "sqlite"; without `redis` printed pages are shared on disk; with `mirror` there is
        the static copy; one that `is_bare` has no stories yet. `changes`: workers, slow, sleeps and writes (seconds,
        ops/attacks/settings.py), without (names from ops.attacks/defences.py), counted.
        """
        self._wake()
        self._fill(kind, is_bare)
        self.papers += 1
        paper = Paper(*self._copy(kind, redis, is_bare))
        if mirror:  # its files are never written to, only replaced
            self._print()
            shutil.copytree(self.folder / "mirror/site", paper.folder / "mirror/site", copy_function=os.link)
            shutil.copy(self.folder / "mirror/register.sqlite3", paper.folder / "mirror")
        try:
            paper.serve(**changes)
            yield paper
        finally:
            paper.close()
            self._wake()

    def _wake(self):
        """Both servers run, and Redis is empty."""
        for server in (self.postgresql, self.redis):
            if server.process is None:
                server.start()
        self.redis.client.flushall()

    def _copy(self, kind, redis, is_bare):
        folder = self.folder / f"paper{self.papers}"
        shutil.copytree(self.folder / f"{_first(is_bare)}-{kind}", folder)
        env = self._environment(folder)
        if kind == "postgresql":
            self.postgresql.ask(f"CREATE DATABASE paper{self.papers} TEMPLATE {_first(is_bare)}")
            env["DATABASE_URL"] = self.postgresql.address(f"paper{self.papers}")
        if redis:
            env["CACHE_URL"] = self.redis.address
        return env, folder

    def _environment(self, folder):
        # Nothing of the operator's own; one address for all servers, as behind one proxy.
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "VAR_DIR": str(folder),
            "DEMO": "0",
            "SITE_URL": "http://127.0.0.1:8000",
            "DJANGO_SETTINGS_MODULE": "examiner.settings",
        }

    def _fill(self, kind, is_bare):
        """Makes the paper that is copied, when the first attack asks for one of its kind."""
        env = self._original(kind, is_bare)
        folder = Path(env["VAR_DIR"])
        if folder.exists():
            return
        folder.mkdir()
        if kind == "postgresql":
            self.postgresql.ask(f"CREATE DATABASE {_first(is_bare)}")
        run(env, "ops/server/prepare.py")
        if not is_bare:
            print(f"  (writing {self.stories} stories, {kind})", flush=True)
            run(env, "-m", "ops.bench.archive", str(self.stories))

    def _print(self):
        """Makes the static copy of the filled paper, likewise."""
        if not (self.folder / "mirror").exists():
            run(self._original("postgresql"), "manage.py", "build_static_site")
            (self.folder / "filled-postgresql/mirror").rename(self.folder / "mirror")

    def _original(self, kind, is_bare=False):
        """The environment of the paper that is copied."""
        env = self._environment(self.folder / f"{_first(is_bare)}-{kind}")
        if kind == "postgresql":
            env["DATABASE_URL"] = self.postgresql.address(_first(is_bare))
        return env


def _first(is_bare):
    """What the paper that is copied is called."""
    return "bare" if is_bare else "filled"


def run(env, *command):
    """A Python of ours, to its end."""
    subprocess.run([sys.executable, *command], cwd=ROOT, env=env, stdout=subprocess.DEVNULL, check=True)


def _env_of(workers=2, slow=0.0, sleeps=0.0, writes=0.0, without="", counted=False):
    env = {"WEB_WORKERS": str(workers)}
    if slow or sleeps or writes or without or counted:
        env["DJANGO_SETTINGS_MODULE"] = "ops.attacks.settings"
        env |= {"TORTURE_SLOW": str(slow), "TORTURE_SLEEPS": str(sleeps)}
        env |= {"TORTURE_WRITES": str(writes), "TORTURE_WITHOUT": without}
    return env
