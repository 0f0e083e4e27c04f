"""The bookings of a month, for the calendar of the desk."""

import calendar
import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from advertising.models import Insertion, Place


@dataclass(frozen=True)
class BookingMonth:
    """One month: `days` are pairs of a day and its cells, one for each of `places`, each a list of insertions."""

    first: dt.date
    places: list[Place]
    days: list[tuple[dt.date, list[list[Insertion]]]]
    flights: list[Insertion]

    @property
    def is_of_several_editions(self) -> bool:
        """Whether the places' names need their edition beside them."""
        return len({place.edition_id for place in self.places}) > 1

    @property
    def earlier(self) -> dt.date:
        """The first day of the month before."""
        return (self.first - dt.timedelta(days=1)).replace(day=1)

    @property
    def later(self) -> dt.date:
        """The first day of the month after."""
        return (self.first + dt.timedelta(days=31)).replace(day=1)


def bookings_of_month(day: dt.date) -> BookingMonth:
    """The month in which a day lies: print by day and place, with any position last; the website as flights."""
    first = day.replace(day=1)
    last = first.replace(day=calendar.monthrange(first.year, first.month)[1])
    running = Insertion.objects.on_days(first, last)
    running = running.with_banners().select_related("item__edition")
    places = Place.objects.filter(is_on_the_web=False).select_related("edition")
    places, booked = list(places), list(running)
    print_ = [one for one in booked if one.is_print]
    days = sorted({max(one.first_day, first) for one in print_})
    rows = [(day, [_there(print_, day, place) for place in [*places, None]]) for day in days]
    return BookingMonth(first, places, rows, [one for one in booked if not one.is_print])


def _there(insertions: Iterable[Insertion], day: dt.date, place: Place | None) -> list[Insertion]:
    return [one for one in insertions if one.place == place and one.first_day <= day <= one.last_day]
