"""The advertiser's report: what ran where, how often it was seen and followed, and a drawing of both."""

import datetime as dt
from dataclasses import dataclass
from functools import cached_property

from django.utils import timezone

from advertising.models import BannerDay, Placement

WIDE, HIGH, GAP = 640, 160, 2  # of the plot, in its own units
MOST_DAYS = 366


@dataclass(frozen=True)
class Bar:
    """One day of the plot."""

    day: dt.date
    impressions: int
    clicks: int
    x: float
    width: float
    height: float

    @property
    def y(self) -> float:
        return round(HIGH - self.height, 2)


class PlacementReport:
    """A placement with its days."""

    wide, high = WIDE, HIGH

    def __init__(self, placement: Placement) -> None:
        self.placement, self.creative = placement, placement.creative
        self.made_at = timezone.now()

    @cached_property
    def days(self) -> list[BannerDay]:
        """The days on which it was seen or followed, in order; the last year of them."""
        return list(self.placement.days.order_by("-day")[:MOST_DAYS])[::-1]

    @property
    def impressions(self) -> int:
        return sum(day.impressions for day in self.days)

    @property
    def clicks(self) -> int:
        return sum(day.clicks for day in self.days)

    @property
    def rate(self) -> float:
        """Clicks of a hundred impressions."""
        return self.clicks * 100 / self.impressions if self.impressions else 0

    @property
    def most(self) -> int:
        """The impressions of the best day, at which the plot's highest bar stands."""
        return max((day.impressions for day in self.days), default=0)

    @property
    def bars(self) -> list[Bar]:
        """A bar for every day from the first to the last, those without a reader among them."""
        if not self.days:
            return []
        first, count = self.days[0].day, (self.days[-1].day - self.days[0].day).days + 1
        by_day, width = {day.day: day for day in self.days}, min(WIDE / count, 48)
        bars = []
        for number in range(count):
            day = first + dt.timedelta(days=number)
            found = by_day.get(day)
            seen = found.impressions if found else 0
            height = round(seen / self.most * HIGH, 2) if self.most else 0
            clicks = found.clicks if found else 0
            bars.append(Bar(day, seen, clicks, round(number * width, 2), round(width - GAP, 2), height))
        return bars
