"""The page cache: serves finished pages before Django is entered, and renders the others once for everybody.

It stands between the server and Django (examiner/wsgi.py). A request for a public page goes one of three ways:

1. A page of the current content version is cached: its bytes go out. No view, no query.
2. None is: one process renders the page, from a request that holds nothing but its address. Requests that arrive
   meanwhile get the page that was current until a moment ago; where there is none, they wait and get the same new one.
3. It cannot be rendered (the database is dead, or too many wait): the last page that may still be shown goes out,
   marked stale; else the page of the static site; else the unavailable page, a 503.

Everything else (the newsroom, forms, beacons, pictures) passes through untouched.
"""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any, Protocol
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

from django.db import Error

from pagecache import dependencies, public_page
from pagecache.expiry import Expiry
from pagecache.keys import CacheKey, is_well_addressed
from pagecache.pages import HIT, RECENT, RENDERED, STALE, CachedPage
from pagecache.render_pool import Pool, Render
from pagecache.stores import MemoryStore, SharedStore
from pagecache.version import VersionWatcher

# How long (seconds) a reader waits for a page that is being rendered before they are turned away, and for a costly one;
# and before they get the last version of it, where there is one that may still be shown.
PATIENCE = 2.0
PATIENCE_WITH_COSTLY = 1.0
PATIENCE_WITH_LAST = 0.25
# What one query of a page may take even where the reader has been waiting for their turn already.
LEAST_TIME = 1.0
# Statuses that are cached. 410 is one: that a story is gone must outlast the database.
CACHED_STATUSES = ("200", "410")


class StaticCopy(Protocol):
    """A copy of all pages for when nothing else is left (staticsite/site.py)."""

    def find(self, key: CacheKey) -> CachedPage | None:
        """The copy's page, of no content version, or None."""


@dataclass
class Tier:
    """Where pages of one kind are kept, and how many of them may be rendered at a time."""

    memory: MemoryStore
    shared: SharedStore
    pool: Pool
    patience: float = PATIENCE

    def copies(self, address: str) -> Iterator[CachedPage | None]:
        """The pages kept of an address, of whatever version, the nearest first; None in the place of nothing."""
        return (store.get(address) for store in (self.memory, self.shared))

    def find(
        self, address: str, is_wanted: Callable[[CachedPage], bool], in_memory_only: bool = False
    ) -> CachedPage | None:
        """The page of an address where there is one that is wanted; from the shared store it is copied into memory."""
        copies = islice(self.copies(address), 1 if in_memory_only else None)
        page = next((page for page in copies if page and is_wanted(page)), None)
        if page and page is not self.memory.get(address):
            self.memory.put(address, page)
        return page

    def put(self, address: str, page: CachedPage) -> CachedPage:
        """Keeps a page in both stores, with the date of the one before where they say the same."""
        before = next(filter(None, self.copies(address)), None)
        if before and before.tag == page.tag:
            page = replace(page, changed_at=before.changed_at)
        self.memory.put(address, page)
        self.shared.put(address, page)
        return page


@dataclass(frozen=True)
class ViewResponse:
    """A response of Django's that is not in the cache: a page that may be put there, a redirect, a failure."""

    status: str
    headers: list[tuple[str, str]]
    body: bytes
    may_be_cached: bool
    # Whether it may be another one for a query of which the page cache knows nothing.
    reads_query: bool = False

    @property
    def is_failure(self) -> bool:
        """Whether the fault is ours."""
        return self.status.startswith("5")

    def carrying(self, left_out: str) -> "ViewResponse":
        """Itself, or the same redirect with what the page cache has left out of the query: `utm_source=mail`."""
        if not left_out or not self.status.startswith("3"):
            return self

        def longer(location: str) -> str:
            return f"{location}{'&' if '?' in location else '?'}{left_out}"

        headers = [
            (name, longer(value) if name.lower() == "location" else value) for name, value in self.headers
        ]
        return replace(self, headers=headers)

    def respond(self, environ: WSGIEnvironment, start_response: StartResponse) -> list[bytes]:
        """Passes it on."""
        start_response(self.status, self.headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [self.body]


class PageCache:
    """The WSGI application around Django's own."""

    def __init__(
        self,
        django: WSGIApplication,
        watcher: VersionWatcher,
        expiry: Expiry,
        tier: Tier,
        costly_tier: Tier,
        static_site: StaticCopy,
        unavailable_key: Callable[[bool], CacheKey],
    ) -> None:
        """`unavailable_key(is_busy)` gives the CacheKey of the 503 page."""
        self.django, self.watcher, self.expiry = django, watcher, expiry
        self.tier, self.costly_tier = tier, costly_tier
        self.static_site, self.unavailable_key = static_site, unavailable_key
        # For readers a page that was current this many seconds ago is as good as one of now, as long as nothing on it
        # was taken away: a storm of edits costs two renders of a page a second, not one for each of them, and nobody
        # waits for them.
        self.recent_seconds = 2 * watcher.interval
        self.renders: dict[str, Render[Any]] = {}
        self.unavailable_pages: dict[tuple[bool, int], ViewResponse] = {}
        self.lock = threading.RLock()

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answers a request, as WSGI (PEP 3333) wants it."""
        if environ["REQUEST_METHOD"] not in ("GET", "HEAD"):
            pieces = self.django(environ, start_response)
            if "HTTP_COOKIE" in environ:  # somebody of the newsroom, who looks at the page next
                self.watcher.expect_change()
            return pieces
        if not is_well_addressed(environ):
            return self.django(environ, start_response)
        path, query, now = environ["PATH_INFO"], environ.get("QUERY_STRING", ""), time.time()
        if not query:
            page = self.tier.memory.get(path)
            if page and page.is_fresh(self.watcher.current(), now):
                return page.respond(environ, start_response, self._hit, now)
        key = CacheKey.of(path, query)
        if key is None:
            return self.django(environ, start_response)
        return self._deliver(key, environ, start_response)

    @property
    def _hit(self) -> str:
        """The Cache-Status of a page of the current version: without the database nobody knows whether it still is."""
        return HIT if self.watcher.is_well else STALE

    def _deliver(
        self, key: CacheKey, environ: WSGIEnvironment, start_response: StartResponse
    ) -> Iterable[bytes]:
        """The page of a key, in the best state in which it can be had."""
        tier, is_reader = self._tier_of(key), "HTTP_COOKIE" not in environ
        # Somebody of the newsroom looks for what they have just changed; for readers a moment ago is now.
        since = time.time() - (self.recent_seconds if is_reader else 0)
        self.watcher.current()  # the first reader of all learns whether the database answers
        page: CachedPage | ViewResponse | None = self._current(key, tier, since)
        status = self._hit
        if page is None:
            patience = self._patience(key, tier, since) if is_reader else tier.patience
            page, status = self._render_current(key, tier, since, patience), RENDERED
        if page is None:
            page, status = self._recent(key, tier, since), RECENT
        if page is None or page.is_failure:
            page, status = self._last(key, tier) or self._static(key) or page, STALE
        if isinstance(page, CachedPage):
            return page.respond(environ, start_response, status, time.time())
        if page is None or (page.is_failure and not self.watcher.is_well):
            page = self.unavailable_page(is_busy=self.watcher.is_well)
        left_out = key.left_out(environ.get("QUERY_STRING", ""))
        if left_out and page.reads_query:
            return self.django(environ, start_response)
        return page.carrying(left_out).respond(environ, start_response)

    def page(self, key: CacheKey) -> CachedPage | ViewResponse | None:
        """The page of the current content version, rendered now if need be: a CachedPage; a ViewResponse where it is
        none that may be cached; None where it could not be had in time.
        """
        tier = self._tier_of(key)
        self.watcher.current()
        return self._render_current(key, tier, time.time(), tier.patience)

    def _tier_of(self, key: CacheKey) -> Tier:
        return self.costly_tier if key.is_costly else self.tier

    # Looking in the cache

    def _current(self, key: CacheKey, tier: Tier, since: float) -> CachedPage | None:
        """The page that is cached and current, or None."""
        # While it is rendered, its render looks in the shared store: the others need not.
        is_rendered = key.address in self.renders
        return tier.find(key.address, lambda page: self._is_current(page, since), is_rendered)

    def _is_current(self, page: CachedPage, since: float) -> bool:
        """Whether a page is of the current version, or was rendered after `since` and shows nothing that has gone."""
        version, now = self.watcher.current(), time.time()
        return page.is_fresh(version, now) or (since <= page.rendered_at and self._is_unexpired(page, now))

    def _is_unexpired(self, page: CachedPage, now: float) -> bool:
        return page.rendered_at <= now < page.expires_at and page.may_be_shown(self.watcher.windows, now)

    def _recent(self, key: CacheKey, tier: Tier, since: float) -> CachedPage | None:
        """The page in memory that was of the current version after `since`, where it shows nothing that has gone."""

        def was_current(page: CachedPage) -> bool:
            return since <= self.watcher.end_of(page.version) and self._is_unexpired(page, time.time())

        return tier.find(key.address, was_current, in_memory_only=True)

    def _last(self, key: CacheKey, tier: Tier, in_memory_only: bool = False) -> CachedPage | None:
        """The last page of a key, of whatever version, where all that it shows may still be shown."""
        now = time.time()
        return tier.find(
            key.address, lambda page: page.may_be_shown(self.watcher.windows, now), in_memory_only
        )

    def _static(self, key: CacheKey) -> CachedPage | None:
        """The static site's page of a key, where all that it shows may still be shown."""
        page = self.static_site.find(key) if self.watcher.windows is not None else None
        return page if page and page.may_be_shown(self.watcher.windows, time.time()) else None

    def _patience(self, key: CacheKey, tier: Tier, since: float) -> float:
        """How long (seconds) a reader waits for a page: not at all where there is one that was current after `since`;
        it is rendered anew beside them.
        """
        if self._recent(key, tier, since):
            return 0
        if self._last(key, tier, in_memory_only=True):
            return PATIENCE_WITH_LAST
        return tier.patience

    # Rendering

    def _render_current(
        self, key: CacheKey, tier: Tier, since: float, patience: float
    ) -> CachedPage | ViewResponse | None:
        """A page made just now, by this request or another one; None where it is not ready within `patience`."""
        # Twice, because what another request was rendering may be older.
        for _ in range(2):
            render = self._render_of(key, tier, since) if self.watcher.is_well else None
            page = render.result_within(patience) if render else None
            if not isinstance(page, CachedPage) or self._is_current(page, since):
                return page
        return None

    def _render_of(self, key: CacheKey, tier: Tier, since: float) -> Render[Any] | None:
        """The render of a key, one at a time for each address; None where too many wait for theirs."""
        with self.lock:
            render = self.renders.get(key.address)
            if render is None:
                began = time.monotonic()
                future = tier.pool.submit(self._render_alone, key, tier, since, began + tier.patience)
                if future is None:
                    return None
                render = self.renders[key.address] = Render(future, began)
                future.add_done_callback(lambda _: self._forget_render(key))
            return render

    def _forget_render(self, key: CacheKey) -> None:
        with self.lock:
            del self.renders[key.address]

    def _render_alone(
        self, key: CacheKey, tier: Tier, since: float, until: float
    ) -> CachedPage | ViewResponse | None:
        """Renders a page, unless another process does so before `until` of the monotonic clock or has since `since`."""
        with tier.shared.claim(key.address, until - time.monotonic()) as is_ours:
            page = tier.find(key.address, lambda page: self._is_current(page, since))
            if page or not is_ours:
                return page
            return self._render(key, tier, max(until - time.monotonic(), LEAST_TIME))

    def _render(self, key: CacheKey, tier: Tier, patience: float) -> CachedPage | ViewResponse | None:
        """Renders a page and caches it; None where the database is not there for it."""
        if not self.run_due_tasks():
            return None
        # The version is read before the page is: should it change meanwhile, the page counts as old at once.
        version, now = self.watcher.current(), time.time()
        with dependencies.collect() as collected:
            response = self.ask_django(key, {public_page.QUERY_TIMEOUT: patience})
        if response.is_failure:
            self.watcher.look()
        if not response.may_be_cached:
            return response
        try:
            expires_at = self.expiry.end_of(version, now)
        except Error:
            self.watcher.look()
            return None
        page = CachedPage.of(
            response.status,
            response.headers,
            response.body,
            version=version,
            rendered_at=now,
            expires_at=expires_at,
            dependencies={name: ends.timestamp() if ends else None for name, ends in collected.items()},
        )
        return tier.put(key.address, page)

    def run_due_tasks(self) -> bool:
        """Runs what has to be done before another page is made; returns whether the database was there for it."""
        try:
            if self.expiry.run_due_tasks(self.watcher.current(), time.time()):
                self.watcher.look()
        except Error:
            self.watcher.look()
            return False
        return True

    def unavailable_page(self, *, is_busy: bool) -> ViewResponse:
        """The 503 page; made once a minute, because it is needed when everything else is scarce."""
        key = is_busy, int(time.time() // 60)
        if key not in self.unavailable_pages:
            self.unavailable_pages = {key: self.ask_django(self.unavailable_key(is_busy))}
        return self.unavailable_pages[key]

    def ask_django(self, key: CacheKey, extra: dict[str, Any] | None = None) -> ViewResponse:
        """Django's response to a bare request for a key; `extra` goes into its environ."""
        environ = key.environ() | (extra or {})
        started: list[tuple[str, list[tuple[str, str]]]] = []
        pieces = self.django(environ, lambda status, headers, _=None: started.append((status, headers)))  # type: ignore[arg-type]
        try:
            body = b"".join(pieces)
        finally:
            if hasattr(pieces, "close"):
                pieces.close()
        status, headers = started[0]
        reads_query = bool(environ.get(public_page.READS_QUERY))
        return ViewResponse(status, headers, body, _may_be_cached(environ, status, headers), reads_query)


def _may_be_cached(environ: WSGIEnvironment, status: str, headers: list[tuple[str, str]]) -> bool:
    """Whether a view has marked its response as the same for everybody, and nothing in it says otherwise."""
    names = {name.lower(): value for name, value in headers}
    return (
        environ.get(public_page.IS_PUBLIC, False)
        and status[:3] in CACHED_STATUSES
        and "set-cookie" not in names
        and "cookie" not in names.get("vary", "").lower()
        and "no-store" not in names.get("cache-control", "")
    )
