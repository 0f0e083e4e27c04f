"""What the law sets to legal notices; the figures are on the rate card and on each kind of notice, with their sources.

Presidential Decree 1079 bounds the price; Act 3135, the Rules of Court or the court itself say how often a notice runs.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from decimal import Decimal

from advertising.models import RateCard
from advertising.money import money, per_cent
from advertising.rates.pricing import centavos, legal_notice_ceiling
from legalnotices.models import Notice


class NotLawful(ValueError):
    """Why a notice may not be booked, published or sworn to so, as a sentence for the desk."""


def check_price(card: RateCard, notice: Notice, times: int, net: Decimal) -> None:
    """Raises NotLawful where a price without tax is above the ceiling of a card for so many insertions of a notice."""
    most = legal_notice_ceiling(card, card.rate_list)
    if most is None:
        raise NotLawful(
            f"“{card}” has no commercial rate by the column centimetre or inch, of which the law makes the ceiling of "
            "legal notices: put one on the card."
        )
    ceiling = centavos(most * notice.columns * notice.height * times)
    if net > ceiling:
        raise NotLawful(
            f"{money(net, card.currency)} without tax is above the ceiling: {times} × {notice.columns} columns × "
            f"{notice.height} cm cost at most {money(ceiling, card.currency)}, {per_cent(card.legal_ceiling)} of the "
            "commercial rate (Presidential Decree 1079)."
        )


def check_weeks(days: Iterable[dt.date], weeks: int) -> None:
    """Raises NotLawful unless some of the days lie in so many consecutive weeks, Monday to Sunday, one in each."""
    mondays = sorted({day - dt.timedelta(days=day.weekday()) for day in days})
    in_a_row, previous = 0, None
    for monday in mondays:
        follows = previous is not None and monday - previous == dt.timedelta(weeks=1)
        in_a_row, previous = (in_a_row + 1 if follows else 1), monday
        if in_a_row == weeks:
            return
    if previous is None:
        raise NotLawful(f"It must run once a week for {weeks} consecutive weeks; it is in no issue yet.")
    missing = previous + dt.timedelta(weeks=1)
    gap = next((m for m in _weeks_between(mondays[0], previous) if m not in mondays), missing)
    raise NotLawful(
        f"It must run once a week for {weeks} consecutive weeks: in the week of {gap:%B %-d, %Y} it is in no issue."
    )


def _weeks_between(first: dt.date, last: dt.date) -> Iterator[dt.date]:
    return (first + dt.timedelta(weeks=week) for week in range((last - first).days // 7))
