"""What is sold on the website and has no banner yet."""

import pytest

from advertising.banners.flights import flights_without_banner
from advertising.models import Insertion, Placement
from advertising.orders.booking import cancel
from tests.advertising.banners.factories import make_flight
from tests.advertising.orders.factories import make_insertion, make_place, make_slot
from tests.advertising.rates.factories import days
from tests.factories import section

pytestmark = pytest.mark.django_db

# (place's slot or None for any position, days, banners of the item with slot, days and is_on, first bare day)
BARE = [
    ("leaderboard", (3, 9), [], 3),
    ("leaderboard", (-3, 9), [], 0),
    ("leaderboard", (3, 9), [("leaderboard", 3, 9, True)], None),
    ("leaderboard", (3, 9), [("leaderboard", -9, None, True)], None),
    ("leaderboard", (3, 9), [("leaderboard", 3, 6, True)], 7),
    ("leaderboard", (3, 9), [("leaderboard", 3, 9, False)], 3),
    ("leaderboard", (3, 9), [("footer", 3, 9, True)], 3),
    (None, (3, 9), [("footer", 3, 9, True)], None),
    (None, (3, 9), [], 3),
    (None, (3, 3), [], None),  # an issue
    ("", (3, 9), [], None),  # a place that is no slot
    ("leaderboard", (-9, -2), [], -9),
    ("leaderboard", (-9, -2), [("leaderboard", -9, -5, False)], None),
]


@pytest.mark.parametrize(("slot", "runs", "banners", "bare"), BARE)
def test_what_is_sold_and_has_no_banner(slot, runs, banners, bare):
    place = make_place("Newsletter", is_on_the_web=True) if slot == "" else slot and make_slot(slot)
    flight = make_insertion(place=place, start=runs[0], end=runs[1])
    for stands, first, last, is_on in banners:
        make_flight(first, last, item=flight.item, slot=stands, is_on=is_on)
    assert flight.without_banner_from == (None if bare is None else days(bare))
    assert flights_without_banner() == ([] if bare is None else [flight])
    assert flight.is_overdue is (bare is not None and bare <= 0)


def test_what_a_banner_runs_for_is_one_rule():
    for place in (None, make_place(), make_place("Newsletter", is_on_the_web=True), make_slot()):
        for end in (0, 1):
            make_insertion(place=place, start=9 * end, end=10 * end)
    flights = set(Insertion.objects.flights())
    assert {one for one in Insertion.objects.all() if one.is_flight} == flights
    assert len(flights) == 3


def test_nobody_waits_for_what_is_said_to_have_run_is_far_or_is_cancelled():
    place = make_slot()
    make_insertion(place=place, start=-3, end=-1, status="ran")
    make_insertion(place=place, start=0, end=3, status="failed")
    make_insertion(place=place, start=15, end=20)
    make_insertion(place=place, start=-99, end=-90)
    cancelled = make_insertion(place=place, start=-5, end=-4)
    cancel(cancelled.item.order)
    assert flights_without_banner() == []


def test_the_first_screen_asks_the_same_number_of_questions_whatever_is_sold(django_assert_num_queries):
    for number, slot in enumerate(Placement.Slot.values):
        flight = make_insertion(place=make_slot(slot), start=number, end=number + 3)
        make_flight(number, number + 1, item=flight.item, slot=slot, sections=[section()])
    with django_assert_num_queries(4):
        assert len(flights_without_banner()) == 4
