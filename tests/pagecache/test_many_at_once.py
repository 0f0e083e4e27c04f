"""When many ask at the same moment a page is made once, nobody waits in vain, and nobody gets a fault of ours."""

import threading
import time
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from pagecache.cache import PageCache, Tier
from pagecache.keys import CacheKey
from pagecache.public_page import IS_PUBLIC
from pagecache.render_pool import RenderPool
from pagecache.stores import MemoryStore
from staticsite.site import StaticSite
from tests.pagecache.conftest import Reader

READERS = 30
LONG = 30  # seconds: nobody waits for that, however busy the machine is


class VersionWatcher:
    """Knows a content version that a test sets."""

    interval, is_well, windows, version = 0.1, True, {}, "1"
    ends = {}

    def current(self):
        return self.version

    def end_of(self, version):
        return time.time() if version == self.version else self.ends.get(version, 0)

    def look(self):
        pass


class Expiry:
    def end_of(self, version, now):
        return now + 300

    def run_due_tasks(self, version, now):
        return False


class SharedStore(MemoryStore):
    @contextmanager
    def claim(self, address, patience):
        yield True


class Django:
    """Makes every page in `takes` seconds and when `meanwhile` has ended, and remembers which."""

    def __init__(self):
        self.takes, self.made, self.meanwhile = 0.1, [], lambda: None

    def __call__(self, environ, start_response):
        self.made.append(environ["PATH_INFO"])
        is_unavailable = environ["PATH_INFO"] == "/unavailable/"
        time.sleep(self.takes)
        if not is_unavailable:
            self.meanwhile()
        environ[IS_PUBLIC] = True
        start_response("503 Busy" if is_unavailable else "200 OK", [("Content-Type", "text/html")])
        return [f"Page {len(self.made)}".encode()]


@pytest.fixture
def page_cache(tmp_path):
    tier = Tier(MemoryStore(1_000_000), SharedStore(1_000_000), RenderPool(1, 1), 2 * LONG)
    unavailable = CacheKey("/unavailable/")
    return PageCache(
        Django(), VersionWatcher(), Expiry(), tier, tier, StaticSite(tmp_path), lambda is_busy: unavailable
    )


def ask_together(page_cache, addresses, heard=lambda status: None):
    """What readers got who asked for an address each in the same moment: (status, Cache-Status, body), the first first.

    `heard` is told the status of each answer when it has come.
    """
    answers, ready = [], threading.Barrier(len(addresses))

    def ask(address):
        ready.wait()
        status, headers, body = Reader(page_cache).get(address)
        answers.append((status, headers.get("cache-status", ""), body))
        heard(status)

    readers = [threading.Thread(target=ask, args=[address]) for address in addresses]
    for reader in readers:
        reader.start()
    for reader in readers:
        reader.join()
    return answers


@pytest.fixture(autouse=True)
def _no_transaction(monkeypatch):
    monkeypatch.setattr("tests.pagecache.conftest.begin_anew", lambda: None)


def test_a_page_that_all_want_is_made_once(page_cache):
    answers = ask_together(page_cache, ["/newest/"] * READERS)
    assert page_cache.django.made == ["/newest/"]
    assert {(status, body) for status, _, body in answers} == {(200, b"Page 1")}


def test_who_comes_when_too_many_wait_is_told_so_at_once(page_cache):
    """At once: the pages that the others wait for are not made before."""
    told, are_told = [], threading.Event()

    def heard(status):
        told.append(status)
        if told == [503] * 3:
            are_told.set()

    page_cache.django.meanwhile = lambda: are_told.wait(LONG)
    addresses = ["/newest/", "/people/", "/archive/", "/feed/", "/robots.txt"]
    answers = ask_together(page_cache, addresses, heard)
    assert [status for status, *_ in answers] == [503, 503, 503, 200, 200]
    assert page_cache.django.made.count("/unavailable/") <= 3


def test_nobody_waits_for_a_page_that_was_current_a_moment_ago(page_cache, monkeypatch):
    """It is rendered anew beside them: not before all of them have theirs, and in a moment that does not pass."""
    clock, are_served = SimpleNamespace(time=time.time, monotonic=time.monotonic), threading.Event()
    monkeypatch.setattr("pagecache.cache.time", clock)
    before = Reader(page_cache).get("/newest/")[2]
    ended = time.time() + page_cache.recent_seconds
    clock.time = lambda: ended + page_cache.recent_seconds / 2
    page_cache.watcher.ends, page_cache.watcher.version = {"1": ended}, "2"
    page_cache.django.meanwhile = lambda: are_served.wait(LONG)
    answers = ask_together(page_cache, ["/newest/"] * READERS)
    are_served.set()
    page_cache.tier.pool.threads.shutdown()
    assert set(answers) == {(200, "pagecache; hit; detail=recent", before)}
    assert page_cache.django.made == ["/newest/"] * 2, "rendered anew beside them"


def test_somebody_of_the_newsroom_waits_for_the_page_as_it_is_now(page_cache):
    Reader(page_cache).get("/newest/")
    page_cache.watcher.ends, page_cache.watcher.version = {"1": time.time()}, "2"
    assert Reader(page_cache).get("/newest/", HTTP_COOKIE="newsroom=x")[2] == b"Page 2"


def test_a_page_that_is_old_before_it_is_made_is_served_all_the_same(page_cache):
    def another_version():
        page_cache.watcher.version = str(int(page_cache.watcher.version) + 1)

    page_cache.django.takes, page_cache.django.meanwhile = page_cache.recent_seconds, another_version
    assert Reader(page_cache).get("/newest/")[0] == 200


def test_what_was_taken_away_is_not_served_because_it_is_recent(page_cache):
    Reader(page_cache).get("/newest/")
    page = page_cache.tier.memory.get("/newest/")
    page.dependencies["articles_article:1"] = None
    page_cache.watcher.ends, page_cache.watcher.version = {"1": time.time()}, "2"
    page_cache.watcher.windows = {"articles_article:1": (None, None)}
    assert Reader(page_cache).get("/newest/")[2] == b"Page 2"
