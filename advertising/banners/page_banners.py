"""The banners of a page: read once for all its slots, and the same for every reader.

A page carries every banner that may stand in a slot, the heaviest first and in sight; which one a reader sees is
chosen in their browser (static/js/banners.js), so that pages stay the same for everybody and are printed once.
"""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from django.core.signing import Signer
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from advertising.models import LineItem, Placement
from images.facts import PictureFacts
from rendering.compiled import NOW_PARAM, CompiledQuery
from sections.models import Section

# More would make the page heavy, and nobody's banner would be seen often.
MOST = 6
PICTURE = list(PictureFacts.__dataclass_fields__)
POLITICAL = ["is_political", "payer", "payer_address"]


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
    sections: frozenset
    address: str


class PageBanners:
    """What runs now, read when the first slot of a page asks: one query, whatever the number of slots."""

    def of(self, slot: str, section: Section | None = None) -> tuple[Banner, ...]:
        """The Banners of a slot beside a section (or none), as a tuple: what is sold, else our own."""
        wanted = [
            banner
            for banner in self._running
            if banner.slot == slot and (not banner.sections or (section and section.pk in banner.sections))
        ]
        sold = [banner for banner in wanted if banner.is_sold]
        return tuple(sorted(sold or wanted, key=lambda banner: (-banner.weight, banner.pk))[:MOST])

    @cached_property
    def _running(self) -> list[Banner]:
        found = {}
        for row in _RUNNING.rows(now=timezone.now()):
            found.setdefault(row[:-1], set()).add(row[-1])
        return [_banner(row, sections - {None}) for row, sections in found.items()]


def banners(request: HttpRequest) -> dict[str, PageBanners]:
    """The context processor: `banners`, for `{% ad_slot %}`."""
    return {"banners": PageBanners()}


def click_address(pk: int) -> str:
    """Where a click on a placement leads first; made by us alone, so that nobody counts what was not shown."""
    return reverse("advertising:click", args=[pk, signature(pk)])


def signature(pk: int) -> str:
    """The signature of a placement's number."""
    return Signer(salt="advertising.click").signature(str(pk))


def _banner(row: tuple, sections: set[int]) -> Banner:
    pk, slot, weight, device, headline, words, item, *rest = row
    political, picture = rest[: len(POLITICAL)], rest[len(POLITICAL) :]
    facts = PictureFacts(*picture) if picture[0] else None
    return Banner(
        pk=pk,
        slot=slot,
        weight=weight,
        device=device,
        headline=headline,
        words=words,
        picture=facts if facts and facts.is_licensed else None,
        is_sold=item is not None,
        political_line=LineItem(**dict(zip(POLITICAL, political, strict=True))).political_line
        if item
        else "",
        sections=frozenset(sections),
        address=click_address(pk),
    )


_RUNNING = CompiledQuery(
    lambda: [
        Placement.objects.running(NOW_PARAM).values_list(
            *("pk", "slot", "weight", "device", "creative__headline", "creative__words", "item_id"),
            *(f"item__{name}" for name in POLITICAL),
            *(f"creative__picture__{name}" for name in PICTURE),
            "sections",
        )
    ]
)


def next_moment(after: dt.datetime) -> dt.datetime | None:
    """The next moment after `after` (aware) at which a banner appears or goes, or None: three seeks."""
    rows = Placement.objects.filter(is_on=True)
    moments = [
        rows.filter(**{f"{name}__gt": after}).order_by(name).values_list(name, flat=True).first()
        for name in ("starts_at", "ends_at", "full_until")
    ]
    return min(filter(None, moments), default=None)
