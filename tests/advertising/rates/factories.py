"""Rate cards to test with."""

import datetime as dt
from decimal import Decimal

from django.utils import timezone

from advertising.models import Edition, Rate, RateCard


def days(number):
    return timezone.localdate() + dt.timedelta(days=number)


def make_card(name="Rates", start=-10, end=None, rates=(), **fields):
    """A card from and until some days from now; `rates` are dicts."""
    until = None if end is None else days(end)
    edition = fields.pop("edition", None) or Edition.objects.get(slug="regional")
    card = RateCard.objects.create(
        edition=edition, name=name, valid_from=days(start), valid_until=until, **fields
    )
    for rate in rates:
        Rate.objects.create(rate_card=card, **{"name": "Whole page", "amount": Decimal("19000")} | rate)
    return card


def card_form(**changes):
    """What the desk's browser sends for a card with one rate, with some changes."""
    today = timezone.localdate().isoformat()
    card = {"edition": Edition.objects.get(slug="regional").pk, "name": "Rates 2027"}
    card |= {
        "valid_from": today,
        "valid_until": "",
        "notes": "",
        "quote_days": "30",
        "currency": "PHP",
        "vat_rate": "12",
    }
    card |= {"columns": "6", "column_width": "48", "gutter": "4", "page_height": "520"}
    card |= {"withholding_rate": "2", "legal_ceiling": "80", "election_share": "25", "election_per_week": "3"}
    formset = {"rates-TOTAL_FORMS": "1", "rates-INITIAL_FORMS": "0"}
    rate = {
        "group": "print",
        "name": "Whole page",
        "unit": "insertion",
        "amount": "19000",
        "vat": "exclusive",
    }
    rate |= {"detail": "", "position": "0", "minimum": "0", "artwork_fee": "0", "width": "", "height": ""}
    return card | formset | {f"rates-0-{name}": value for name, value in rate.items()} | changes
