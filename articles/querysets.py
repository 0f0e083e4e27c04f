"""What readers may see, and how lists of stories are read at the same cost however deep the archive.

`published()` is the one rule of visibility; `Article.is_published` says the same of one story. Lists are
paged by keyset: a page begins after the last story of the one before, found in an index, never by counting.
"""

import datetime as dt

from django.db import models, transaction
from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from articles import cards
from articles.paging import PAGE_SIZE, KeysetPage, PageStart, as_page
from articles.workflow import IN_PREPARATION

# What a card does not show, and what would make every list heavy.
HEAVY = ("body", "plain", "words")


def is_live(at, prefix: str = "") -> Q:
    """The rule itself, as a condition on a story, or on a row that carries its terms, behind `prefix`.

    See `Article.derive_terms`.
    """
    return Q(**{f"{prefix}live_from__lte": at}) & (
        Q(**{f"{prefix}live_until": None}) | Q(**{f"{prefix}live_until__gt": at})
    )


class StoryRows(models.QuerySet):
    """Rows that list stories, newest first by their own `live_from`; `story` is the way to the story."""

    story = ""

    def published(self, at: dt.datetime | models.Expression | None = None) -> "StoryRows":
        """What readers may see now (or at another moment): nothing hidden ever passes."""
        return self.filter(is_live(at or timezone.now()))

    def newest_first(self) -> "StoryRows":
        return self.order_by("-live_from", f"-{self.story_id}")

    def newest_stories(self, count: int) -> list:
        """The newest `count` stories, with their sections, pictures and sources, and nothing heavy: one query."""
        return [self._story_of(row) for row in self._light().newest_first()[:count]]

    def page(self, before: str | None = "", after: str | None = "", size: int = PAGE_SIZE) -> KeysetPage:
        """A `KeysetPage` of cards: the newest, or those next to a cursor. A cursor that cannot be read is none."""
        turn = PageStart.of(before, after)
        rows = self.values_list(*cards.story_columns(self.story)).along(turn)
        return as_page(cards.story_rows(rows[: size + 1]), turn, size, cards.cards_of)

    def along(self, turn: PageStart) -> "StoryRows":
        """Those that a `PageStart` leads to, the nearest first."""
        return self.next_to(turn.cursor, turn.direction) if turn.cursor else self.newest_first()

    def next_to(self, cursor, direction: str) -> "StoryRows":
        """Those older ("lt") or newer ("gt") than a (moment, story id), the nearest first."""
        moment, pk = cursor
        rows = self.filter(
            # The first condition alone lets both databases seek in the index; the second is exact.
            Q(**{f"live_from__{direction}e": moment}),
            Q(**{f"live_from__{direction}": moment}) | Q(**{f"{self.story_id}__{direction}": pk}),
        )
        # SQLite seeks by the first bound that it finds: this one must come before "not after now".
        conditions = rows.query.where.children
        conditions.insert(0, conditions.pop())
        conditions.insert(0, conditions.pop())
        return rows.newest_first() if direction == "lt" else rows.order_by("live_from", self.story_id)

    def in_period(self, start, end) -> "StoryRows":
        """Those that became readable from `start` to before `end`, two aware moments."""
        return self.filter(live_from__gte=start, live_from__lt=end)

    @property
    def story_id(self) -> str:
        return f"{self.story[:-2]}_id" if self.story else "pk"

    def _light(self):
        related = self.select_related(*self._reach("section", "lead_picture", "source"))
        return related.defer(*self._reach(*HEAVY))

    def _reach(self, *fields):
        return [self.story + field for field in fields]

    def _story_of(self, row):
        return getattr(row, self.story[:-2]) if self.story else row


class ArticleQuerySet(StoryRows):
    """Stories. Everything public starts from `published()`."""

    def in_preparation(self) -> "ArticleQuerySet":
        """Those on their way to publication, whoever has them now."""
        return self.filter(status__in=IN_PREPARATION)

    def follow_source(self, source: models.Model) -> int:
        """Works out anew when each story of `source` may be read, after its policy has changed.

        Returns how many went off the site by it.
        """
        terms_of = ("source", "status", "published_at", "embargoed_until", "original_published_at")
        moved, gone, now = [], 0, timezone.now()
        for story in (
            self.filter(source=source).only(*terms_of, "live_from", "live_until").iterator(chunk_size=2_000)
        ):
            story.source = source
            terms, was_published = story.derive_terms(), story.is_published_at(now)
            if terms != (story.live_from, story.live_until):
                story.live_from, story.live_until = terms
                gone += was_published and not story.is_published_at(now)
                moved.append(story)
        with transaction.atomic():
            self.bulk_update(moved, ["live_from", "live_until"], batch_size=500)
            for name in ("article_sections", "bylines", "taggings", "illustrations"):
                listing = self.model._meta.get_field(name)
                story = self.filter(pk=OuterRef(listing.field.attname))
                rows = listing.related_model.objects.filter(**{f"{listing.field.name}__source": source})
                rows.update(
                    **{column: Subquery(story.values(column)) for column in ("live_from", "live_until")}
                )
        return gone


class ListingQuerySet(StoryRows):
    """Rows that point at a story: filings, bylines."""

    story = "article__"


class TaggingQuerySet(StoryRows):
    """As above; the library calls the story `content_object`."""

    story = "content_object__"
