"""Every story that readers may see, for whoever keeps a copy of the whole paper (staticsite/site.py)."""

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from urllib.parse import unquote

from django.urls import reverse
from django.utils import timezone

from articles.archive import Period
from articles.models import Article, Correction
from pagecache.dependencies import dependency
from rendering.addresses import CACHE_SIZE, path_to
from staticsite.site import Entry

FEEDS = ("feed", "atom", "json_feed")


def entries() -> Iterator[Entry]:
    """An `Entry` for each published story: one query, read in pieces."""
    facts = Article.objects.published().values_list("pk", "slug", "version", "live_from", "live_until")
    for pk, slug, version, live_from, live_until in facts.iterator():
        mark = f"{version} {live_from} {live_until}"
        page = unquote(path_to("articles:detail", slug))
        yield Entry(dependency("articles_article", pk), mark, page, lists_of(timezone.localdate(live_from)))


def corrections() -> Iterator[Entry]:
    """An `Entry` for each note on the corrections page: its mark is what it says, its page the story's."""
    lists = [reverse("articles:corrections"), *(reverse(f"articles:corrections_{name}") for name in FEEDS)]
    notes = Correction.objects.serious().for_readers().order_by("pk")
    for pk, kind, text, made_at, slug in notes.values_list("pk", "kind", "text", "made_at", "article__slug"):
        mark = f"{made_at.timestamp()} {kind} {text}"
        yield Entry(
            dependency("articles_correction", pk), mark, unquote(path_to("articles:detail", slug)), lists
        )


@lru_cache(maxsize=CACHE_SIZE)
def lists_of(day: dt.date) -> list[str]:
    """The addresses of the lists where its date puts a story: worked out once for all stories of a day."""
    year, month, sitemap = _lists_of_month(day.year, day.month)
    return [year, month, Period.of(day.year, day.month, day.day).get_absolute_url(), sitemap]


@lru_cache(maxsize=CACHE_SIZE)
def _lists_of_month(year, number):
    month = Period.of(year, number)
    sitemap = reverse("articles:sitemap_month", args=[month])
    return [Period.of(year).get_absolute_url(), month.get_absolute_url(), sitemap]
