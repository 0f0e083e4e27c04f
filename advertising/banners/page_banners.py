"""The banners of a page: read once for all its slots, and the same for every reader.

A page carries every banner that may stand in a slot, the heaviest first and visible; the reader's browser chooses
one (static/js/banners.js), so that a page is the same for everybody and can be cached.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from django.core.signing import Signer
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from advertising.models import Placement
from advertising.political.models import political_line
from images.facts import PictureFacts
from rendering.compiled import NOW_PARAM, CompiledQuery
from sections.models import Section

# More would make the page heavy, and nobody's banner would be seen often.
MOST = 6


@dataclass(frozen=True)
class Banner:
    """A placement as a page shows it, as plain facts; `address` counts the click and leads on."""

    pk: int
    slot: str
    weight: int
    device: str
    headline: str
    words: str
    picture: PictureFacts | None
    is_sold: bool
    political_line: str
    sections: frozenset[int]
    address: str


class PageBanners:
    """What runs now, read when the first slot of a page asks: one query, whatever the number of slots."""

    def of(self, slot: str, section: Section | None = None) -> tuple[Banner, ...]:
        """The banners of a slot beside a section (or none), the heaviest first: what is sold, else our own."""
        wanted = [
            banner
            for banner in self._running
            if banner.slot == slot and (not banner.sections or (section and section.pk in banner.sections))
        ]
        sold = [banner for banner in wanted if banner.is_sold]
        return tuple(sorted(sold or wanted, key=lambda banner: (-banner.weight, banner.pk))[:MOST])

    @cached_property
    def _running(self) -> list[Banner]:
        rows = _RUNNING.rows(now=timezone.now())  # one for each section of a placement, or one without
        sections: dict[int, set[int]] = {row.pk: set() for row in rows}
        for row in rows:
            if row.section is not None:
                sections[row.pk].add(row.section)
        return [_banner(row, sections[row.pk]) for row in {row.pk: row for row in rows}.values()]


def banners(request: HttpRequest) -> dict[str, PageBanners]:
    """The context processor: `banners`, for `{% ad_slot %}`."""
    return {"banners": PageBanners()}


def click_address(pk: int) -> str:
    """Where a click on a placement leads first; made by us alone, so that nobody counts what was not shown."""
    return reverse("advertising:click", args=[pk, signature(pk)])


def signature(pk: int) -> str:
    """The signature of a placement's number."""
    return Signer(salt="advertising.click").signature(str(pk))


class _Row(NamedTuple):
    """A running placement; the columns of its picture follow in `picture`, all None where it has none."""

    pk: int
    slot: str
    weight: int
    device: str
    headline: str
    words: str
    item: int | None
    is_political: bool | None
    payer: str | None
    payer_address: str | None
    section: int | None
    picture: tuple[Any, ...]

    @classmethod
    def of(cls, columns: tuple[Any, ...]) -> "_Row":
        count = len(cls._fields) - 1
        return cls(*columns[:count], columns[count:])


def _banner(row: _Row, sections: set[int]) -> Banner:
    facts = PictureFacts(*row.picture) if row.picture[0] else None
    return Banner(
        pk=row.pk,
        slot=row.slot,
        weight=row.weight,
        device=row.device,
        headline=row.headline,
        words=row.words,
        picture=facts if facts and facts.is_licensed else None,
        is_sold=row.item is not None,
        political_line=political_line(bool(row.is_political), row.payer or "", row.payer_address or ""),
        sections=frozenset(sections),
        address=click_address(row.pk),
    )


_RUNNING = CompiledQuery(
    lambda: [
        Placement.objects.running(NOW_PARAM).values_list(
            *("pk", "slot", "weight", "device", "creative__headline", "creative__words", "item_id"),
            *("item__is_political", "item__payer", "item__payer_address", "sections"),
            *(f"creative__picture__{name}" for name in PictureFacts.__dataclass_fields__),
        )
    ],
    row=_Row.of,
)


def next_change(after: dt.datetime) -> dt.datetime | None:
    """The next moment after `after` (aware) at which a banner appears or goes, or None: three seeks."""
    rows = Placement.objects.filter(is_on=True)
    moments = [
        rows.filter(**{f"{name}__gt": after}).order_by(name).values_list(name, flat=True).first()
        for name in ("starts_at", "ends_at", "full_until")
    ]
    return min(filter(None, moments), default=None)
