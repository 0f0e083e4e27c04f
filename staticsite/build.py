"""Brings the static site up to date: first what has changed, then whatever else is due, page by page.

Which stories have come, changed or gone is told by the rooms above (staticsite/registry.py). A changed story is written
at once with the lists of its date and the pages that it links to (its sections, tags and neighbours show it now); other
pages that show it follow in their turn. Pages that show what is gone leave the copy before anything is written. All
other pages are found by following links, so that no link of the copy leads nowhere.
"""

import re
import time
from collections.abc import Callable, Iterable
from html import unescape
from urllib.parse import unquote_to_bytes, urlsplit

from django.conf import settings

from pagecache.cache import PageCache
from pagecache.keys import CacheKey
from pagecache.pages import CachedPage
from staticsite import registry
from staticsite.site import StaticSite

# Where a reader may begin, and what changes with every story.
SEEDS = ["/", "/newest/", "/archive/", "/feed/", "/feed/atom/", "/feed/json/", "/robots.txt"]
SEEDS += ["/sitemap.xml", "/sitemap-news.xml", "/sitemaps/pages.xml"]
# A form leads somewhere too: a search, of which the copy says that it has none.
LINK = re.compile(rb'(?:href=|action=|<loc>)"?([^"<>]+)')
FILE = re.compile(rb'/(?:media|static)/[^"\s,<>?#]+')
# Further pages of a list are not copied: by the archive's days every story is found.
PAGER = re.compile(rb'href="\?(?:before|after)=[^"]*"')


class Build:
    """One run that brings the site up to date. `progress(written, waiting)` is called after every page."""

    def __init__(
        self,
        page_cache: PageCache,
        site: StaticSite,
        progress: Callable[[int, int], None] = lambda written, waiting: None,
    ) -> None:
        self.page_cache, self.site, self.progress = page_cache, site, progress
        self.origin = urlsplit(settings.SITE_URL)
        self.waiting: dict[str, None] = {}  # paths, in the order in which they are written
        self.known: set[str] = set()  # every path that the site has or will have after this run
        self.done: set[str] = set()
        self.files: set[bytes] = set()
        self.written = 0
        self.failed: list[str] = []

    def bring_up_to_date(self, seconds: float | None = None) -> bool:
        """Writes what has changed, and goes on with what is due for at most so many seconds (None: to the end).

        Returns whether the site is complete. Raises a database Error where the stories cannot be listed.
        """
        until = time.monotonic() + seconds if seconds else float("inf")
        self.page_cache.run_due_tasks()
        version, now = self.page_cache.watcher.current() or "", time.time()
        self.known = self.site.paths()
        is_another = version != self.site.fact("version")
        # Within one version stories still come and go at their moments.
        if is_another or now >= float(self.site.fact("expires_at") or 0):
            expires_at = self.page_cache.expiry.end_of(version, now)
            changed = self._write_changes()
            if is_another and not changed:
                self.site.make_due()  # something that is on every page: a section's name, the menu, the code
                self._queue(SEEDS)
                self._write_waiting(float("inf"))
            self.site.copy_registered_files()
            self.site.set_fact("version", version)
            self.site.set_fact("expires_at", str(expires_at))
        self._queue(self.site.due_paths() - self.done)
        self._write_waiting(until)
        return not self.waiting

    def _write_changes(self) -> bool:
        """Writes what a story's coming, changing or going touches at once; returns whether there is any."""
        now = {entry.name: entry for entry in registry.entries()}
        before = self.site.entries()
        changed = [entry for name, entry in now.items() if before.get(name) != entry]
        gone = before.keys() - now.keys()
        if not changed and not gone:
            return False
        self.site.hide(self.site.showing(gone))
        self.site.make_due(self.site.showing(entry.name for entry in changed))
        touched = changed + [before[name] for name in gone.union(e.name for e in changed) if name in before]
        paths = {entry.path for entry in touched}
        lists = {path for entry in touched for path in entry.lists}
        self._queue([*paths, *SEEDS, *lists, *self.site.linked_from(paths)])
        self._write_waiting(float("inf"))
        if before:  # else everything is written in this run
            self._queue(self.site.linked_from(paths) - self.done)
            self._write_waiting(float("inf"))
        self.site.update_entries(changed, gone)
        return True

    def _queue(self, paths: Iterable[str]) -> None:
        self.waiting.update(dict.fromkeys(paths))

    def _write_waiting(self, until: float) -> None:
        while self.waiting and time.monotonic() < until:
            path = next(iter(self.waiting))
            self._write(path)
            del self.waiting[path]
            self.progress(self.written, len(self.waiting))

    def _write(self, path: str) -> None:
        self.known.add(path)
        self.done.add(path)
        try:
            is_written = self._write_or_drop(path)
        except OSError:  # the disk is full, or takes no name so long
            is_written = False
        if not is_written:
            self.failed.append(path)  # the site keeps what it has
            self.site.retry(path)

    def _write_or_drop(self, path: str) -> bool:
        """Whether the site now has of a path what readers have of it: a page, the unavailable page, or nothing."""
        key = self._key_of(path)
        if key is None:
            self.site.write_unavailable(path, self._unavailable())
            return True
        page = self.page_cache.page(key)
        if isinstance(page, CachedPage) and page.status.startswith("200"):
            body, targets = page.body, set()
            if any(kind in dict(page.headers)["Content-Type"] for kind in ("html", "xml")):
                body = self._for_the_site(path, body)
                targets = self._targets(body)
                self._copy_files(body)
            self.site.write(path, page, body, targets)
            self._queue(targets - self.known)
            self.known.update(targets)
            self.written += 1
            return True
        if page is None or page.status.startswith("5"):
            return False
        self.site.drop(path)
        return True

    @staticmethod
    def _key_of(path: str) -> CacheKey | None:
        return CacheKey.of(path.encode().decode("latin-1"), "")

    def _unavailable(self) -> bytes:
        return self.page_cache.unavailable_page(is_busy=False).body

    def _for_the_site(self, path: str, body: bytes) -> bytes:
        """A page's text for a place that has no search and no further pages of lists."""
        if path in registry.search_paths():
            return self._unavailable()
        return PAGER.sub(b'href="/archive/"', body)

    def _targets(self, body: bytes) -> set[str]:
        """The paths of our pages that a page's text links to, those that are not public pages among them."""
        found = set()
        for link in LINK.findall(body):
            try:
                parts = urlsplit(unescape(link.decode(errors="replace")))
            except ValueError:  # nonsense in somebody's text
                continue
            is_ours = not parts.netloc or parts[:2] == self.origin[:2]
            if is_ours and not parts.query and parts.path.startswith("/"):
                found.add(unquote_to_bytes(parts.path).decode(errors="replace"))
        is_page = {path: path.endswith("/") and not path.startswith("/admin/") for path in found}
        return {path for path in found if is_page[path] or self._key_of(path)}

    def _copy_files(self, body: bytes) -> None:
        for file in set(FILE.findall(body)) - self.files if self.site.has_files else ():
            self.files.add(file)
            self.site.copy_file(unescape(file.decode()))
