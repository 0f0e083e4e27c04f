"""Corrections as the page of corrections and its feeds show them, in plain facts."""

import datetime as dt
from dataclasses import dataclass

from articles.cards import with_suffix
from articles.models import Article, Correction
from articles.paging import KeysetPage, PageStart, as_page
from pagecache.dependencies import dependency, depends_on
from rendering.addresses import path_to

COLUMNS = (
    *("pk", "kind", "text", "made_at", "article_id", "article__slug", "article__status", "article__language"),
    *(
        "article__headline",
        "article__source__headline_suffix",
        "article__live_until",
        "article__published_at",
    ),
)


@dataclass(frozen=True)
class ListedCorrection:
    """A correction beside its story; `headline` is "" where the story was withdrawn: nothing of it is told any more."""

    pk: int
    kind: str
    text: str
    made_at: dt.datetime
    slug: str
    headline: str
    language: str
    published_at: dt.datetime

    @property
    def label(self) -> str:
        return Correction.Kind(self.kind).label

    @property
    def live_from(self) -> dt.datetime:
        """Since when readers may see it, as lists that are paged ask."""
        return self.made_at

    def get_absolute_url(self) -> str:
        """Where it stands on its story, or the address that says why the story is gone."""
        address = path_to("articles:detail", self.slug)
        return f"{address}#correction-{self.pk}" if self.headline else address


def page_of_corrections(before: str | None = "", after: str | None = "", size: int = 20) -> KeysetPage:
    """Returns a `KeysetPage` of ListedCorrections, the newest or those next to a cursor: one query on an index."""
    turn = PageStart.of(before, after)
    rows = Correction.objects.serious().for_readers().along(turn)
    return as_page(list(rows.values_list(*COLUMNS)[: size + 1]), turn, size, _notes)


def _notes(rows):
    return [_note(row) for row in rows]


def _note(row):
    pk, kind, text, made_at, story, slug, status, language, headline, suffix, live_until, published_at = row
    if status == Article.Status.PUBLISHED:
        depends_on(dependency("articles_article", story), live_until)
        headline = with_suffix(headline, suffix)
    else:
        headline, language = "", "en"
    return ListedCorrection(pk, kind, text, made_at, slug, headline, language, published_at)
