"""The archive by year, month and day, in the paper's own time zone."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils import timezone

FIRST_YEAR = 1900


@dataclass(frozen=True)
class Period:
    """A year, a month of it, or a day of that; `start` and `end` are aware moments, the end not included."""

    year: int
    month: int | None
    day: int | None
    start: dt.datetime
    end: dt.datetime

    @classmethod
    def of(cls, year: int, month: int | None = None, day: int | None = None) -> "Period | None":
        """The Period, or None for a date that no calendar has."""
        try:
            first = dt.date(year, 1 if month is None else month, 1 if day is None else day)
            if first.year < FIRST_YEAR:
                return None
            if day:
                last = first + dt.timedelta(days=1)
            elif month:
                last = (first + dt.timedelta(days=31)).replace(day=1)
            else:
                last = first.replace(year=year + 1)
        except (ValueError, OverflowError):
            return None
        return cls(year, month, day, _midnight(first), _midnight(last))

    @property
    def date(self) -> dt.date:
        return self.start.date()

    def get_absolute_url(self) -> str:
        parts = [f"{self.year:04}", *(f"{part:02}" for part in (self.month, self.day) if part)]
        return reverse("articles:archive") + "/".join(parts) + "/"

    @property
    def days(self) -> list["Period"]:
        """The days of a month, for its calendar; none for a year or a day."""
        if not self.month or self.day:
            return []
        count = (self.end.date() - self.start.date()).days
        today = timezone.localdate()
        days = (Period.of(self.year, self.month, day) for day in range(1, count + 1))
        return [day for day in days if day.date <= today]


def years(stories: QuerySet) -> list[tuple[Period, list[Period]]]:
    """(year, its months) from the newest to the oldest story of a queryset: a query at each end of an index."""
    ends = [
        stories.order_by(order).values_list("live_from", flat=True).first()
        for order in ("live_from", "-live_from")
    ]
    if None in ends:
        return []
    first, last = (timezone.localtime(end).date() for end in ends)
    return [
        (
            Period.of(year),
            [
                Period.of(year, month)
                for month in range(1, 13)
                if (first.year, first.month) <= (year, month) <= (last.year, last.month)
            ],
        )
        for year in range(last.year, max(first.year, FIRST_YEAR) - 1, -1)
    ]


def _midnight(day):
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))
