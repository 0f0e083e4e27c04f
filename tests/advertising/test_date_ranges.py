"""Days as plain arithmetic."""

import datetime as dt

import pytest

from advertising.date_ranges import DateRange


def days(first, last):
    return DateRange(dt.date(2026, 12, first), last and dt.date(2026, 12, last))


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        ((1, 5), (5, 9), True),
        ((1, 5), (6, 9), False),
        ((1, 9), (3, 4), True),
        ((1, None), (31, 31), True),
        ((6, None), (1, 5), False),
        ((6, None), (1, None), True),
    ],
)
def test_two_ranges_overlap_where_they_share_a_day(one, other, meet):
    assert days(*one).overlaps(days(*other)) is days(*other).overlaps(days(*one)) is meet


@pytest.mark.parametrize(
    ("whole", "parts", "bare"),
    [
        ((1, 9), [], 1),
        ((1, 9), [(1, 9)], None),
        ((1, 9), [(5, 9), (1, 4)], None),
        ((1, 9), [(1, 4), (6, 9)], 5),
        ((1, 9), [(1, 8), (2, 3)], 9),
        ((1, 9), [(3, None)], 1),
        ((1, 9), [(1, 2), (2, None)], None),
        ((1, None), [(1, 9)], 10),
        ((1, None), [(1, None)], None),
    ],
)
def test_the_first_day_that_nothing_holds(whole, parts, bare):
    day = days(*whole).first_uncovered_day([days(*part) for part in parts])
    assert (day and day.day) == bare


def test_the_last_day_that_there_is_has_no_day_after_it():
    for_ever = DateRange(dt.date(2026, 12, 1), dt.date.max)
    without_end = DateRange(for_ever.first, None)
    assert for_ever.first_uncovered_day([for_ever]) is without_end.first_uncovered_day([for_ever]) is None


def test_in_words():
    assert str(days(1, 1)) == "Dec 1, 2026"
    assert str(days(1, 31)) == "Dec 1, 2026 to Dec 31, 2026"
    assert str(days(1, None)) == "Dec 1, 2026, without an end"
