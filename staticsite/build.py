"""Brings the mirror up to date: first what has changed, then whatever else is due, page by page.

Which stories have come, changed or gone is told by the rooms above (settings.PRINTED_CATALOGUE). A changed story is
printed at once with the lists of its date and the pages that it links to (its sections, tags and neighbours show it
now); other pages that show it follow in their turn. Pages that show what is gone leave the copy before anything is
printed. All other pages are found by following links, so that no link of the copy leads nowhere.
"""

import re
import time
from html import unescape
from urllib.parse import unquote_to_bytes, urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string

from pagecache.keys import CacheKey
from pagecache.pages import CachedPage

# Where a reader may begin, and what changes with every story.
SEEDS = ["/", "/newest/", "/archive/", "/feed/", "/feed/atom/", "/feed/json/", "/robots.txt"]
SEEDS += ["/sitemap.xml", "/sitemap-news.xml", "/sitemaps/pages.xml"]
# A form leads somewhere too: a search, of which the copy says that it has none.
LINK = re.compile(rb'(?:href=|action=|<loc>)"?([^"<>]+)')
FILE = re.compile(rb'/(?:media|static)/[^"\s,<>?#]+')
# Further pages of a list are not copied: by the archive's days every story is found.
PAGER = re.compile(rb'href="\?(?:before|after)=[^"]*"')


class Build:
    """One bringing up to date. `progress(done, waiting)` is told after every page."""

    def __init__(self, press, mirror, progress=lambda done, waiting: None):
        self.press, self.mirror, self.progress = press, mirror, progress
        self.site = urlsplit(settings.SITE_URL)
        self.waiting, self.met, self.done, self.files = {}, set(), set(), set()
        self.printed, self.failed = 0, []

    def bring_up_to_date(self, seconds=None):
        """Prints what has changed, and goes on with what is due for at most so many seconds (None: to the end).

        Returns whether the copy is complete. Raises a database Error where the stories cannot be listed.
        """
        until = time.monotonic() + seconds if seconds else float("inf")
        self.press.do_what_is_due()
        edition, now = self.press.watch.current() or "", time.time()
        self.met = self.mirror.paths()
        is_another = edition != self.mirror.said("edition")
        # Without another edition stories still come and go at their moments.
        if is_another or now >= float(self.mirror.said("until") or 0):
            end = self.press.almanac.end_of(edition, now)
            changed = self._changes()
            if is_another and not changed:
                self.mirror.make_due()  # something that stands on any page: a section's name, the menu, the code
                self._order(SEEDS)
                self._print_waiting(float("inf"))
            self.mirror.say("edition", edition)
            self.mirror.say("until", end)
        self._order(self.mirror.paths("SELECT path FROM page WHERE is_due") - self.done)
        self._print_waiting(until)
        return not self.waiting

    def _changes(self):
        """Prints what a story's coming, changing or going touches at once; whether there is any."""
        now = {entry.thing: entry for catalogue in _catalogues() for entry in catalogue()}
        before = self.mirror.entries()
        changed = [entry for thing, entry in now.items() if before.get(thing) != entry]
        gone = before.keys() - now.keys()
        if not changed and not gone:
            return False
        self.mirror.hide(self.mirror.showing(gone))
        self.mirror.make_due(self.mirror.showing(entry.thing for entry in changed))
        touched = changed + [
            before[thing] for thing in gone.union(e.thing for e in changed) if thing in before
        ]
        pages = {entry.page for entry in touched}
        lists = {path for entry in touched for path in entry.lists}
        self._order([*pages, *SEEDS, *lists, *self.mirror.linked_from(pages)])
        self._print_waiting(float("inf"))
        if before:  # else everything is printed in this run
            self._order(self.mirror.linked_from(pages) - self.done)
            self._print_waiting(float("inf"))
        self.mirror.keep_entries(changed, gone)
        return True

    def _order(self, paths):
        self.waiting.update(dict.fromkeys(paths))

    def _print_waiting(self, until):
        while self.waiting and time.monotonic() < until:
            path = next(iter(self.waiting))
            self._print(path)
            del self.waiting[path]
            self.progress(self.printed, len(self.waiting))

    def _print(self, path):
        self.met.add(path)
        self.done.add(path)
        try:
            is_printed = self._print_or_drop(path)
        except OSError:  # the disk is full, or takes no name so long
            is_printed = False
        if not is_printed:
            self.failed.append(path)  # the copy keeps what it has
            self.mirror.try_again(path)

    def _print_or_drop(self, path):
        """Whether the copy now has of a path what readers have of it: a page, an excuse, or nothing."""
        order = self._order_of(path)
        if order is None:
            self.mirror.keep_excuse(path, self.press.excuse_for(is_busy=False).body)
            return True
        page = self.press.page(order)
        if isinstance(page, CachedPage) and page.status.startswith("200"):
            body, targets = page.body, set()
            if any(kind in dict(page.headers)["Content-Type"] for kind in ("html", "xml")):
                body = self._for_the_copy(path, body)
                targets = self._targets(body)
                self._take_files(body)
            self.mirror.keep(path, page, body, targets)
            self._order(targets - self.met)
            self.met.update(targets)
            self.printed += 1
            return True
        if page is None or page.status.startswith("5"):
            return False
        self.mirror.drop(path)
        return True

    @staticmethod
    def _order_of(path):
        return CacheKey.of(path.encode().decode("latin-1"), "")

    def _for_the_copy(self, path, body):
        """A page's text for a place that has no search and no further pages of lists."""
        if path in map(reverse, settings.SEARCHES):
            return self.press.excuse_for(is_busy=False).body
        return PAGER.sub(b'href="/archive/"', body)

    def _targets(self, body):
        """The paths of our pages that a page's text links to, those that are not printed among them."""
        found = set()
        for link in LINK.findall(body):
            try:
                parts = urlsplit(unescape(link.decode(errors="replace")))
            except ValueError:  # nonsense in somebody's text
                continue
            is_ours = not parts.netloc or (parts.scheme, parts.netloc) == (self.site.scheme, self.site.netloc)
            if is_ours and not parts.query and parts.path.startswith("/"):
                found.add(unquote_to_bytes(parts.path).decode(errors="replace"))
        is_page = {path: path.endswith("/") and not path.startswith("/admin/") for path in found}
        return {path for path in found if is_page[path] or self._order_of(path)}

    def _take_files(self, body):
        for file in set(FILE.findall(body)) - self.files if self.mirror.has_files else ():
            self.files.add(file)
            self.mirror.keep_file(unescape(file.decode()))


def _catalogues():
    return [import_string(path) for path in settings.PRINTED_CATALOGUE]
