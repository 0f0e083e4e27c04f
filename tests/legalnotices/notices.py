"""Legal notices to test with."""

import datetime as dt
from decimal import Decimal

from advertising.models import Edition, Insertion, RateCard
from legalnotices import booking
from legalnotices.models import Notice, NoticeKind
from tests.advertising.rates.factories import days, make_card

# The commercial rate is ₱100 a column centimetre, so that the ceiling is ₱80.
RATES = [
    {"name": "Display", "unit": "column_centimetre", "amount": 100},
    {"name": "Judicial notice", "group": "legal", "unit": "column_centimetre", "amount": 80},
]
HEIR = {"name": "Rosa Lim", "company": "", "email": "rosa@example.ph", "telephone": "0917 555 0102"}
TEXT = "NOTICE is hereby given that the heirs of Andrés Peñaflor have settled his estate.\n\nBarangay Tetuan & Sons."


def last_monday():
    return days(-days(0).weekday())


def draft_notice(
    title="Heirs of Andrés Peñaflor", first_issue=None, price=None, kind="extrajudicial-settlement", **fields
):
    """A notice that is booked once a week for three weeks; the first issue was three weeks ago."""
    if RateCard.objects.current() is None:
        make_card(start=-400, rates=RATES)
    said = {
        "text": TEXT,
        "authority": "Notary Public Liza Roble",
        "case_number": "Doc. 12/2026",
        "columns": 2,
        "height": 10,
    }
    said["height"] = Decimal(said["height"])
    notice = Notice(title=title, kind=NoticeKind.objects.get(slug=kind), **said | fields)
    first_issue = first_issue or last_monday() - dt.timedelta(weeks=3)
    net = None if price is None else Decimal(price)
    return booking.order(notice, HEIR, Edition.objects.get(slug="regional"), first_issue, net)


def make_notice(title="Heirs of Andrés Peñaflor", **fields):
    """A notice that readers see."""
    notice = draft_notice(title, **fields)
    booking.approve(notice)
    return notice


def let_it_run(notice, **fields):
    """Marks every issue as run, numbered from 701 on, on page 5."""
    for number, issue in enumerate(notice.item.insertions.all(), 701):
        said = {"status": "ran", "issue_number": str(number), "page": "5"} | fields
        Insertion.objects.filter(pk=issue.pk).update(**said)
    return notice
