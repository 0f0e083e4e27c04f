"""The archive by year, month and day, in the paper's own time zone. What holds no story is no part of it."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from itertools import chain, groupby

from django.db import connection
from django.db.models import CharField, DateTimeField, QuerySet, Value
from django.db.models.expressions import RawSQL
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from rendering.compiled import NOW_PARAM, CompiledQuery, Param, param_list, param_values

FIRST_YEAR = 1900
# The newest decades stand open until so many years are seen.
OPEN_YEARS = 5


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
    def parts(self) -> list["Period"]:
        """The months of a year, the days of a month; a day is all its own."""
        if self.day:
            return [self]
        if self.month:
            days = (self.end.date() - self.start.date()).days
            return [Period.of(self.year, self.month, day) for day in range(1, days + 1)]
        return [Period.of(self.year, month) for month in range(1, 13)]

    def like(self, moment: dt.datetime) -> "Period | None":
        """The year, month or day, whichever this is, that holds an aware moment; None before FIRST_YEAR."""
        day = timezone.localdate(moment)
        return Period.of(day.year, self.month and day.month, self.day and day.day)


# The index


@dataclass(frozen=True)
class Decade:
    """The years of a decade that have stories, newest first, each with those of its months that have."""

    first: int
    years: list[tuple[Period, list[Period]]]
    is_folded: bool


def decades() -> list[Decade]:
    """The decades in which the paper has stories, newest first: two queries, an index seek a month."""
    found, seen = [], 0
    for first, years in groupby(_years(), lambda year: year[0].year // 10 * 10):
        found.append(Decade(first, list(years), is_folded=seen >= OPEN_YEARS))
        seen += len(found[-1].years)
    return found


def _years():
    """(year, its months), as `Decade` has them."""
    months = months_with_stories()
    return [(Period.of(year), list(each)[::-1]) for year, each in groupby(months, lambda month: month.year)]


def months_with_stories(narrow: Callable[[QuerySet], QuerySet] = lambda stories: stories) -> list[Period]:
    """The months that hold any of the stories that `narrow` leaves of the published ones, newest first: two queries."""
    stories = narrow(Article.objects.published()).order_by("live_from")
    oldest = stories.values_list("live_from", flat=True).first()
    if oldest is None:
        return []
    first, today = timezone.localdate(oldest), timezone.localdate()
    years = (Period.of(year) for year in range(today.year, max(first.year, FIRST_YEAR) - 1, -1))
    return with_stories((month for year in years for month in reversed(year.parts)), narrow)


def years_with_stories() -> list[Period]:
    """The years that hold published stories, newest first: one query."""
    return with_stories(_years_until(timezone.localdate().year))


@cache
def _years_until(year):
    return [Period.of(year) for year in range(year, FIRST_YEAR - 1, -1)]


def with_stories(
    periods: Iterable[Period], narrow: Callable[[QuerySet], QuerySet] = lambda stories: stories
) -> list[Period]:
    """Those of the periods that hold any of the stories that `narrow` leaves of the published ones, in their order.

    One query, an index seek for each period. The periods go in as a table of values, which the ORM has no words for:
    writing down a subquery for each month of twenty years would cost far more than answering it.
    """
    periods = list(periods)
    # The period comes before the present: SQLite seeks by the first of several upper bounds.
    opens, closes = RawSQL("period.opens", ()), RawSQL("period.closes", ())
    stories = narrow(Article.objects.in_period(opens, closes).published())
    sql, values = stories.values("pk").query.sql_with_params()
    moment = connection.ops.adapt_datetimefield_value
    rows = [(number, moment(period.start), moment(period.end)) for number, period in enumerate(periods)]
    table = ", ".join(["(%s, %s, %s)"] * len(rows))
    with connection.cursor() as cursor:
        cursor.execute(
            f"WITH period (number, opens, closes) AS (VALUES {table})"  # noqa: S608 (placeholders only)
            f" SELECT number FROM period WHERE EXISTS ({sql})",
            [*chain.from_iterable(rows), *values],
        )
        return [periods[number] for (number,) in sorted(cursor.fetchall())]


# What stands around a period


@dataclass(frozen=True)
class Around:
    """Those parts of a period that hold stories, and the next periods of its kind that do, None at either end."""

    parts: list[Period]
    previous: Period | None
    next: Period | None


def around(period: Period) -> Around:
    """What stands around a period; without `parts` it is empty. One query, an index seek for each part."""
    parts = period.parts
    found = dict(
        _around(len(parts)).rows(
            now=timezone.now(),
            start=period.start,
            end=period.end,
            **param_values("opens", [part.start for part in parts]),
            **param_values("closes", [part.end for part in parts]),
        )
    )
    return Around(
        [part for number, part in enumerate(parts) if str(number) in found],
        *(period.like(found[side]) if side in found else None for side in ("previous", "next")),
    )


@cache
def _around(count):
    """The newest story before a period, the oldest after it, and one of each of so many parts."""
    start, end = Param("start", DateTimeField()), Param("end", DateTimeField())
    bounds = zip(
        param_list("opens", count, DateTimeField()), param_list("closes", count, DateTimeField()), strict=True
    )

    def first(kind, stories):
        return stories.values_list(Value(kind, CharField()), "live_from")[:1]

    def lists():
        # The period's bound comes before the present, as above.
        before, after = (
            Article.objects.filter(**bound) for bound in ({"live_from__lt": start}, {"live_from__gte": end})
        )
        yield first("previous", before.published(NOW_PARAM).order_by("-live_from"))
        yield first("next", after.published(NOW_PARAM).order_by("live_from"))
        for number, (opens, closes) in enumerate(bounds):
            yield first(str(number), Article.objects.in_period(opens, closes).published(NOW_PARAM))

    return CompiledQuery(lists)


def _midnight(day):
    return timezone.make_aware(dt.datetime.combine(day, dt.time()))
