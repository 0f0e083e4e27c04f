"""The content version: the name of what readers see now, and what every process knows of it.

A cached page is current only while its version is the one that the database's triggers (pagecache/triggers.py) and the
code that makes the pages have together.
"""

import hashlib
import json
import logging
import threading
import time
from pathlib import Path

import django
from django.conf import settings
from django.db import Error, connection, transaction
from django.db.models import Count, Max, Sum
from django.utils.dateparse import parse_datetime

from pagecache.models import ContentChange, VisibilityWindow
from pagecache.pages import Windows
from pagecache.stores import SharedStore

log = logging.getLogger(__name__)

# Rows of ContentChange that PostgreSQL may gather before the oldest are deleted, which makes one version more.
MOST_CHANGES = 1_000
# The kinds of files that pages are made by.
SOURCE_SUFFIXES = {".py", ".html", ".xml", ".txt", ".css", ".js", ".svg"}


def content_version() -> str:
    """The current content version: another one after every change that readers can see. One short query."""
    count, newest, number = ContentChange.objects.aggregate(Count("pk"), Max("pk"), Sum("number")).values()
    if count > MOST_CHANGES:
        with transaction.atomic():
            ContentChange.objects.filter(pk__lte=newest - MOST_CHANGES // 2).delete()
    return f"{count}-{newest}-{number}"


def visibility_windows() -> Windows:
    """The windows of all that was moved or taken away after it had been out."""
    rows = VisibilityWindow.objects.values_list("dependency", "opens", "closes")
    return {name: (opens, closes) for name, opens, closes in rows}


def code_version(folder: Path) -> str:
    """A short name that changes with every file below `folder` that pages are made by, and with the site's address."""
    facts = [django.__version__, settings.SITE_URL]
    left_out = (settings.VAR_DIR, folder / "tests")
    for room in sorted(folder.iterdir()):
        if room.is_dir() and not room.name.startswith(".") and room not in left_out:
            facts += [
                f"{path.relative_to(folder)} {path.stat().st_size} {path.stat().st_mtime_ns}"
                for path in sorted(room.rglob("*"))
                if path.suffix in SOURCE_SUFFIXES
            ]
    return hashlib.blake2b("\n".join(facts).encode(), digest_size=6).hexdigest()


class VersionWatcher:
    """Reads the current version in a thread of its own, every `interval` seconds, so that no reader waits for it.

    With `interval` 0 there is no thread, and each question is a query of its own, for tests.

    While the database does not answer, the last version known stands and `is_well` is False. What was taken away
    from readers is also written to `stores`, of which the first that answers is believed, for a process that starts
    while the database is dead.
    """

    # A database that has not answered for so many seconds is as good as dead.
    PATIENCE = 2.0
    STORED_AS = "visibility windows"
    REMEMBERED = 20  # versions

    def __init__(self, code: str, interval: float, *stores: SharedStore) -> None:
        """`code` is the code's own version: after a change of it no page rendered before is current."""
        self.code, self.interval, self.stores = code, interval, stores
        self.version: str | None = None  # nothing is known yet
        self.windows: Windows | None = None
        self._ends: dict[str | None, float] = {}  # of the last versions: when each was seen to be over
        self._answered_at = -self.PATIENCE
        self._expects_change = False
        self._thread: threading.Thread | None = None
        self._starting, self._looking = threading.Lock(), threading.Lock()

    @property
    def is_well(self) -> bool:
        """Whether the database answers, as far as this process knows."""
        return time.monotonic() - self._answered_at < self.PATIENCE

    def current(self) -> str | None:
        """The current version; None where the database has never answered this process."""
        if self._expects_change or not self.interval:
            self._expects_change = False
            self.look()
        if self.interval and self._thread is None:
            with self._starting:
                if self._thread is None:
                    self.look()  # the first readers of a process wait for what it knows
                    self._thread = threading.Thread(target=self._keep_looking, name="version", daemon=True)
                    self._thread.start()
        return self.version

    def end_of(self, version: str | None) -> float:
        """Until when (seconds since 1970) a version was the current one; 0 where that is long ago."""
        return time.time() if version == self.version else self._ends.get(version, 0)

    def expect_change(self) -> None:
        """Somebody has just changed something through this process: the next request looks at once."""
        self._expects_change = True

    def look(self) -> None:
        """Asks the database now; a thread that comes while another looks gets that one's result."""
        before = self._answered_at
        with self._looking:
            if self.interval and self._answered_at > before:
                return
            try:
                self._read()
            except Error as error:
                if self.is_well:
                    log.warning("The database does not answer (%s).", type(error).__name__)
                self._answered_at = -self.PATIENCE
                self._read_stored()

    def _keep_looking(self) -> None:
        while True:
            time.sleep(self.interval if self.is_well else 1)
            self.look()

    def _read(self) -> None:
        try:
            version = content_version()
        except Error:
            if connection.in_atomic_block:
                raise
            connection.close()  # perhaps only this connection has ended, with a restart of the server
            version = content_version()
        version = f"{self.code} {version}"
        if version != self.version or self.windows is None:
            self.windows = visibility_windows()
            self._ends = dict([*self._ends.items(), (self.version, time.time())][-self.REMEMBERED :])
            data = json.dumps(list(self.windows.items()), default=str).encode()
            for store in self.stores:
                store.put_bytes(self.STORED_AS, data)
        self.version, self._answered_at = version, time.monotonic()

    def _read_stored(self) -> None:
        """Reads the windows that another process knew when the database still answered."""
        if self.windows is not None:
            return
        data = next(filter(None, (store.get_bytes(self.STORED_AS) for store in self.stores)), None)
        if data:
            self.windows = {
                name: (opens and parse_datetime(opens), closes and parse_datetime(closes))
                for name, (opens, closes) in json.loads(data)
            }
