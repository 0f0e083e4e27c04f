"""Rate cards to test with."""

import datetime as dt
from decimal import Decimal

from django.utils import timezone

from advertising.models import Rate, RateCard


def days(number):
    return timezone.localdate() + dt.timedelta(days=number)


def make_card(name="Rates", start=-10, end=None, rates=(), **fields):
    """A card from and until some days from now; `rates` are dicts."""
    until = None if end is None else days(end)
    card = RateCard.objects.create(name=name, valid_from=days(start), valid_until=until, **fields)
    for rate in rates:
        Rate.objects.create(rate_card=card, **{"name": "Whole page", "amount": Decimal("19000")} | rate)
    return card
