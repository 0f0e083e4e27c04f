"""What this process knows of the current edition."""

import json
import logging
import threading
import time

from django.db import Error, connection
from django.utils.dateparse import parse_datetime

from pagecache import version

log = logging.getLogger(__name__)


class VersionWatcher:
    """Looks up the current edition in a thread of its own, every `every` seconds, so that no reader waits for it.

    With `every` 0 there is no thread, and each question is a look of its own: a test's way.

    While the database does not answer, the last edition known stands and `is_well` is False. What was taken away
    from readers is also written to `notebooks` (shared racks, of which the first that answers is believed), for a
    process that starts while the database is dead.
    """

    # A database that has not answered for so many seconds is as good as dead.
    PATIENCE = 2.0
    PAGE = "taken away"
    REMEMBERED = 20  # editions

    def __init__(self, version, every, *notebooks):
        """`version` names the code that makes the pages: after a change of it nothing printed before is current."""
        self.version, self.every, self.notebooks = version, every, notebooks
        self.edition = self.terms = None  # nothing is known yet
        self._ends = {}  # of the last editions: when each was seen to be over
        self._answered_at = -self.PATIENCE
        self._has_news = False
        self._thread = None
        self._start = threading.Lock()
        self._looking = threading.Lock()

    @property
    def is_well(self):
        """Whether the database answers, as far as this process knows."""
        return time.monotonic() - self._answered_at < self.PATIENCE

    def current(self):
        """The name of the current edition; None where the database has never answered this process."""
        if self._has_news or not self.every:
            self._has_news = False
            self.look()
        if self.every and self._thread is None:
            with self._start:
                if self._thread is None:
                    self.look()  # the first readers of a process wait for what it knows
                    self._thread = threading.Thread(target=self._keep_looking, name="edition", daemon=True)
                    self._thread.start()
        return self.edition

    def end_of(self, edition):
        """Until when (seconds since 1970) an edition was the current one; 0 where that is long ago."""
        return time.time() if edition == self.edition else self._ends.get(edition, 0)

    def expect_news(self):
        """Somebody has just changed something through this process: whoever asks next looks it up at once."""
        self._has_news = True

    def look(self):
        """Asks the database now; whoever comes while another looks gets that one's answer."""
        before = self._answered_at
        with self._looking:
            if self.every and self._answered_at > before:
                return
            try:
                self._read()
            except Error as error:
                if self.is_well:
                    log.warning("The database does not answer (%s).", type(error).__name__)
                self._answered_at = -self.PATIENCE
                self._recall()

    def _keep_looking(self):
        while True:
            time.sleep(self.every if self.is_well else 1)
            self.look()

    def _read(self):
        try:
            edition = version.content_version()
        except Error:
            if connection.in_atomic_block:
                raise
            connection.close()  # perhaps only this connection has ended, with a restart of the server
            edition = version.content_version()
        edition = f"{self.version} {edition}"
        if edition != self.edition or self.terms is None:
            self.terms = version.visibility_windows()
            self._ends = dict([*self._ends.items(), (self.edition, time.time())][-self.REMEMBERED :])
            written = json.dumps(list(self.terms.items()), default=str).encode()
            for notebook in self.notebooks:
                notebook.note(self.PAGE, written)
        self.edition, self._answered_at = edition, time.monotonic()

    def _recall(self):
        """What another process knew when the database still answered."""
        if self.terms is not None:
            return
        written = next(filter(None, (notebook.recall(self.PAGE) for notebook in self.notebooks)), None)
        if written:
            self.terms = {
                thing: tuple(moment and parse_datetime(moment) for moment in moments)
                for thing, moments in json.loads(written)
            }
