"""How pages are measured: the servers' own CPU time, or the wait of one reader, in alternating rounds.

The load generator shares the machine with the servers, so pages per second say as much about it as about them. What a
page costs is therefore read from the operating system: the CPU time of the server's processes, divided by the pages
they handed out. What is compared takes turns within each round, so that both see the same machine.
"""

import http.client
import json
import os
import statistics
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import urlsplit

from examiner import environment
from ops.processes import ROOT, children_of

ROUNDS = 5
READERS = 4
CPU_SECONDS, MOST_SECONDS = 1.0, 15.0  # that the servers work in a round, and that it may last
TURNS = 6  # requests of the one reader in a round
STEADY = 0.2  # a row whose rounds differ by more than this share of their median is marked


class NotServedError(Exception):
    """A reader got something other than the page."""


@dataclass
class Target:
    """An address to measure, the master processes that serve it, and the session of who asks for it.

    `served` counts the answers of all rounds of `cpu_per_page`.
    """

    url: str
    processes: tuple[int, ...]
    session: str = ""
    method: str = "GET"
    served: int = 0

    def connect(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=60)

    def fetch(self, connection: http.client.HTTPConnection, packed: bool = True) -> bytes:
        """The body of one answer, gzipped where `packed`. Raises `NotServedError` for any status but 200 and 204."""
        headers = {"Accept-Encoding": "gzip" if packed else "identity", "User-Agent": "Mozilla/5.0"}
        if self.session:
            headers["Cookie"] = f"newsroom={self.session}"
        parts = urlsplit(self.url)
        connection.request(self.method, f"{parts.path}?{parts.query}".rstrip("?"), headers=headers)
        answer = connection.getresponse()
        body = answer.read()
        if answer.status not in (200, 204):
            raise NotServedError(f"{self.url}: {answer.status}")
        return body


@dataclass(frozen=True)
class Measurement:
    """One row of the report.

    `ratio` compares the value with another of the same run, which `compared_with` names; `spread` is how far the
    rounds' ratios lie apart, as a share of their median; `before` is the ratio of the checkout measured beside this.
    """

    name: str
    value: float
    unit: str
    compared_with: str
    ratio: float
    spread: float | None = None
    before: float | None = None


def ratio_of(ours: Sequence[float], theirs: Sequence[float]) -> tuple[float, float]:
    """(median, spread) of the rounds' ratios ours / theirs."""
    ratios = [our / their for our, their in zip(ours, theirs, strict=True)]
    median = statistics.median(ratios)
    return round(median, 3), round((max(ratios) - min(ratios)) / median, 2)


def cpu_per_page(targets: Sequence[Target]) -> list[list[float]]:
    """For each target the milliseconds of CPU that its servers spend on one page, one figure for each round."""
    return _in_rounds(targets, _under_load)


def waits(targets: Sequence[Target]) -> list[list[float]]:
    """For each target the milliseconds that one reader waits, one figure for each round.

    It is the fastest of `TURNS` requests: the others waited for what else the machine does.
    """

    def fastest(target: Target) -> float:
        connection, times = target.connect(), []
        target.fetch(connection)
        for _ in range(TURNS):
            began = time.perf_counter()
            target.fetch(connection)
            times.append(1_000 * (time.perf_counter() - began))
        connection.close()
        return min(times)

    return _in_rounds(targets, fastest)


def _in_rounds(targets: Sequence[Target], measure: Callable[[Target], float]) -> list[list[float]]:
    """One round warms up and does not count."""
    rounds = [[measure(target) for target in targets] for _ in range(ROUNDS + 1)]
    return [list(figures) for figures in zip(*rounds[1:], strict=True)]


def _under_load(target: Target) -> float:
    """READERS ask for it again as soon as they have it; raises what went wrong for any of them."""
    counts, is_over = [0] * READERS, threading.Event()
    failures: list[Exception] = []

    def read(place: int) -> None:
        connection = target.connect()
        try:
            while not is_over.is_set():
                target.fetch(connection)
                counts[place] += 1
        except (OSError, http.client.HTTPException, NotServedError) as error:
            failures.append(error)
            is_over.set()
        finally:
            connection.close()

    before = cpu_seconds(target.processes)
    readers = [threading.Thread(target=read, args=(place,)) for place in range(READERS)]
    for reader in readers:
        reader.start()
    until = time.monotonic() + MOST_SECONDS
    while not is_over.wait(0.1):
        if cpu_seconds(target.processes) - before > CPU_SECONDS or time.monotonic() > until:
            is_over.set()
    for reader in readers:
        reader.join()
    if failures:
        raise failures[0]
    target.served += sum(counts)
    return 1_000 * (cpu_seconds(target.processes) - before) / sum(counts)


def cpu_seconds(masters: Sequence[int]) -> float:
    """User and system time of processes, of their children, and of those of their children that have ended."""
    ticks = 0
    for master in masters:
        for pid in (master, *children_of(master)):
            # After the name, which may hold anything, come state, ppid ...; utime to cstime are fields 14 to 17
            # (https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html).
            fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
            ticks += sum(map(int, fields[11:15]))
    return ticks / os.sysconf("SC_CLK_TCK")


def show(title: str, rows: Sequence[Measurement]) -> None:
    """Print rows below their title; a row that is not steady says so."""
    width = max(len(row.name) for row in rows)
    print(f"\n{title}, load {os.getloadavg()[0]:.1f}\n")
    for row in rows:
        before = "" if row.before is None else f" (before {row.before})"
        spread = "" if row.spread is None else f" ± {row.spread:.0%}"
        warning = "  NOT STEADY" if (row.spread or 0) > STEADY else ""
        print(
            f"  {row.name:<{width}}  {row.value:>8} {row.unit:<8} {row.ratio:>7} x{before}{spread}"
            f"  {row.compared_with}{warning}"
        )


def keep(rows: Sequence[Measurement]) -> Path:
    """Write rows into VAR_DIR, in the place of those with the same names; returns the file's path."""
    is_postgresql = os.environ.get("DATABASE_URL", "").startswith("postgres")
    folder = environment.folder(os.environ, "VAR_DIR", ROOT / "var")
    path = folder / ("bench-postgresql.json" if is_postgresql else "bench.json")
    folder.mkdir(parents=True, exist_ok=True)
    kept = {row["name"]: row for row in json.loads(path.read_text())} if path.exists() else {}
    kept |= {row.name: asdict(row) for row in rows}
    path.write_text(json.dumps(list(kept.values()), indent=2) + "\n")
    return path
