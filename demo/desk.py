"""What lies on the demo's advertising desk: enquiries of invented people, quotes, and an order."""

import datetime as dt

from django.utils import timezone

from advertising.models import Enquiry, Place, Quote, RateCard
from advertising.orders.booking import book
from advertising.quotes.issuing import issue
from advertising.rates.calculator import Calculation

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


def lay_out():
    """Enquiries, quotes and an order on an empty desk; nothing of it is mailed."""
    card = RateCard.objects.current()
    if Enquiry.objects.exists() or Quote.objects.exists() or card is None:
        return
    now = timezone.now()
    for hours, fields in ENQUIRIES:
        enquiry = Enquiry.objects.create(**fields, mailed_at=now)
        Enquiry.objects.filter(pk=enquiry.pk).update(received_at=now - dt.timedelta(hours=hours))
    _book(card, now)


def _book(card, now):
    """A quote that waits, and one that was accepted and runs in the next issues."""
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
    item = book(accepted).items.get()
    monday = waiting.issued_on + dt.timedelta(days=7 - waiting.issued_on.weekday())
    for week in range(4):
        day = monday + dt.timedelta(weeks=week)
        item.insertions.create(place=places[0], first_day=day, last_day=day)
