"""What a process knows of the edition, also in its first moments."""

import threading
import time

import pytest
from django.db import OperationalError

from pagecache import version
from pagecache.watcher import VersionWatcher


class Notebook:
    def note(self, name, data):
        pass

    def recall(self, name):
        return None


@pytest.fixture
def watch(monkeypatch):
    """A watch over a database that takes its time, and whose edition never changes."""

    def edition():
        time.sleep(0.1)
        return "1"

    monkeypatch.setattr(version, "content_version", edition)
    monkeypatch.setattr(version, "visibility_windows", dict)
    return VersionWatcher("code", 3600, Notebook())


def test_the_first_readers_of_a_process_all_wait_for_what_it_knows(watch):
    seen = []
    readers = [
        threading.Thread(target=lambda: seen.append((watch.current(), watch.is_well))) for _ in range(8)
    ]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    assert seen == [("code 1", True)] * 8


def test_what_was_taken_away_is_known_though_the_database_and_the_first_notebook_are_dead(monkeypatch):
    class Remembers(Notebook):
        def recall(self, name):
            return b'[["articles_article:1", [null, null]]]'

    def dead():
        raise OperationalError("nobody there")

    monkeypatch.setattr(version, "content_version", dead)
    watch = VersionWatcher("code", 0, Notebook(), Remembers())
    watch.look()
    assert not watch.is_well
    assert watch.terms == {"articles_article:1": (None, None)}
