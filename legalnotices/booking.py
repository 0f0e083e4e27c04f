"""The acts of a legal notice: sold as an order, its proof sent and approved, withdrawn and shown again."""

import datetime as dt
from decimal import Decimal

from django.db import transaction
from django.utils import timezone

from advertising.models import Edition, Insertion, InsertionOrder, LineItem, Rate, RateCard
from advertising.orders.booking import number as number_order
from advertising.rates.pricing import PriceRequest, calculate_price, centavos
from advertising.rates.units import Unit
from legalnotices.models import Notice, NoticeWord, midnight
from legalnotices.querysets import search_words
from legalnotices.rules import NotLawful, check_price, check_weeks
from people.models import User


def price_of(
    notice: Notice, edition: Edition, first_issue: dt.date, net: Decimal | None = None
) -> tuple[Decimal, Decimal, str]:
    """(net, tax, currency) of a notice that runs once a week from a first issue on: from the card, or as agreed.

    Raises NotLawful above the ceiling, and Unpriceable where the card has no price for it.
    """
    card = RateCard.objects.ruling(edition, first_issue)
    if net is None:
        rates = [rate for rate in card.in_group(Rate.Group.LEGAL) if Unit(rate.unit).is_space]
        if not rates:
            raise NotLawful(
                f"“{card}” has no rate of legal notices by the column centimetre or inch: give the price."
            )
        measures = {"columns": notice.columns, "height": notice.height, "issues": notice.weeks}
        price = calculate_price(card, rates[0], PriceRequest(measures))
        net, vat = price.net, price.vat
    else:
        vat = centavos(net * card.vat_rate / 100)
    check_price(card, notice, notice.weeks, net)
    return net, vat, card.currency


def order(
    notice: Notice,
    advertiser: dict[str, str],
    edition: Edition,
    first_issue: dt.date,
    net: Decimal | None = None,
    user: User | None = None,
) -> Notice:
    """Stores a new notice as an Order of its own, for an `advertiser` (a dict of Advertiser's fields), and books it.

    It is booked in any position of an issue a week, from the first one on. Raises as `price_of`.
    """
    with transaction.atomic():
        sold = InsertionOrder(sold_on=timezone.localdate(), sold_by=user, **advertiser)
        number_order(sold)  # others wait here, so that no two notices take one number
        net, vat, sold.currency = price_of(notice, edition, first_issue, net)
        sold.save()
        detail = f"{notice.columns} columns × {notice.height} cm, {notice.weeks} weeks.\n{notice.authority}"
        what = f"{notice.kind}: {notice.title}"[:120]
        notice.item = LineItem.objects.create(
            order=sold, edition=edition, what=what, detail=detail, net=net, vat=vat
        )
        notice.take_next_number(sold.year)
        notice.save()
        days = [first_issue + dt.timedelta(weeks=week) for week in range(notice.weeks)]
        for day in days:
            Insertion.objects.create(item=notice.item, first_day=day, last_day=day)
    return notice


def send_proof(notice: Notice) -> None:
    """Notes that the proof was sent, today."""
    notice.item.proof_sent_on, notice.item.proof_approved_on = timezone.localdate(), None
    notice.item.save(update_fields=["proof_sent_on", "proof_approved_on"])


def approve(notice: Notice) -> None:
    """The proof is approved: from the day of its first issue readers see it, and find it by its words.

    Raises NotLawful where it does not run as often as it must, or costs more than it may.
    """
    item, today = notice.item, timezone.localdate()
    days = [one.first_day for one in notice.issues()]
    check_weeks(days, notice.weeks)
    check_price(RateCard.objects.ruling(item.edition, days[0]), notice, len(days), item.net)
    with transaction.atomic():
        item.proof_sent_on, item.proof_approved_on = item.proof_sent_on or today, today
        item.save(update_fields=["proof_sent_on", "proof_approved_on"])
        notice.live_from = midnight(days[0])
        notice.save(update_fields=["live_from"])
        NoticeWord.objects.filter(notice=notice).delete()
        said = [
            notice.title,
            notice.text,
            notice.authority,
            notice.case_number,
            notice.number,
            notice.kind.name,
        ]
        NoticeWord.objects.bulk_create(
            NoticeWord(notice=notice, word=word) for word in search_words(" ".join(said))
        )


def withdraw(notice: Notice) -> None:
    """Takes a notice from readers; its address then says that it is gone."""
    notice.live_until = timezone.now()
    notice.save(update_fields=["live_until"])


def show_again(notice: Notice) -> None:
    """Gives a withdrawn notice back to readers."""
    notice.live_until = None
    notice.save(update_fields=["live_until"])
