"""Counting what arrives too often to be written to the database one by one: readers' beacons.

Each process writes a word a count into a file of its own, which costs microseconds and outlives the process; a thread
folds finished files into the database every second, in one transaction a file. A file is folded once, whatever dies
in between: its name goes into the database with its counts.
"""

import contextlib
import fcntl
import logging
import os
import threading
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

from django.db import Error, connection, transaction
from django.utils import timezone

from pagecache.models import FlushedFile

log = logging.getLogger(__name__)

EVERY = 1.0


class BeaconCounter:
    """Counts words in `folder`; `add(counter)` brings a Counter of them into the database, inside a transaction."""

    def __init__(self, folder, add):
        self.folder, self.add = Path(folder), add
        self.file, self.thread = None, None
        self.lock = threading.Lock()

    def count(self, word):
        """Counts a word (without a line's end in it) once. Raises OSError where the disk takes no more."""
        with self.lock:
            if self.file is None:
                self.file = self._new_file()
            os.write(self.file, f"{word}\n".encode())
            if self.thread is None:
                self.thread = threading.Thread(target=self._keep_folding, name="tally", daemon=True)
                self.thread.start()

    def fold(self):
        """Brings into the database whatever was counted, here or in a process that has ended."""
        with self.lock:
            if self.file is not None:
                os.close(self.file)
                self.file = None
        for path in self.folder.glob("*.tally"):
            with contextlib.suppress(FileNotFoundError):  # another process was faster
                self._fold_one(path)

    def _new_file(self):
        self.folder.mkdir(parents=True, exist_ok=True)
        name = self.folder / f"{uuid4().hex}.tally"
        file = os.open(name, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        fcntl.flock(
            file, fcntl.LOCK_EX
        )  # as long as it is open here, or until this process ends, nobody folds it
        return file

    def _fold_one(self, path):
        with path.open() as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                return  # still being written, or being folded
            # What a process wrote when it died may end in half a word.
            words = Counter(line[:-1] for line in file if line.endswith("\n"))
            with transaction.atomic():
                _, is_new = FlushedFile.objects.get_or_create(name=path.stem)
                if is_new:
                    self.add(words)
            path.unlink()
        FlushedFile.objects.filter(name=path.stem).delete()

    def _keep_folding(self):
        while True:
            time.sleep(EVERY)
            try:
                self.fold()
                FlushedFile.objects.filter(folded_at__lt=timezone.now() - timedelta(days=1)).delete()
            except (Error, OSError) as error:  # the files wait
                log.warning("Counts wait: %s.", type(error).__name__)
                connection.close()
