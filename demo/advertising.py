"""The demo's advertising: rate cards, enquiries of invented people, quotes, orders, and banners with their readers."""

import datetime as dt
import random
from decimal import Decimal

from django.urls import reverse
from django.utils import timezone

from advertising.models import (
    BannerDay,
    Creative,
    Edition,
    Enquiry,
    InsertionOrder,
    LineItem,
    Place,
    Placement,
    Quote,
    RateCard,
)
from advertising.orders import booking
from advertising.quotes.issuing import issue
from advertising.rates.calculator import Calculation
from demo.rates import EDITION, NOTES, RATES

# (hours ago, what is asked and what the desk has made of it)
ENQUIRIES = [
    (
        75,
        {
            "name": "Delfina Arquiza",
            "company": "Arquiza Marine Supply",
            "email": "delfina@example.org",
            "telephone": "0917 555 0143",
            "about": "Half page in colour",
            "text": "We open a second shop at the fish port in March and would like a half page in four issues.\n"
            "Is the back page free?",
        },
    ),
    (
        30,
        {
            "name": "Jun Sabal",
            "email": "jun@example.org",
            "about": "Classified line",
            "text": "For sale: outrigger, 28 feet, engine two years old. How many lines is that?",
            "status": Enquiry.Status.TALKING,
            "next_step": "Send him the wording",
        },
    ),
    (
        3,
        {
            "name": "Perla Undag",
            "company": "Halinaw Rural Clinic",
            "email": "perla@example.org",
            "about": "Leaderboard",
            "text": "We would like to announce our night hours on the website for two months.",
        },
    ),
]
QUOTED = {"rate": "half-page", "issues": "4", "colour": "full-colour", "position": "back-page"}
BUYER = {"name": "Ramon Tagalog", "company": "Tagalog Rice Mill", "email": "ramon@example.org"}
BOUGHT = {"rate": "front-page-strip", "issues": "4"}
# (name, which slot of the website it is, if any)
PLACES = [
    ("Front page strip", ""),
    ("Left ear", ""),
    ("Back page", ""),
    ("Leaderboard", "leaderboard"),
    ("In-story", "in-story"),
]
BANNER_DAYS = 14  # for which the pension's banner has run
PENSION = {"name": "Lourdes Alonto", "company": "Sea Breeze Pension", "email": "rooms@example.org"}


def add_rate_cards() -> None:
    """Adds the regional edition with its card of the year, and next year's, which readers do not see yet."""
    today = timezone.localdate()
    edition = Edition.objects.first() or Edition(name="Regional edition", slug="regional")
    if not edition.deadlines:
        for field, text in EDITION.items():
            setattr(edition, field, text)
        edition.counted_on = today.replace(month=1, day=15)
        edition.save()
    first = today.replace(month=1, day=1)
    for year, rise in ((today.year, Decimal(1)), (today.year + 1, Decimal("1.05"))):
        card, is_new = RateCard.objects.get_or_create(
            name=f"Regional Advertising Rates {year} (demo)",
            edition=edition,
            defaults={
                "valid_from": first.replace(year=year),
                "valid_until": first.replace(year=year, month=12, day=31),
                "notes": NOTES,
            },
        )
        if is_new:
            for position, rate in enumerate(RATES):
                amount = Decimal(rate["amount"])
                if rate["unit"] != "per_cent":
                    amount = (amount * rise).quantize(Decimal("0.01"))
                card.rates.create(**rate | {"amount": amount, "position": position})


def add_enquiries_and_order() -> None:
    """Adds enquiries, quotes and an order where there are none; nothing of it is mailed."""
    card = RateCard.objects.current()
    if Enquiry.objects.exists() or Quote.objects.exists() or card is None:
        return
    now = timezone.now()
    for hours, fields in ENQUIRIES:
        enquiry = Enquiry.objects.create(**fields, mailed_at=now)
        Enquiry.objects.filter(pk=enquiry.pk).update(received_at=now - dt.timedelta(hours=hours))
    _book(card, now)


def _book(card: RateCard, now: dt.datetime) -> None:
    """Issues a quote that waits, and one that was accepted and runs in the next issues."""
    whom = {name: ENQUIRIES[0][1][name] for name in ("name", "company", "email", "telephone")}
    waiting = issue(Quote(**whom, mailed_at=now), card, Calculation(card, QUOTED))
    accepted = issue(Quote(**BUYER, mailed_at=now), card, Calculation(card, BOUGHT))
    Quote.objects.filter(pk=accepted.pk).update(accepted_at=now, accepted_by=BUYER["name"])
    places = [
        Place.objects.get_or_create(
            edition=card.edition,
            name=name,
            defaults={"is_on_the_web": bool(slot), "slot": slot, "position": position},
        )[0]
        for position, (name, slot) in enumerate(PLACES)
    ]
    item = booking.book(accepted).items.get()
    monday = waiting.issued_on + dt.timedelta(days=7 - waiting.issued_on.weekday())
    for week in range(4):
        day = monday + dt.timedelta(weeks=week)
        item.insertions.create(place=places[0], first_day=day, last_day=day)


def add_banners() -> None:
    """Places two banners, counted since two weeks ago; sells a leaderboard that begins in some days."""
    ours = Creative.objects.create(
        name="Our own: advertise here",
        headline="Your shop could stand here",
        words="See what a week beside our stories costs.",
        link=reverse("advertising:rates"),
    )
    today = timezone.localdate()
    began = today - dt.timedelta(days=BANNER_DAYS)
    Placement.objects.create(creative=ours, slot=Placement.Slot.RECTANGLE, starts_at=_midnight(began))
    card = RateCard.objects.current()
    if card is None or not Place.objects.filter(slot="in-story").exists():
        return
    stay = _sell(card, PENSION, {"rate": "in-story", "weeks": "4"}, began, 28)
    _sell(card, BUYER, {"rate": "leaderboard", "months": "1"}, today + dt.timedelta(days=3), 30)
    _count(_run(stay), today)


def _sell(card: RateCard, advertiser: dict, asked: dict, first: dt.date, days: int) -> LineItem:
    """Returns the line of a new order, which books for so many days the slot that its rate is named after."""
    order = InsertionOrder(**advertiser, currency=card.currency, sold_on=min(first, timezone.localdate()))
    booking.number(order)
    order.save()
    calculation = Calculation(card, asked)
    price, what = calculation.price, calculation.rate.name
    item = LineItem.objects.create(order=order, edition=card.edition, what=what, net=price.net, vat=price.vat)
    last = first + dt.timedelta(days=days - 1)
    item.insertions.create(place=Place.objects.get(slot=asked["rate"]), first_day=first, last_day=last)
    return item


def _run(item: LineItem) -> Placement:
    """Places the pension's banner, on the days that it has booked."""
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


def _count(sold: Placement, today: dt.date) -> None:
    dice = random.Random(2006)
    for ago in range(1, BANNER_DAYS + 1):
        seen = dice.randint(180, 620)
        BannerDay.objects.create(
            placement=sold,
            day=today - dt.timedelta(days=ago),
            impressions=seen,
            clicks=seen // dice.randint(60, 140),
        )


def _midnight(day: dt.date) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, dt.time.min))
