"""What lies on the demo's advertising desk: enquiries of invented people, and a quote."""

import datetime as dt

from django.utils import timezone

from advertising.calculator import Calculation
from advertising.models import Enquiry, Quote, RateCard
from advertising.quoting import issue

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


def lay_out():
    """Enquiries and a quote on an empty desk; nothing of it is mailed."""
    card = RateCard.objects.current()
    if Enquiry.objects.exists() or Quote.objects.exists() or card is None:
        return
    now = timezone.now()
    for hours, fields in ENQUIRIES:
        enquiry = Enquiry.objects.create(**fields, mailed_at=now)
        Enquiry.objects.filter(pk=enquiry.pk).update(received_at=now - dt.timedelta(hours=hours))
    calculation = Calculation(card, QUOTED)
    if calculation.price:
        whom = {name: ENQUIRIES[0][1][name] for name in ("name", "company", "email", "telephone")}
        issue(Quote(**whom, mailed_at=now), card, calculation)
