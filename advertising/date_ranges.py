"""Days from a first to a last one, as plain arithmetic."""

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

DAY = dt.timedelta(days=1)


class DateRange(NamedTuple):
    """The days from `first` to `last`, both included; None as the last is without an end."""

    first: dt.date
    last: dt.date | None

    def __str__(self) -> str:
        """ "Dec 1, 2026 to Dec 31, 2026", for a sentence or a list."""
        first = f"{self.first:%b %-d, %Y}"
        if self.last is None:
            return f"{first}, without an end"
        return first if self.last == self.first else f"{first} to {self.last:%b %-d, %Y}"

    def overlaps(self, other: "DateRange") -> bool:
        """Whether the two share a day."""
        return self._begins_by(other.last) and other._begins_by(self.last)

    def first_uncovered_day(self, others: "Iterable[DateRange]") -> dt.date | None:
        """The first of these days that none of the others holds, or None."""
        day = self.first
        for other in sorted(others, key=lambda other: other.first):
            if other.first > day:
                break
            if other.last is None or other.last == dt.date.max:
                return None
            day = max(day, other.last + DAY)
        return day if self.last is None or day <= self.last else None

    def _begins_by(self, day: dt.date | None) -> bool:
        return day is None or self.first <= day
