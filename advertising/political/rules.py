"""What the law sets to political advertisements in print, held against bookings (Republic Act 9006, secs. 4 and 6).

How large one may be and how often one candidate may run in a week stands on the rate card, to be confirmed by the
publisher. A week is that of the calendar, Monday to Sunday; all editions are counted together, and what runs only on
the website is not counted.
"""

import datetime as dt
from collections.abc import Iterable
from decimal import Decimal

from django.http import QueryDict

from advertising.models import Insertion, LineItem, Quote, RateCard
from advertising.money import per_cent
from advertising.orders.models import NotBookable
from advertising.rates.calculator import Calculation
from advertising.rates.geometry import box_of

LAW = "Republic Act 9006, sec. 6"


class NotAllowed(NotBookable):
    """Why a political advertisement may not run so, as a sentence for the desk."""


def check_insertions(item: LineItem, insertions: Iterable[Insertion]) -> None:
    """Raises NotAllowed where a political LineItem may not run as its insertions, all of them, would have it.

    Others that book for the same candidate at the same time must be kept waiting by the caller (row_locks.py).
    """
    standing = [one for one in insertions if one.status != Insertion.Status.FAILED]
    if not item.is_political or not standing:
        return
    if not (item.candidate_id and item.payer.strip() and item.payer_address.strip()):
        raise NotAllowed(
            "A political advertisement runs only once it says for which candidate or party it speaks and who paid for "
            "it, with name and address (Republic Act 9006, sec. 4)."
        )
    in_print = [one for one in standing if one.is_print]
    for one in in_print:
        _check_size(item, one.first_day)
    for monday in sorted({monday for one in in_print for monday in _weeks_of(one)}):
        _check_week(item, monday, [one for one in in_print if monday in _weeks_of(one)])


def political_part(quote: Quote) -> tuple[bool, Decimal | None]:
    """(whether a quote's calculation was of an election advertisement, per cent of a page that it takes or None)."""
    calculation = Calculation(quote.rate_card, QueryDict(quote.asked))
    if calculation.price is None or not calculation.form.cleaned_data.get("election"):
        return "election=on" in quote.asked, None
    box = box_of(quote.rate_card, calculation.rate, calculation.numbers)
    return True, round(quote.rate_card.page.share(box) * 100, 2) if box else None


def _check_size(item: LineItem, day: dt.date) -> None:
    card = RateCard.objects.ruling(item.edition, day)
    if item.page_share is None:
        raise NotAllowed(
            "Say which part of a page the political advertisement takes: the law sets how large it may be."
        )
    if item.page_share > card.election_share:
        raise NotAllowed(
            f"{per_cent(item.page_share)} of a page is too large: a political advertisement takes at most "
            f"{per_cent(card.election_share)} here ({LAW})."
        )


def _check_week(item: LineItem, monday: dt.date, mine: list[Insertion]) -> None:
    most = RateCard.objects.ruling(item.edition, monday).election_per_week
    sunday = monday + dt.timedelta(days=6)
    others = Insertion.objects.in_print().on_days(monday, sunday).exclude(status=Insertion.Status.FAILED)
    others = (
        others.filter(item__candidate=item.candidate_id).exclude(item=item.pk).select_related("item__order")
    )
    there = [f"{one.item.order} on {one.first_day:%B %-d}" for one in others]
    if len(there) + len(mine) > most:
        booked = f"; booked already: {', '.join(there)}" if there else ""
        raise NotAllowed(
            f"{item.candidate} would run {len(there) + len(mine)} times in the week of {monday:%B %-d} to "
            f"{sunday:%B %-d, %Y}, and may run {most} times ({LAW}){booked}."
        )


def _weeks_of(insertion: Insertion) -> list[dt.date]:
    """The Mondays of the weeks on which it runs."""
    monday = insertion.first_day - dt.timedelta(days=insertion.first_day.weekday())
    weeks = (insertion.last_day - monday).days // 7 + 1
    return [monday + dt.timedelta(weeks=week) for week in range(min(weeks, 60))]
