"""The press: hands out printed pages before Django is entered, and prints the others once for everybody.

It stands between the server and Django (examiner/wsgi.py). A request for a reader's page goes one of three ways:

1. A sheet of the current edition lies here: its bytes go out. No view, no query.
2. None does: one process prints the page, from a request that holds nothing but its address; whoever else asks
   waits a little and gets the same sheet.
3. It cannot be printed (the database is dead, or every place is taken): the last sheet that is still true goes out,
   marked stale; else the page of the mirror; else a courteous 503.

Everything else (the newsroom, forms, beacons, pictures) passes through untouched.
"""

import threading
import time
from concurrent.futures import Future
from concurrent.futures import TimeoutError as NotInTime
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import chain

from django.db import Error

from pressroom import printing
from pressroom.orders import Order, is_well_addressed
from pressroom.sheets import HIT, PRINTED, STALE, Sheet

# How long (seconds) a reader waits for a page that is being printed before they get the last edition of it, and for
# a costly one before they are turned away.
PATIENCE = 2.0
PATIENCE_WITH_COSTLY = 0.5
# Answers that are kept. 410 is one: that a story is gone must outlast the database.
KEPT = ("200", "410")


@dataclass
class Shelf:
    """Where pages of one kind lie, and how many of them may be printed at a time."""

    memory: object  # MemoryRack
    shared: object  # SharedRack
    places: threading.Semaphore
    patience: float = PATIENCE

    def kept(self, address):
        """What lies here of an address, of whatever edition, the nearest first; None in the place of nothing."""
        return (rack.get(address) for rack in (self.memory, self.shared))

    def fresh(self, address, edition, now):
        """The sheet of an address where one is current; one from the shared rack is taken into memory."""
        sheet = next((sheet for sheet in self.kept(address) if sheet and sheet.is_fresh(edition, now)), None)
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

    @contextmanager
    def place(self):
        """A place to print at, for whoever gets one in time."""
        got = self.places.acquire(timeout=self.patience)
        try:
            yield got
        finally:
            if got:
                self.places.release()


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


class Press:
    """The WSGI application around Django's own."""

    def __init__(self, django, watch, almanac, shelf, costly_shelf, mirror, excuse):
        """`mirror` is the static copy; `excuse(is_busy)` gives the Order of the 503 page."""
        self.django, self.watch, self.almanac = django, watch, almanac
        self.shelf, self.costly_shelf = shelf, costly_shelf
        self.mirror, self.excuse = mirror, excuse
        self.excuses = {}
        self.printing = {}
        self.lock = threading.Lock()

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
        order = Order.of(path, query)
        if order is None:
            return self.django(environ, start_response)
        return self._deliver(order, environ, start_response)

    @property
    def _hit(self):
        """What a page of the current edition is called: without the database nobody knows whether it still is."""
        return HIT if self.watch.is_well else STALE

    def _deliver(self, order, environ, start_response):
        """The page of an order, in the best state in which it can be had."""
        shelf = self._shelf_of(order)
        page, how = shelf.fresh(order.address, self.watch.current(), time.time()), self._hit
        if page is None:
            page, how = self.page(order), PRINTED
        if isinstance(page, Sheet):
            return page.answer(environ, start_response, how, time.time())
        if page is None or page.is_fault:
            last = self._last(order, shelf)
            if last:
                return last.answer(environ, start_response, STALE, time.time())
        if page is None or (page.is_fault and not self.watch.is_well):
            page = self.excuse_for(is_busy=self.watch.is_well)
        return page.answer(environ, start_response)

    def page(self, order):
        """The page of the current edition, printed now if need be: a Sheet; an Answer where it is none that is kept;
        None where it could not be had in time.
        """
        shelf = self._shelf_of(order)
        self.watch.current()  # the first reader of all learns whether the database answers
        # Twice, because what another request was printing may be of the edition before.
        for _ in range(2):
            page = self._print_once(order, shelf) if self.watch.is_well else None
            if not isinstance(page, Sheet) or page.is_fresh(self.watch.current(), time.time()):
                return page
        return None

    def _last(self, order, shelf):
        """The last sheet of an order that is still true, or the mirror's."""
        terms, now = self.watch.terms, time.time()
        if terms is None:  # nobody knows what has been taken away since
            return None
        sheets = chain(shelf.kept(order.address), map(self.mirror.find, [order]))  # the mirror is asked last
        return next((sheet for sheet in sheets if sheet and sheet.is_still_true(terms, now)), None)

    def _shelf_of(self, order):
        return self.costly_shelf if order.is_costly else self.shelf

    def _print_once(self, order, shelf):
        """A page printed just now, by this request or by another one: a Sheet, an Answer, or None if not in time."""
        with self.lock:
            job = self.printing.get(order.address)
            is_ours = job is None
            if is_ours:
                job = self.printing[order.address] = Future()
        if not is_ours:
            try:
                return job.result(timeout=shelf.patience)
            except NotInTime:
                return None
        answer = None
        try:
            answer = self._print_in_turn(order, shelf)
        finally:
            with self.lock:
                del self.printing[order.address]
            job.set_result(answer)
        return answer

    def _print_in_turn(self, order, shelf):
        """Prints a page where no other process does, and where a place is free."""
        with shelf.place() as is_free:
            if not is_free:
                return None
            with shelf.shared.claim(order.address, shelf.patience) as is_ours:
                sheet = shelf.fresh(order.address, self.watch.current(), time.time())
                return sheet or (self._print(order, shelf) if is_ours else None)

    def _print(self, order, shelf):
        # The edition is read before the page is: should it change meanwhile, the page counts as old at once.
        edition, now = self.watch.current(), time.time()
        with printing.proof() as things:
            answer = self.ask_django(order, is_page=True)
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
        return shelf.put(order.address, Sheet.of(answer.status, answer.headers, answer.body, **facts))

    def excuse_for(self, *, is_busy):
        """The Answer to who gets no page: made once, because then many get it."""
        if is_busy not in self.excuses:
            self.excuses[is_busy] = self.ask_django(self.excuse(is_busy))
        return self.excuses[is_busy]

    def ask_django(self, order, is_page=False):
        """Django's answer to a bare request for an order."""
        environ, said = order.environ(), []
        pieces = self.django(environ, lambda status, headers, _=None: said.append((status, headers)))
        try:
            body = b"".join(pieces)
        finally:
            if hasattr(pieces, "close"):
                pieces.close()
        status, headers = said[0]
        return (Page if is_page and _may_be_kept(environ, status, headers) else Answer)(status, headers, body)


class Page(Answer):
    """What a view said that may be kept."""


def _may_be_kept(environ, status, headers):
    """Whether a view has marked its answer as the same for everybody, and nothing in it says otherwise."""
    names = {name.lower(): value for name, value in headers}
    return (
        environ.get(printing.MARK, False)
        and status[:3] in KEPT
        and "set-cookie" not in names
        and "cookie" not in names.get("vary", "").lower()
        and "no-store" not in names.get("cache-control", "")
    )
