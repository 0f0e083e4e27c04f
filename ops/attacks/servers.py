"""The servers under attack: PostgreSQL, Redis and gunicorn on free ports, to be killed and started again at will."""

import contextlib
import os
import pwd
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg2
import redis

from ops.processes import ROOT, children_of, free_port

# As ops/server/start.py starts it.
SERVER = [sys.executable, "-m", "gunicorn", "-c", "ops/server/gunicorn.conf.py", "--log-level", "warning"]


def kill(*pids: int) -> None:
    """SIGKILL, as a power cut ends a process: nothing is tidied up."""
    for pid in pids:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


def until(works: Callable[[], object], seconds: float) -> None:
    """Waits until `works()` says yes, or raises TimeoutError after so many seconds."""
    end = time.monotonic() + seconds
    while not works():
        if time.monotonic() > end:
            raise TimeoutError(f"not within {seconds} s")
        time.sleep(0.02)


class KillableServer:
    """A process that can be killed, frozen and started again with what it had on disk."""

    process: subprocess.Popen | None = None

    def start(self) -> None:
        """Starts it, and waits until it answers."""
        self.process = self._launch()
        until(self.answers, 30)

    def kill(self) -> None:
        """Kills it and whatever it has started."""
        if self.process:
            kill(self.process.pid, *children_of(self.process.pid))
            self.process.wait(30)
            self.process = None

    @contextlib.contextmanager
    def asleep(self) -> Iterator[None]:
        """It neither answers nor hangs up."""
        self.process.send_signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.process.send_signal(signal.SIGCONT)


class PostgreSQLServer(KillableServer):
    """As production has it, but for the disk: what lives as long as the attacks need not outlast a power cut."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder / "postgresql", free_port()
        self.programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version)[-1]
        self.folder.mkdir()
        # PostgreSQL refuses to run as root.
        self.user = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.getuid() == 0 else {}
        if self.user:
            folder.chmod(0o755)
            os.chown(self.folder, *pwd.getpwnam("postgres")[2:4])
        self._run(
            "initdb", "-D", self.folder, "-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "-A", "trust"
        )

    def address(self, name: str) -> str:
        """What DATABASE_URL says of one of its databases."""
        return f"postgres://postgres@127.0.0.1:{self.port}/{name}"

    def connect(self, name: str = "postgres") -> psycopg2.extensions.connection:
        """A connection on which every statement is a transaction of its own."""
        connection = psycopg2.connect(self.address(name), connect_timeout=3)
        connection.autocommit = True
        return connection

    def ask(self, sql: str, name: str = "postgres") -> list[tuple] | None:
        """Carries out a statement; its rows, where it has any."""
        with contextlib.closing(self.connect(name)) as connection, connection.cursor() as cursor:
            cursor.execute(sql)
            return cursor.fetchall() if cursor.description else None

    def answers(self) -> bool:
        """Whether it takes a statement now."""
        with contextlib.suppress(psycopg2.Error):
            return bool(self.ask("SELECT 1"))
        return False

    def _launch(self) -> subprocess.Popen:
        said = {"listen_addresses": "127.0.0.1", "unix_socket_directories": "", "fsync": "off"}
        words = [word for name, value in said.items() for word in ("-c", f"{name}={value}")]
        command = [self.programs / "postgres", "-D", self.folder, "-p", str(self.port), *words]
        with open(self.folder.parent / "postgresql.log", "ab") as log:
            return subprocess.Popen(command, stdout=log, stderr=log, process_group=0, **self.user)

    def _run(self, program: str, *words: str | Path) -> None:
        subprocess.run(
            [self.programs / program, *words], check=True, stdout=subprocess.DEVNULL, cwd="/", **self.user
        )


def _version(programs: Path) -> list[int]:
    return [int(part) for part in programs.parent.name.split(".")]


class RedisServer(KillableServer):
    """As docker-compose.yml has it: a store of 128 MB that forgets the oldest, and keeps nothing on disk."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port = folder, free_port()
        self.address = f"redis://127.0.0.1:{self.port}/0"
        self.client = redis.Redis.from_url(self.address, socket_timeout=3)

    def answers(self) -> bool:
        """Whether it takes a command now."""
        with contextlib.suppress(redis.RedisError):
            return self.client.ping()
        return False

    def _launch(self) -> subprocess.Popen:
        said = ["--save", "", "--maxmemory", "128mb", "--maxmemory-policy", "allkeys-lru"]
        command = [
            "redis-server",
            "--bind",
            "127.0.0.1",
            "--port",
            str(self.port),
            "--dir",
            self.folder,
            *said,
        ]
        with open(self.folder / "redis.log", "ab") as log:
            return subprocess.Popen(command, stdout=log, stderr=log, process_group=0)


class WebServer:
    """The production server on a port of its own; `env` is the whole of its environment."""

    def __init__(self, env: dict[str, str], application: str = "examiner.wsgi") -> None:
        self.port = free_port()
        self.folder = Path(env["VAR_DIR"])
        self.env = env | {"PORT": str(self.port)}
        self.command = [*SERVER, application]
        self.process = None

    def start(self) -> None:
        """Starts it, and waits until every worker has come up."""
        with open(self.folder / "web.log", "ab") as log:
            self.process = subprocess.Popen(
                self.command, cwd=ROOT, env=self.env, stdout=log, stderr=log, process_group=0
            )
        self.await_workers()

    def await_workers(self) -> None:
        """Waits until as many workers live as there should be, and one of them answers."""
        wanted = int(self.env["WEB_WORKERS"])
        until(lambda: len(self.workers()) == wanted and self._answers(), 60)

    def workers(self) -> list[int]:
        """The numbers of the processes that answer readers."""
        return children_of(self.process.pid)

    def stop(self) -> None:
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

    def renders(self) -> list[str]:
        """The paths of the pages that were made so far, one for each time (ops/attacks/middleware.py records them)."""
        with contextlib.suppress(FileNotFoundError):
            return (self.folder / "renders").read_text().splitlines()
        return []

    def _answers(self) -> bool:
        """Asks for an address without a page, so that nothing is cached and no content version is read."""
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{self.port}/favicon.ico?", timeout=5).close()
        except urllib.error.HTTPError:
            return True
        except OSError:
            return False
        return True


def _is_ours(pid: int) -> bool:
    with contextlib.suppress(OSError):
        return b"gunicorn" in Path(f"/proc/{pid}/cmdline").read_bytes() and os.getpgid(pid) == pid
    return False
