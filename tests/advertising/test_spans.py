"""Days as plain arithmetic."""

import datetime as dt

import pytest

from advertising.spans import do_meet, first_bare_day, in_words


def span(first, last):
    return dt.date(2026, 12, first), last and dt.date(2026, 12, last)


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
def test_two_spans_meet_where_they_share_a_day(one, other, meet):
    assert do_meet(span(*one), span(*other)) is do_meet(span(*other), span(*one)) is meet


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
    day = first_bare_day(span(*whole), [span(*part) for part in parts])
    assert (day and day.day) == bare


def test_the_last_day_that_there_is_has_no_day_after_it():
    for_ever = dt.date(2026, 12, 1), dt.date.max
    assert first_bare_day(for_ever, [for_ever]) is first_bare_day((for_ever[0], None), [for_ever]) is None


def test_in_words():
    assert in_words(span(1, 1)) == "Dec 1, 2026"
    assert in_words(span(1, 31)) == "Dec 1, 2026 to Dec 31, 2026"
    assert in_words(span(1, None)) == "Dec 1, 2026, without an end"
