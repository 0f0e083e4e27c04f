"""Which notices readers may see, and how their archive is read: page by page, by its words."""

import datetime as dt
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from advertising.models import Insertion
from plaintext.words import FOLDING, found_words, readings

if TYPE_CHECKING:
    from legalnotices.models import Notice

PAGE_SIZE = 20
LONGEST_WORD, MOST_WORDS = 40, 8


def search_words(text: str) -> list[str]:
    """The different words under which a text is found, in their order."""
    return list(dict.fromkeys(word[:LONGEST_WORD] for word in found_words(text).split()))


@dataclass(frozen=True)
class NoticePage:
    """A page of the archive: notices, the newest first, and the ids that lead to its neighbours, None without one."""

    notices: "list[Notice]"
    older: int | None = None
    newer: int | None = None


class NoticeQuerySet(models.QuerySet):
    """Legal notices. Everything public starts from `published()`."""

    def published(self) -> "NoticeQuerySet":
        """What readers may see now: approved, its first issue out, not withdrawn."""
        now = timezone.now()
        out = Insertion.objects.filter(item=OuterRef("item"), first_day__lte=timezone.localdate(now))
        is_live = Q(live_until=None) | Q(live_until__gt=now)
        return self.filter(Exists(out.exclude(status=Insertion.Status.FAILED)), is_live, live_from__lte=now)

    def matching(self, text: str) -> "NoticeQuerySet":
        """Those that hold every word of a reader's text, of its first eight; all, where it has none."""
        found, words = self, self.model._meta.get_field("words").related_model.objects
        for reading in islice(readings(text.translate(FOLDING)), MOST_WORDS):
            is_held = Q()
            for way in [reading.words, reading.also] if reading.is_either else [reading.words]:
                rows = (words.filter(word=word[:LONGEST_WORD]).values("notice") for word in way)
                is_held |= Q(*(Q(pk__in=notices) for notices in rows))
            found = found.filter(is_held)
        return found

    def page(self, before: str = "", after: str = "", size: int = PAGE_SIZE) -> NoticePage:
        """A `Page`: the newest, or those older or newer than a notice, named by its id; another id is none."""
        is_back = bool(after and not before)
        edge = self._edge(after if is_back else before)
        rows = self.select_related("kind").defer("text").order_by("-live_from", "-pk")
        if edge:
            rows = rows._beside(edge, is_back)
        found = list(rows[: size + 1])
        has_more, has_before = len(found) > size, edge is not None
        found = found[:size]
        if is_back and edge:
            found, has_more, has_before = found[::-1], has_before, has_more
        if not found:
            return NoticePage([])
        return NoticePage(found, found[-1].pk if has_more else None, found[0].pk if has_before else None)

    def _edge(self, text: str) -> tuple[dt.datetime, int] | None:
        """(moment, id) of a published notice, or None."""
        if not (text.isascii() and text.isdigit() and len(text) < 19):
            return None
        notices = self.model.objects.published().filter(pk=int(text))
        return notices.values_list("live_from", "pk").first()

    def _beside(self, edge: tuple[dt.datetime, int], is_back: bool) -> "NoticeQuerySet":
        moment, pk = edge
        way = "gt" if is_back else "lt"
        rows = self.filter(
            # The first condition alone lets both databases seek in the index; the second is exact.
            Q(**{f"live_from__{way}e": moment}),
            Q(**{f"live_from__{way}": moment}) | Q(**{f"pk__{way}": pk}),
        )
        return rows.order_by("live_from", "pk") if is_back else rows
