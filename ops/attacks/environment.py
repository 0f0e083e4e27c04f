"""The environment of the attacks: servers of our own and a filled site to copy; everything ends with it."""

import contextlib
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from importlib import import_module
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from ops.attacks.servers import PostgreSQLServer, RedisServer, WebServer
from ops.processes import ROOT


@dataclass
class TargetSite:
    """A site that is being served: a copy of the filled one, which an attack may do anything to."""

    env: dict
    folder: Path
    webs: list[WebServer] = field(default_factory=list)
    newsroom: ProcessPoolExecutor | None = None
    pages: list[str] = field(default_factory=list)  # that were asked for beforehand (kills.warm_up)

    @property
    def web(self) -> WebServer:
        """The first of its servers."""
        return self.webs[0]

    def serve(self, **changes: Any) -> WebServer:
        """One more server beside those that run, as on a further machine; `changes` as for `Environment.site`."""
        env = self.env | _env_of(**changes)
        web = WebServer(
            env, "ops.attacks.wsgi" if "attacks" in env["DJANGO_SETTINGS_MODULE"] else "examiner.wsgi"
        )
        self.webs.append(web)
        web.start()
        return web

    def do(self, act: str, *words: Any) -> Future:
        """Runs a function of ops/attacks/newsroom_acts.py in a process of its own; a Future of what it returns.

        A process of its own because the load generator's event loop must not wait for Django.
        """
        if self.newsroom is None:
            self.newsroom = ProcessPoolExecutor(1, get_context("spawn"), _enter, [self.env])
        return self.newsroom.submit(_perform, act, *words)

    def change_key(self) -> None:
        """Every server, and the newsroom process, goes on with another SECRET_KEY, as after a leak."""
        self.env["SECRET_KEY"] = secrets.token_urlsafe(60)
        for web in self.webs:
            web.stop()
            web.env["SECRET_KEY"] = self.env["SECRET_KEY"]
            web.start()
        self._end_newsroom()

    def close(self) -> None:
        """Ends its servers."""
        for web in self.webs:
            web.stop()
        self._end_newsroom()

    def _end_newsroom(self) -> None:
        if self.newsroom:
            self.newsroom.shutdown(cancel_futures=True)
            self.newsroom = None


def _enter(env: dict[str, str]) -> None:
    """Gives a newsroom process the environment of its site, before Django is set up there."""
    os.environ.update(env)


def _perform(act: str, *words: Any) -> Any:
    """Calls an act by its name; the module sets Django up, so that only a newsroom process may import it."""
    return getattr(import_module("ops.attacks.newsroom_acts"), act)(*words)


class Environment:
    """Servers and a filled site, in a folder that vanishes."""

    def __init__(self, stories: int) -> None:
        self.stories = stories
        self.folder = Path(tempfile.mkdtemp(prefix="examiner-attacks-"))
        self.sites = 0

    def __enter__(self) -> "Environment":
        try:
            self.postgresql = PostgreSQLServer(self.folder)
            self.redis = RedisServer(self.folder)
            self.postgresql.start()
            self.redis.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for name in ("postgresql", "redis"):
            if server := getattr(self, name, None):  # none where the first could not be made
                server.kill()
        shutil.rmtree(self.folder, ignore_errors=True)

    @contextlib.contextmanager
    def site(
        self,
        kind: str = "postgresql",
        redis: bool = True,
        static_site: bool = False,
        is_bare: bool = False,
        **changes: Any,
    ) -> Iterator[TargetSite]:
        """A TargetSite on a copy of the filled one, with one server running.

        `kind` is "postgresql" or "sqlite"; without `redis` cached pages are shared on disk; with `static_site` there is
        the static copy; one that `is_bare` has no stories yet. `changes`: workers, slow, sleeps and writes (seconds,
        ops/attacks/settings.py), without (names from ops/attacks/defences.py), counted.
        """
        self._wake()
        self._fill(kind, is_bare)
        self.sites += 1
        site = TargetSite(*self._copy(kind, redis, is_bare))
        if static_site:  # its files are never written to, only replaced
            self._print()
            shutil.copytree(
                self.folder / "static-site/site", site.folder / "static-site/site", copy_function=os.link
            )
            shutil.copy(self.folder / "static-site/index.sqlite3", site.folder / "static-site")
        try:
            site.serve(**changes)
            yield site
        finally:
            site.close()
            self._wake()

    def _wake(self) -> None:
        """Both servers run, and Redis is empty."""
        for server in (self.postgresql, self.redis):
            if server.process is None:
                server.start()
        self.redis.client.flushall()

    def _copy(self, kind: str, redis: bool, is_bare: bool) -> tuple[dict[str, str], Path]:
        folder = self.folder / f"site{self.sites}"
        shutil.copytree(self.folder / f"{_first(is_bare)}-{kind}", folder)
        env = self._environment(folder)
        if kind == "postgresql":
            self.postgresql.ask(f"CREATE DATABASE site{self.sites} TEMPLATE {_first(is_bare)}")
            env["DATABASE_URL"] = self.postgresql.address(f"site{self.sites}")
        if redis:
            env["CACHE_URL"] = self.redis.address
        return env, folder

    def _environment(self, folder: Path) -> dict[str, str]:
        # Nothing of the operator's own; one address for all servers, as behind one proxy.
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(folder),
            "VAR_DIR": str(folder),
            "DEMO": "0",
            "SITE_URL": "http://127.0.0.1:8000",
            "DJANGO_SETTINGS_MODULE": "examiner.settings",
        }

    def _fill(self, kind: str, is_bare: bool) -> None:
        """Makes the site that is copied, when the first attack asks for one of its kind."""
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

    def _print(self) -> None:
        """Makes the static copy of the filled site, likewise."""
        if not (self.folder / "static-site").exists():
            run(self._original("postgresql"), "manage.py", "build_static_site")
            (self.folder / "filled-postgresql/static-site").rename(self.folder / "static-site")

    def _original(self, kind: str, is_bare: bool = False) -> dict[str, str]:
        """The environment of the site that is copied."""
        env = self._environment(self.folder / f"{_first(is_bare)}-{kind}")
        if kind == "postgresql":
            env["DATABASE_URL"] = self.postgresql.address(_first(is_bare))
        return env


def _first(is_bare: bool) -> str:
    """What the site that is copied is called."""
    return "bare" if is_bare else "filled"


def run(env: dict[str, str], *command: str) -> None:
    """A Python of ours, to its end."""
    subprocess.run([sys.executable, *command], cwd=ROOT, env=env, stdout=subprocess.DEVNULL, check=True)


def _env_of(
    workers: int = 2,
    slow: float = 0.0,
    sleeps: float = 0.0,
    writes: float = 0.0,
    without: str = "",
    counted: bool = False,
) -> dict[str, str]:
    env = {"WEB_WORKERS": str(workers)}
    if slow or sleeps or writes or without or counted:
        env["DJANGO_SETTINGS_MODULE"] = "ops.attacks.settings"
        env |= {"ATTACK_SLOW": str(slow), "ATTACK_SLEEPS": str(sleeps)}
        env |= {"ATTACK_WRITES": str(writes), "ATTACK_WITHOUT": without}
    return env
