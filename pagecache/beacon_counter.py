"""Counts readers' beacons (pagecache/beacons.py) without a write to the database for each.

Each process appends a word a count to a file of its own, which costs microseconds and outlives the process; a thread
flushes finished files into the database every second, in one transaction a file. A file is flushed once, whatever dies
in between: its name goes into the database with its counts.
"""

import contextlib
import fcntl
import logging
import os
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable
from datetime import timedelta
from pathlib import Path
from uuid import uuid4
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.db import Error, connection, transaction
from django.utils import timezone

from pagecache.beacons import Beacon, is_robot
from pagecache.models import FlushedFile

log = logging.getLogger(__name__)

NO_CONTENT = ("204 No Content", [("Cache-Control", "no-store")])
FLUSH_INTERVAL = 1.0  # seconds


class BeaconMiddleware:
    """The WSGI application around `app` that answers POSTs to beacons' addresses with 204, and counts readers.

    `folder` holds a folder of counts for each beacon.
    """

    def __init__(self, app: WSGIApplication, folder: Path, beacons: Iterable[Beacon]) -> None:
        self.app = app
        self.counters = [(beacon, BeaconCounter(folder / beacon.name, beacon.add)) for beacon in beacons]

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answers a request, as WSGI (PEP 3333) wants it."""
        if environ["REQUEST_METHOD"] == "POST":
            for beacon, counter in self.counters:
                found = beacon.path.fullmatch(environ["PATH_INFO"])
                if found:
                    if not is_robot(environ.get("HTTP_USER_AGENT", "")):
                        with contextlib.suppress(OSError):  # a full disk is no reader's trouble
                            counter.count(beacon.word_of(found[1]))
                    start_response(*NO_CONTENT)
                    return []
        return self.app(environ, start_response)


class BeaconCounter:
    """Counts words in `folder`; `add(counter)` adds a Counter of them to the database, inside a transaction."""

    def __init__(self, folder: Path, add: Callable[[Counter[str]], None]) -> None:
        self.folder, self.add = folder, add
        self.file: int | None = None
        self.thread: threading.Thread | None = None
        self.lock = threading.Lock()

    def count(self, word: str) -> None:
        """Counts a word (without a line's end in it) once. Raises OSError where the disk takes no more."""
        with self.lock:
            if self.file is None:
                self.file = self._new_file()
            os.write(self.file, f"{word}\n".encode())
            if self.thread is None:
                self.thread = threading.Thread(target=self._keep_flushing, name="beacons", daemon=True)
                self.thread.start()

    def flush(self) -> None:
        """Adds to the database whatever was counted, here or in a process that has ended."""
        with self.lock:
            if self.file is not None:
                os.close(self.file)
                self.file = None
        for path in self.folder.glob("*.counts"):
            with contextlib.suppress(FileNotFoundError):  # another process was faster
                self._flush_file(path)

    def _new_file(self) -> int:
        self.folder.mkdir(parents=True, exist_ok=True)
        name = self.folder / f"{uuid4().hex}.counts"
        file = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        # As long as it is open here, or until this process ends, nobody flushes it.
        fcntl.flock(file, fcntl.LOCK_EX)
        return file

    def _flush_file(self, path: Path) -> None:
        with path.open() as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                return  # still being written, or being flushed
            # What a process wrote when it died may end in half a word.
            words = Counter(line[:-1] for line in file if line.endswith("\n"))
            with transaction.atomic():
                _, is_new = FlushedFile.objects.get_or_create(name=path.stem)
                if is_new:
                    self.add(words)
            path.unlink()
        FlushedFile.objects.filter(name=path.stem).delete()

    def _keep_flushing(self) -> None:
        while True:
            time.sleep(FLUSH_INTERVAL)
            try:
                self.flush()
                FlushedFile.objects.filter(flushed_at__lt=timezone.now() - timedelta(days=1)).delete()
            except (Error, OSError) as error:  # the files wait
                log.warning("Counts wait: %s.", type(error).__name__)
                connection.close()
