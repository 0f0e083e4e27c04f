"""The demo's legal notices, of invented people and courts, and one political advertisement."""

import datetime as dt
from decimal import Decimal

from django.utils import timezone

from advertising.models import Candidate, Insertion, LineItem, RateCard
from legalnotices import booking
from legalnotices.models import Affiant, Notice, NoticeKind

LAWYER = {
    "name": "Atty. Corazon Bagani",
    "company": "Bagani Law Office",
    "email": "bagani@example.org",
    "telephone": "",
}
SETTLEMENT = """\
NOTICE is hereby given that the heirs of the late Isko Dumagat, who died without a will in Zamboanga City on the third \
of May, have settled among themselves a parcel of land of four hundred square meters in Barangay Halinaw, covered by \
Tax Declaration No. 0000-00001.

The deed of extrajudicial settlement was acknowledged before Notary Public Corazon Bagani as Doc. No. 12, Page No. 4, \
Book No. II, Series of this year. Whoever has a claim may raise it within two years."""
SALE = """\
Upon petition for extrajudicial foreclosure under Act 3135 by Halinaw Rural Bank, mortgagee, against Tomas and Nita \
Balagtas, mortgagors, to satisfy an indebtedness of ₱412,600.00, the undersigned Sheriff will sell at public auction \
to the highest bidder, for cash, at the Hall of Justice, at ten o’clock in the morning, the property described \
below with all improvements on it.

A parcel of land, Lot 12, in Barangay Dagat, of two hundred and twelve square meters, with a house of mixed materials.

Prospective bidders are to look into the title themselves, and into what encumbers it, if anything does."""
HEARING = """\
Before this Court is a verified petition in which the petitioner prays that the entry of her given name in the civil \
register be changed from Maria Luwalhati to Luwalhati.

Finding it sufficient in form and substance, the Court sets it for hearing at half past eight in the morning. Whoever \
opposes it may come and show cause why it should not be granted. Let this order be published once a week for three \
consecutive weeks. SO ORDERED."""
# (weeks ago of the first issue, kind, title, text, court or notary, case number); the first two have run.
NOTICES = [
    (6, "extrajudicial-settlement", "Heirs of Isko Dumagat", SETTLEMENT, "Notary Public C. Bagani", "Doc. No. 12"),
    (4, "foreclosure-sale", "Sheriff’s sale: Lot 12, Barangay Dagat", SALE, "Sheriff of Branch 99", "EJF 2026-0031"),
    (1, "court-notice", "Petition of Luwalhati Sarimanok", HEARING, "Regional Trial Court, Branch 99", "SP 0113"),
    (-1, "extrajudicial-settlement", "Heirs of Ligaya Tarsier", SETTLEMENT, "Notary Public C. Bagani", "Doc. No. 30"),
]  # fmt: skip


def add_notices() -> None:
    """Adds notices that have run, run now and wait for their proof; and a candidate's quarter page."""
    card = RateCard.objects.current()
    if Notice.objects.exists() or card is None:
        return
    Affiant.objects.create(name="Consuelo Marahuyo", role="Publisher", city="Zamboanga City")
    today = timezone.localdate()
    monday = today - dt.timedelta(days=today.weekday())
    for weeks, kind, title, text, authority, case_number in NOTICES:
        said = {"title": title, "text": text, "authority": authority, "case_number": case_number}
        notice = Notice(kind=NoticeKind.objects.get(slug=kind), columns=2, height=Decimal(12), **said)
        booking.order(notice, LAWYER, card.edition, monday - dt.timedelta(weeks=weeks))
        if weeks > 0:
            booking.approve(notice)
    for number, issue in enumerate(
        Insertion.objects.filter(item__notice__isnull=False, first_day__lt=monday), 601
    ):
        issue.status, issue.issue_number, issue.page = Insertion.Status.RAN, str(number), "6"
        issue.save()
    _add_political_advertisement(monday + dt.timedelta(weeks=1))


def _add_political_advertisement(day: dt.date) -> None:
    """Books a quarter page for a candidate in the next issue, on the order of whoever bought already."""
    item = LineItem.objects.filter(notice=None).first()
    if item is None:
        return
    candidate = Candidate.objects.create(name="Amihan Solon", runs_for="Mayor, Zamboanga City")
    political = LineItem.objects.create(
        order=item.order,
        edition=item.edition,
        what="Quarter page, political",
        is_political=True,
        candidate=candidate,
        payer="Friends of Amihan Solon",
        payer_address="12 Coral Street, Zamboanga City",
        page_share=25,
    )
    Insertion.objects.create(item=political, first_day=day, last_day=day)
