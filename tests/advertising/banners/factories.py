"""Banners to test with."""

import datetime as dt

from django.utils import timezone

from advertising.models import Creative, Placement
from tests.advertising.orders.factories import make_item
from tests.advertising.rates.factories import days

READER = "Mozilla/5.0 (Linux; Android 13) Chrome/130"
# A reader's browser does not say that it is driven.
NOT_DRIVEN = "Object.defineProperty(navigator, 'webdriver', { get: () => false })"


def make_placement(headline="Sea Breeze Pension", *, sold=True, sections=(), **fields):
    """A banner of words in the leaderboard, running since yesterday; sold, unless it is our own."""
    link = fields.pop("link", "https://example.org/rooms")
    creative = fields.pop("creative", None) or Creative.objects.create(
        name=headline, headline=headline, link=link
    )
    fields = {"slot": "leaderboard", "starts_at": timezone.now() - dt.timedelta(days=1)} | fields
    if sold:
        fields.setdefault("item", make_item())
    placement = Placement.objects.create(creative=creative, **fields)
    placement.sections.set(sections)
    return placement


def midnight(number):
    """The first moment, in Manila, of a day that many days from now."""
    return timezone.make_aware(dt.datetime.combine(days(number), dt.time.min))


def make_flight(first=7, last=None, *args, **fields):
    """A banner on whole days from now; without an end where `last` is None."""
    ends_at = None if last is None else midnight(last + 1)
    return make_placement(*args, starts_at=midnight(first), ends_at=ends_at, **fields)
