"""What is sold on the website and what runs there know each other."""

import datetime as dt

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from advertising.banners.flights import NotFree, check_banner, check_booking, check_place, unbooked_placements
from advertising.models import Insertion, Place, Placement
from advertising.orders.booking import cancel
from tests.advertising.banners.factories import make_flight, make_placement, midnight
from tests.advertising.orders.factories import make_insertion, make_item, make_place, make_slot
from tests.advertising.rates.factories import days
from tests.factories import section

pytestmark = pytest.mark.django_db


def refusal_of(check, *args):
    """What a check says against it, "" for nothing."""
    try:
        check(*args)
    except NotFree as refusal:
        return str(refusal)
    return ""


def beside(placement):
    return {one.pk for one in placement.sections.all()}


# (section of what is booked from day 7 to 12, sections of the banner, its days, whether they meet)
MEETINGS = [
    ("", [], (7, 12), True),
    ("", [], (1, 7), True),
    ("", [], (12, None), True),
    ("", [], (1, None), True),
    ("", [], (1, 6), False),
    ("", [], (13, None), False),
    ("", ["sports"], (9, 9), True),
    ("sports", [], (9, 9), True),
    ("sports", ["sports", "mindanao"], (9, 9), True),
    ("sports", ["mindanao"], (9, 9), False),
]


@pytest.mark.parametrize(("booked", "sections", "runs", "meet"), MEETINGS)
def test_a_slot_is_one_advertisers_whichever_comes_first(booked, sections, runs, meet):
    booking = make_insertion(place=make_slot(beside=section(booked) if booked else None), start=7, end=12)
    banner = make_flight(*runs, sections=[section(slug) for slug in sections])
    refused = refusal_of(check_banner, banner, beside(banner)), refusal_of(check_booking, booking)
    assert [bool(said) for said in refused] == [meet, meet]
    if meet:
        assert (
            f"is booked for Rosa Lim, Lim Hardware (order {booking.item.order}), {booking.date_range}."
            in refused[0]
        )
        assert (
            f"the banner “Sea Breeze Pension” of {banner.item.order} (Rosa Lim, Lim Hardware)" in refused[1]
        )


@pytest.mark.parametrize(
    "banner",
    [
        {"sold": False},
        {"is_on": False},
        {"slot": "rectangle"},
        {"starts_at": timezone.now() - dt.timedelta(9), "ends_at": timezone.now() - dt.timedelta(minutes=1)},
    ],
)
def test_what_is_our_own_elsewhere_off_or_over_is_in_nobodys_way(banner):
    booking = make_insertion(place=make_slot(), start=-3, end=12)
    banner = make_placement(**banner)
    assert refusal_of(check_banner, banner, set()) == refusal_of(check_booking, booking) == ""


def test_an_order_is_not_in_its_own_way():
    booking = make_insertion(place=make_slot(), start=0, end=12)
    banner = make_flight(0, 12, item=booking.item)
    assert refusal_of(check_banner, banner, set()) == refusal_of(check_booking, booking) == ""


@pytest.mark.parametrize("fields", [{"status": "failed"}, {"start": -9, "end": -1}])
def test_what_did_not_run_or_lies_behind_keeps_nobody_off(fields):
    booking = make_insertion(place=make_slot(), **{"start": 0, "end": 9} | fields)
    banner = make_flight(-20, None)
    assert refusal_of(check_banner, banner, set()) == refusal_of(check_booking, booking) == ""


def test_a_place_that_is_no_slot_keeps_nobody_off():
    booking = make_insertion(place=make_place("Newsletter", is_on_the_web=True), start=0, end=9)
    banner = make_placement()
    assert refusal_of(check_banner, banner, set()) == refusal_of(check_booking, booking) == ""


def test_a_day_ends_at_midnight_in_manila():
    make_insertion(place=make_slot(), start=7, end=12)
    minute = dt.timedelta(minutes=1)
    for starts, ends, meets in (
        (midnight(13), None, False),
        (midnight(13) - minute, None, True),
        (midnight(1), midnight(7), False),
        (midnight(1), midnight(7) + minute, True),
    ):
        assert bool(refusal_of(check_banner, make_placement(starts_at=starts, ends_at=ends), set())) is meets


def test_a_section_is_not_sold_out_of_what_is_sold_everywhere():
    everywhere, sports, mindanao = (
        make_slot(),
        make_slot(beside=section("sports")),
        make_slot(beside=section()),
    )
    first = make_insertion(place=sports, start=7, end=12)
    assert refusal_of(check_booking, make_insertion(place=mindanao, start=7, end=12)) == ""
    second = make_insertion(place=everywhere, start=12, end=14)
    assert f"same pages, and “{sports}” is booked for {first.item.order.who}" in refusal_of(
        check_booking, second
    )
    assert f"“{everywhere}” is booked" in refusal_of(check_booking, first)


def test_a_place_becomes_a_slot_only_where_nobody_elses_banner_runs():
    place = make_place("Leaderboard", is_on_the_web=True)
    make_insertion(place=place, start=7, end=12)
    banner = make_placement()
    place.slot = "leaderboard"
    assert f"of {banner.item.order}" in refusal_of(check_place, place)
    Placement.objects.update(is_on=False)
    assert refusal_of(check_place, place) == ""


# (what the item has booked on the website: days and section of the leaderboard; days of its banner; first stray day)
STRAYS = [
    ([], (0, None), None),
    ([(0, 9, "")], (0, 9), None),
    ([(0, 9, "")], (-5, 9), None),  # what lies behind is past mending
    ([(0, 9, "")], (0, None), 10),
    ([(3, 9, "")], (0, 9), 0),
    ([(0, 4, ""), (5, 9, "")], (0, 9), None),
    ([(0, 4, ""), (6, 9, "")], (0, 9), 5),
    ([(0, 9, "sports")], (0, 9), 0),
]


@pytest.mark.parametrize(("booked", "runs", "stray"), STRAYS)
def test_a_banner_runs_on_the_days_that_its_order_has_booked(booked, runs, stray):
    item = make_item()
    for first, last, slug in booked:
        make_insertion(item, make_slot(beside=section(slug) if slug else None), first, last)
    banner = make_flight(*runs, item=item)
    said = refusal_of(check_banner, banner, set())
    assert bool(said) is (stray is not None)
    assert [day for _, day in unbooked_placements(item)] == ([] if stray is None else [days(stray)])
    assert stray is None or f"On {days(stray):%B %-d, %Y} nothing of the kind is booked for {item}" in said


def test_what_is_booked_in_print_or_anywhere_binds_no_slot():
    item = make_item()
    make_insertion(item, start=3)
    assert refusal_of(check_banner, make_flight(0, 9, item=item), set()) == ""
    make_insertion(item, start=0, end=9)
    assert refusal_of(check_banner, make_flight(0, 9, item=item, slot="footer"), set()) == ""


def test_a_cancelled_order_runs_nowhere_any_more():
    place, item = make_slot(), make_item()
    running, coming = make_insertion(item, place, -3, 9), make_insertion(item, place, 20, 30)
    over, banner, other = make_flight(-9, -5, item=item), make_flight(-3, 9, item=item), make_flight()
    assert cancel(item.order) == 1
    running.refresh_from_db()
    assert running.last_day == days(0)
    assert not Insertion.objects.filter(pk=coming.pk).exists()
    assert set(Placement.objects.filter(is_on=True)) == {over, other}
    banner.refresh_from_db()
    assert running.without_banner_from is None
    banner.is_on = True
    assert "is cancelled" in refusal_of(check_banner, banner, set())


WRONG = [
    ({"slot": "footer", "is_on_the_web": False}, "A slot is on the website"),
    ({"section": "sports", "is_on_the_web": True}, "Say which slot"),
    ({"slot": "leaderboard", "is_on_the_web": True}, "Another place is this slot already"),
    (
        {"slot": "leaderboard", "is_on_the_web": True, "section": "mindanao"},
        "Another place is this slot beside this section",
    ),
]


@pytest.mark.parametrize(("fields", "said"), WRONG)
def test_the_database_knows_one_place_for_a_slot(fields, said):
    make_slot()
    there = make_slot(beside=section())
    if "section" in fields:
        fields = fields | {"section": section(fields["section"])}
    place = Place(edition=there.edition, name="Another", **fields)
    with pytest.raises(ValidationError, match=said):
        place.full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        place.save()


def test_nothing_more_is_booked_for_an_order_that_is_cancelled():
    item = make_item()
    coming, today = make_insertion(item, start=7, end=12), make_insertion(item, start=0)
    cancel(item.order)
    assert "is cancelled" in refusal_of(check_booking, coming)
    assert refusal_of(check_booking, today) == ""
