"""The demo's banners: one sold to an invented pension, with two weeks of readers, one of the paper's own, and what is
sold and has no banner yet.
"""

import datetime as dt
import random

from django.conf import settings
from django.utils import timezone

from advertising.models import BannerDay, Creative, InsertionOrder, LineItem, Place, Placement, RateCard
from advertising.orders import booking
from advertising.rates.calculator import Calculation
from demo.desk import BUYER

DAYS = 14  # for which the pension's has run
PENSION = {"name": "Lourdes Alonto", "company": "Sea Breeze Pension", "email": "rooms@example.org"}


def place():
    """Places both, counted since two weeks ago; sells a leaderboard that begins in some days."""
    ours = Creative.objects.create(
        name="Our own: advertise here",
        headline="Your shop could stand here",
        words="See what a week beside our stories costs.",
        link=f"{settings.SITE_URL}/about/advertising-rates/",
    )
    today = timezone.localdate()
    began = today - dt.timedelta(days=DAYS)
    Placement.objects.create(creative=ours, slot=Placement.Slot.RECTANGLE, starts_at=_midnight(began))
    card = RateCard.objects.current()
    if card is None or not Place.objects.filter(slot="in-story").exists():
        return
    stay = _sell(card, PENSION, {"rate": "in-story", "weeks": "4"}, began, 28)
    _sell(card, BUYER, {"rate": "leaderboard", "months": "1"}, today + dt.timedelta(days=3), 30)
    _count(_run(stay), today)


def _sell(card, advertiser, asked, first, days):
    """The line of a new order, which books for so many days the slot that its rate is named after."""
    order = InsertionOrder(**advertiser, currency=card.currency, sold_on=min(first, timezone.localdate()))
    booking.number(order)
    order.save()
    calculation = Calculation(card, asked)
    price, what = calculation.price, calculation.rate.name
    item = LineItem.objects.create(order=order, edition=card.edition, what=what, net=price.net, vat=price.vat)
    last = first + dt.timedelta(days=days - 1)
    item.insertions.create(place=Place.objects.get(slot=asked["rate"]), first_day=first, last_day=last)
    return item


def _run(item):
    """The pension's banner, on the days that it has booked."""
    pension = Creative.objects.create(
        name="Sea Breeze Pension",
        headline="Sea Breeze Pension",
        words="Nine rooms above the harbor. The first ferry wakes you, the coffee keeps you.",
        link="https://example.org/sea-breeze/",
    )
    flight = item.insertions.get()
    return Placement.objects.create(
        creative=pension,
        slot=flight.place.slot,
        item=item,
        starts_at=_midnight(flight.first_day),
        ends_at=_midnight(flight.last_day + dt.timedelta(days=1)),
        weight=2,
    )


def _count(sold, today):
    dice = random.Random(2006)
    for ago in range(1, DAYS + 1):
        seen = dice.randint(180, 620)
        BannerDay.objects.create(
            placement=sold,
            day=today - dt.timedelta(days=ago),
            impressions=seen,
            clicks=seen // dice.randint(60, 140),
        )


def _midnight(day):
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))
