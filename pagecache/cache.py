"""The press: hands out printed pages before Django is entered, and prints the others once for everybody.

It stands between the server and Django (examiner/wsgi.py). A request for a reader's page goes one of three ways:

1. A sheet of the current edition lies here: its bytes go out. No view, no query.
2. None does: one process prints the page, from a request that holds nothing but its address. Whoever asks meanwhile
   gets the sheet that was current until a moment ago; where there is none, they wait and get the same new one.
3. It cannot be printed (the database is dead, or too many wait): the last sheet that is still true goes out,
   marked stale; else the page of the mirror; else a courteous 503.

Everything else (the newsroom, forms, beacons, pictures) passes through untouched.
"""

import threading
import time
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotInTime
from dataclasses import dataclass, replace
from itertools import islice

from django.db import Error

from pagecache import dependencies, public_page
from pagecache.keys import CacheKey, is_well_addressed
from pagecache.pages import HIT, PRINTED, RECENT, STALE, CachedPage

# How long (seconds) a reader waits for a page that is being printed before they are turned away, and for a costly one;
# and before they get the last edition of it, where there is one that is still true.
PATIENCE = 2.0
PATIENCE_WITH_COSTLY = 1.0
PATIENCE_WITH_LAST = 0.25
# What one query of a page may take even where the reader has been waiting for their turn already.
LEAST_TIME = 1.0
# Answers that are kept. 410 is one: that a story is gone must outlast the database.
KEPT = ("200", "410")


@dataclass
class Tier:
    """Where pages of one kind lie, and how many of them may be printed at a time."""

    memory: object  # MemoryStore
    shared: object  # SharedStore
    printers: object  # RenderPool
    patience: float = PATIENCE

    def kept(self, address):
        """What lies here of an address, of whatever edition, the nearest first; None in the place of nothing."""
        return (rack.get(address) for rack in (self.memory, self.shared))

    def find(self, address, is_wanted, in_memory_only=False):
        """The sheet of an address where there is one that is wanted; from the shared rack it is taken into memory."""
        kept = islice(self.kept(address), 1 if in_memory_only else None)
        sheet = next((sheet for sheet in kept if sheet and is_wanted(sheet)), None)
        if sheet and sheet is not self.memory.get(address):
            self.memory.put(address, sheet)
        return sheet

    def put(self, address, sheet):
        """Keeps a sheet on both racks, with the date of the one before where they say the same."""
        before = next(filter(None, self.kept(address)), None)
        if before and before.tag == sheet.tag:
            sheet = replace(sheet, changed_at=before.changed_at)
        self.memory.put(address, sheet)
        self.shared.put(address, sheet)
        return sheet


@dataclass(frozen=True)
class Job:
    """A page that is being printed, and since when (of the monotonic clock)."""

    page: Future
    began: float

    def result(self, patience):
        """What came of it; None where that is not known `patience` seconds after it began."""
        try:
            return self.page.result(max(0, self.began + patience - time.monotonic()))
        except NotInTime:
            return None


@dataclass(frozen=True)
class Answer:
    """What a view said that is not kept: an unknown address, a redirect, a fault."""

    status: str
    headers: list
    body: bytes

    @property
    def is_fault(self):
        return self.status.startswith("5")

    def answer(self, environ, start_response):
        """Passes it on."""
        start_response(self.status, self.headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [self.body]


class PageCache:
    """The WSGI application around Django's own."""

    def __init__(self, django, watch, almanac, shelf, costly_shelf, mirror, excuse):
        """`mirror` is the static copy; `excuse(is_busy)` gives the CacheKey of the 503 page."""
        self.django, self.watch, self.almanac = django, watch, almanac
        self.shelf, self.costly_shelf = shelf, costly_shelf
        self.mirror, self.excuse = mirror, excuse
        # For readers a page that was current this many seconds ago is as good as one of now, as long as nothing on it
        # was taken away: a storm of edits costs two prints of a page a second, not one for each of them, and nobody
        # waits for them.
        self.moment = 2 * watch.every
        self.printing, self.excuses = {}, {}
        self.lock = threading.RLock()

    def __call__(self, environ, start_response):
        """Answers a request, as WSGI (PEP 3333) wants it."""
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            answer = self.django(environ, start_response)
            if "HTTP_COOKIE" in environ:  # somebody of the newsroom, who looks at the page next
                self.watch.expect_news()
            return answer
        if not is_well_addressed(environ):
            return self.django(environ, start_response)
        path, query, now = environ["PATH_INFO"], environ.get("QUERY_STRING", ""), time.time()
        if not query:
            sheet = self.shelf.memory.get(path)
            if sheet and sheet.is_fresh(self.watch.current(), now):
                return sheet.answer(environ, start_response, self._hit, now)
        order = CacheKey.of(path, query)
        if order is None:
            return self.django(environ, start_response)
        return self._deliver(order, environ, start_response)

    @property
    def _hit(self):
        """What a page of the current edition is called: without the database nobody knows whether it still is."""
        return HIT if self.watch.is_well else STALE

    def _deliver(self, order, environ, start_response):
        """The page of an order, in the best state in which it can be had."""
        shelf, is_reader = self._shelf_of(order), "HTTP_COOKIE" not in environ
        # Somebody of the newsroom looks for what they have just changed; for readers a moment ago is now.
        since = time.time() - (self.moment if is_reader else 0)
        self.watch.current()  # the first reader of all learns whether the database answers
        page, how = self._current(order, shelf, since), self._hit
        if page is None:
            patience = self._patience(order, shelf, since) if is_reader else shelf.patience
            page, how = self._print_current(order, shelf, since, patience), PRINTED
        if page is None:
            page, how = self._recent(order, shelf, since), RECENT
        if page is None or page.is_fault:
            last = self._last(order, shelf) or self._mirrored(order)
            page, how = last or page, STALE
        if isinstance(page, CachedPage):
            return page.answer(environ, start_response, how, time.time())
        if page is None or (page.is_fault and not self.watch.is_well):
            page = self.excuse_for(is_busy=self.watch.is_well)
        return page.answer(environ, start_response)

    def page(self, order):
        """The page of the current version, made now if need be: a CachedPage; an Answer where it is none that is kept;
        None where it could not be had in time.
        """
        shelf = self._shelf_of(order)
        self.watch.current()
        return self._print_current(order, shelf, time.time(), shelf.patience)

    def _shelf_of(self, order):
        return self.costly_shelf if order.is_costly else self.shelf

    def _current(self, order, shelf, since):
        """The sheet that lies here and is current, or None."""
        # While it is printed, its printer looks on the shared rack: the others need not.
        is_printed = order.address in self.printing
        return shelf.find(order.address, lambda sheet: self._is_current(sheet, since), is_printed)

    def _is_current(self, sheet, since):
        """Whether a sheet is of the current edition, or was printed after `since` and shows nothing that has gone."""
        edition, now = self.watch.current(), time.time()
        return sheet.is_fresh(edition, now) or (since <= sheet.printed_at and self._is_true(sheet, now))

    def _is_true(self, sheet, now):
        return sheet.printed_at <= now < sheet.until and sheet.is_still_true(self.watch.terms, now)

    def _recent(self, order, shelf, since):
        """The sheet in memory that was of the current edition after `since`, where it shows nothing that has gone."""

        def was_current(sheet):
            return since <= self.watch.end_of(sheet.edition) and self._is_true(sheet, time.time())

        return shelf.find(order.address, was_current, in_memory_only=True)

    def _last(self, order, shelf, in_memory_only=False):
        """The last sheet of an order, of whatever edition, where all that it shows may still be shown."""
        now = time.time()
        return shelf.find(
            order.address, lambda sheet: sheet.is_still_true(self.watch.terms, now), in_memory_only
        )

    def _mirrored(self, order):
        """The mirror's page of an order, where all that it shows may still be shown."""
        sheet = self.mirror.find(order) if self.watch.terms is not None else None
        return sheet if sheet and sheet.is_still_true(self.watch.terms, time.time()) else None

    def _patience(self, order, shelf, since):
        """How long (seconds) a reader waits for a page: not at all where there is one that was current after `since`;
        it is printed anew beside them.
        """
        if self._recent(order, shelf, since):
            return 0
        if self._last(order, shelf, in_memory_only=True):
            return PATIENCE_WITH_LAST
        return shelf.patience

    def _print_current(self, order, shelf, since, patience):
        """A page made just now, by this request or another one: a CachedPage, an Answer, or None if not in time."""
        # Twice, because what another request was printing may be older.
        for _ in range(2):
            job = self._job(order, shelf, since) if self.watch.is_well else None
            page = job and job.result(patience)
            if not isinstance(page, CachedPage) or self._is_current(page, since):
                return page
        return None

    def _job(self, order, shelf, since):
        """The Job that prints an order, one at a time for each address; None where too many wait to be printed."""
        with self.lock:
            job = self.printing.get(order.address)
            if job is None:
                began = time.monotonic()
                page = shelf.printers.print(self._print_alone, order, shelf, since, began + shelf.patience)
                if page is None:
                    return None
                job = self.printing[order.address] = Job(page, began)
                page.add_done_callback(lambda _: self._is_done(order))
            return job

    def _is_done(self, order):
        with self.lock:
            del self.printing[order.address]

    def _print_alone(self, order, shelf, since, until):
        """Prints a page, unless another process does so before `until` of the monotonic clock or has since `since`."""
        with shelf.shared.claim(order.address, until - time.monotonic()) as is_ours:
            sheet = shelf.find(order.address, lambda sheet: self._is_current(sheet, since))
            if sheet or not is_ours:
                return sheet
            return self._print(order, shelf, max(until - time.monotonic(), LEAST_TIME))

    def _print(self, order, shelf, patience):
        if not self.do_what_is_due():
            return None
        # The edition is read before the page is: should it change meanwhile, the page counts as old at once.
        edition, now = self.watch.current(), time.time()
        with dependencies.collect() as things:
            answer = self.ask_django(order, {public_page.TIME: patience})
        if answer.is_fault:
            self.watch.look()
        if not isinstance(answer, Page):
            return answer
        try:
            until = self.almanac.end_of(edition, now)
        except Error:
            self.watch.look()
            return None
        ends = {thing: closes and closes.timestamp() for thing, closes in things.items()}
        facts = {"edition": edition, "printed_at": now, "until": until, "things": ends}
        return shelf.put(order.address, CachedPage.of(answer.status, answer.headers, answer.body, **facts))

    def do_what_is_due(self):
        """Does what has to be done before another page is made; returns whether the database was there for it."""
        try:
            if self.almanac.do_what_is_due(self.watch.current(), time.time()):
                self.watch.look()
        except Error:
            self.watch.look()
            return False
        return True

    def excuse_for(self, *, is_busy):
        """The Answer to who gets no page; made once a minute, because it is needed when everything else is scarce."""
        key = is_busy, int(time.time() // 60)
        if key not in self.excuses:
            self.excuses = {key: self.ask_django(self.excuse(is_busy))}
        return self.excuses[key]

    def ask_django(self, order, more=None):
        """Django's answer to a bare request for an order: a Page where it may be kept."""
        environ, said = order.environ() | (more or {}), []
        pieces = self.django(environ, lambda status, headers, _=None: said.append((status, headers)))
        try:
            body = b"".join(pieces)
        finally:
            if hasattr(pieces, "close"):
                pieces.close()
        status, headers = said[0]
        return (Page if _may_be_kept(environ, status, headers) else Answer)(status, headers, body)


class Page(Answer):
    """What a view said that may be kept."""


def _may_be_kept(environ, status, headers):
    """Whether a view has marked its answer as the same for everybody, and nothing in it says otherwise."""
    names = {name.lower(): value for name, value in headers}
    return (
        environ.get(public_page.MARK, False)
        and status[:3] in KEPT
        and "set-cookie" not in names
        and "cookie" not in names.get("vary", "").lower()
        and "no-store" not in names.get("cache-control", "")
    )
