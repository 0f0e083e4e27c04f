"""What a process knows of the content version, also in its first moments."""

import threading
import time

import pytest
from django.db import OperationalError

from pagecache import version
from pagecache.version import VersionWatcher


class Store:
    def put_bytes(self, name, data):
        pass

    def get_bytes(self, name):
        return None


@pytest.fixture
def watcher(monkeypatch):
    """A watcher of a database that takes its time, and whose version never changes."""

    def slow_version():
        time.sleep(0.1)
        return "1"

    monkeypatch.setattr(version, "content_version", slow_version)
    monkeypatch.setattr(version, "visibility_windows", dict)
    return VersionWatcher("code", 3600, Store())


def test_the_first_readers_of_a_process_all_wait_for_what_it_knows(watcher):
    seen = []
    readers = [
        threading.Thread(target=lambda: seen.append((watcher.current(), watcher.is_well))) for _ in range(8)
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert seen == [("code 1", True)] * 8


def test_what_was_taken_away_is_known_though_the_database_and_the_first_store_are_dead(monkeypatch):
    class Remembers(Store):
        def get_bytes(self, name):
            return b'[["articles_article:1", [null, null]]]'

    def dead():
        raise OperationalError("nobody there")

    monkeypatch.setattr(version, "content_version", dead)
    watcher = VersionWatcher("code", 0, Store(), Remembers())
    watcher.look()
    assert not watcher.is_well
    assert watcher.windows == {"articles_article:1": (None, None)}
