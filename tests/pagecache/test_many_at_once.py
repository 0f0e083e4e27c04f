"""When many ask at the same moment a page is made once, nobody waits in vain, and nobody gets a fault of ours."""

import threading
import time
from contextlib import contextmanager
from types import SimpleNamespace

import pytest

from pagecache.cache import PageCache, Tier
from pagecache.keys import CacheKey
from pagecache.public_page import MARK
from pagecache.render_pool import RenderPool
from pagecache.stores import MemoryStore
from staticsite.site import StaticSite
from tests.pagecache.conftest import Reader

READERS = 30
LONG = 30  # seconds: nobody waits for that, however busy the machine is


class VersionWatcher:
    """Knows an edition that a test sets."""

    every, is_well, terms, edition = 0.1, True, {}, "1"
    ends = {}

    def current(self):
        return self.edition

    def end_of(self, edition):
        return time.time() if edition == self.edition else self.ends.get(edition, 0)

    def look(self):
        pass


class Expiry:
    def end_of(self, edition, now):
        return now + 300

    def do_what_is_due(self, edition, now):
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
        is_excuse = environ["PATH_INFO"] == "/unavailable/"
        time.sleep(self.takes)
        if not is_excuse:
            self.meanwhile()
        environ[MARK] = True
        start_response("503 Busy" if is_excuse else "200 OK", [("Content-Type", "text/html")])
        return [f"Page {len(self.made)}".encode()]


@pytest.fixture
def press(tmp_path):
    shelf = Tier(MemoryStore(1_000_000), SharedStore(1_000_000), RenderPool(1, 1), 2 * LONG)
    excuse = CacheKey("/unavailable/")
    return PageCache(
        Django(), VersionWatcher(), Expiry(), shelf, shelf, StaticSite(tmp_path), lambda is_busy: excuse
    )


def ask_together(press, addresses, heard=lambda status: None):
    """What readers got who asked for an address each in the same moment: (status, Cache-Status, body), the first first.

    `heard` is told the status of each answer when it has come.
    """
    answers, ready = [], threading.Barrier(len(addresses))

    def ask(address):
        ready.wait()
        status, headers, body = Reader(press).get(address)
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


def test_a_page_that_all_want_is_made_once(press):
    answers = ask_together(press, ["/newest/"] * READERS)
    assert press.django.made == ["/newest/"]
    assert {(status, body) for status, _, body in answers} == {(200, b"Page 1")}


def test_who_comes_when_too_many_wait_is_told_so_at_once(press):
    """At once: the pages that the others wait for are not made before."""
    told, are_told = [], threading.Event()

    def heard(status):
        told.append(status)
        if told == [503] * 3:
            are_told.set()

    press.django.meanwhile = lambda: are_told.wait(LONG)
    addresses = ["/newest/", "/people/", "/archive/", "/feed/", "/robots.txt"]
    answers = ask_together(press, addresses, heard)
    assert [status for status, *_ in answers] == [503, 503, 503, 200, 200]
    assert press.django.made.count("/unavailable/") <= 3


def test_nobody_waits_for_a_page_that_was_current_a_moment_ago(press, monkeypatch):
    """It is printed anew beside them: not before all of them have theirs, and in a moment that does not pass."""
    clock, are_served = SimpleNamespace(time=time.time, monotonic=time.monotonic), threading.Event()
    monkeypatch.setattr("pagecache.cache.time", clock)
    before = Reader(press).get("/newest/")[2]
    ended = time.time() + press.moment
    clock.time = lambda: ended + press.moment / 2
    press.watch.ends, press.watch.edition = {"1": ended}, "2"
    press.django.meanwhile = lambda: are_served.wait(LONG)
    answers = ask_together(press, ["/newest/"] * READERS)
    are_served.set()
    press.shelf.printers.threads.shutdown()
    assert set(answers) == {(200, "pagecache; hit; detail=recent", before)}
    assert press.django.made == ["/newest/"] * 2, "printed anew beside them"


def test_somebody_of_the_newsroom_waits_for_the_page_as_it_is_now(press):
    Reader(press).get("/newest/")
    press.watch.ends, press.watch.edition = {"1": time.time()}, "2"
    assert Reader(press).get("/newest/", HTTP_COOKIE="newsroom=x")[2] == b"Page 2"


def test_a_page_that_is_old_before_it_is_made_is_handed_out_all_the_same(press):
    def another_edition():
        press.watch.edition = str(int(press.watch.edition) + 1)

    press.django.takes, press.django.meanwhile = press.moment, another_edition
    assert Reader(press).get("/newest/")[0] == 200


def test_what_was_taken_away_is_not_handed_out_because_it_is_recent(press):
    Reader(press).get("/newest/")
    sheet = press.shelf.memory.get("/newest/")
    sheet.things["articles_article:1"] = None
    press.watch.ends, press.watch.edition = {"1": time.time()}, "2"
    press.watch.terms = {"articles_article:1": (None, None)}
    assert Reader(press).get("/newest/")[2] == b"Page 2"
