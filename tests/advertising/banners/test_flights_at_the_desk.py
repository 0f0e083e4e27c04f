"""From what was sold to the banner that runs, in the newsroom."""

import re
import threading
import time
from html import unescape

import pytest
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from advertising.banners.flights import check_banner, check_booking
from advertising.models import Creative, Insertion, InsertionOrder, Place, Placement
from tests.advertising.banners.factories import make_flight, midnight
from tests.advertising.orders.factories import make_insertion, make_item, make_place, make_slot
from tests.advertising.quotes.factories import ADVERTISER
from tests.advertising.rates.factories import days
from tests.factories import make_user, section

FIRST, CALENDAR = reverse("admin:index"), reverse("admin:advertising_insertion_calendar")
INSERTIONS = reverse("admin:advertising_insertion_changelist")
ADD = reverse("admin:advertising_placement_add")
MAKE = re.compile(r'href="([^"]*/placement/add/[^"]*)"')


@pytest.fixture
def desk(client, clerk):
    client.force_login(clerk)
    return client


def make_creative():
    return Creative.objects.create(name="Boats", headline="Boats", link="https://example.org/")


def slowly(check):
    """A check with a while between what it finds and what is then stored, in which another could look, too."""

    def look(*args):
        check(*args)
        time.sleep(0.3)

    return look


def page_of(item):
    return reverse("admin:advertising_lineitem_change", args=[item.pk])


def order_page(item):
    return reverse("admin:advertising_insertionorder_change", args=[item.order_id])


def booking_form(item, *rows):
    """What the browser sends from the page of a thing sold, with new rows of (first day, last day, place)."""
    sent = {"what": item.what, "net": "1", "vat": "0", "edition": item.edition_id}
    sent |= {"insertions-TOTAL_FORMS": len(rows), "insertions-INITIAL_FORMS": 0}
    for number, (first, last, place) in enumerate(rows):
        fields = {"first_day": days(first), "last_day": days(last), "place": place.pk, "status": "booked"}
        sent |= {f"insertions-{number}-{name}": value for name, value in fields.items()}
    return sent


def banner_form(item, first, last, **changes):
    """What the browser sends from the form of a new banner that runs from and until some days from now."""
    stamp = "%Y-%m-%dT%H:%M"
    sent = {"creative": make_creative().pk, "slot": "leaderboard", "item": item.pk, "is_on": "on"}
    sent |= {"starts_at": f"{timezone.localtime(midnight(first)):{stamp}}", "device": "any", "weight": "1"}
    return sent | {"ends_at": f"{timezone.localtime(midnight(last + 1)):{stamp}}"} | changes


def link_in(desk, address):
    """Where “Make its banner” leads on a page of the newsroom, "" where it is not."""
    found = MAKE.search(desk.get(address).content.decode())
    return unescape(found[1]) if found and "?" in found[1] else ""


@pytest.mark.django_db
def test_one_click_opens_the_banner_of_what_was_sold(desk):
    flight = make_insertion(place=make_slot("rectangle", beside=section("sports")), start=3, end=9)
    pages = [page_of(flight.item), order_page(flight.item), INSERTIONS, FIRST]
    (address,) = {link_in(desk, page) for page in pages}
    initial = desk.get(address).context["adminform"].form.initial
    assert initial == {
        "item": str(flight.item_id),
        "slot": "rectangle",
        "sections": [str(section("sports").pk)],
        "starts_at": f"{days(3)}T00:00",
        "ends_at": f"{days(10)}T00:00",
    }
    sent = initial | {"creative": make_creative().pk, "is_on": "on", "device": "any", "weight": "1"}
    assert desk.post(ADD, sent).status_code == 302
    banner = Placement.objects.get()
    assert (banner.starts_at, banner.ends_at) == (midnight(3), midnight(10))
    assert (banner.date_range, banner.item) == ((days(3), days(9)), flight.item)
    for page in pages[:3]:
        shown = desk.get(page).content.decode()
        assert reverse("admin:advertising_placement_change", args=[banner.pk]) in shown, page
        assert reverse("advertising:report", args=[banner.token]) in shown, page
        assert not link_in(desk, page), page
    assert "no banner yet" not in desk.get(FIRST).content.decode()


@pytest.mark.django_db
def test_the_calendar_has_the_click_too(desk):
    flight = make_insertion(place=make_slot(), start=0, end=0)
    assert f"item={flight.item_id}" in link_in(desk, CALENDAR)


@pytest.mark.django_db
@pytest.mark.parametrize("place", [{}, {"is_on_the_web": True}])
def test_what_is_no_slot_asks_for_no_banner(desk, place):
    flight = make_insertion(place=make_place("Elsewhere", **place), start=0, end=0)
    pages = (page_of(flight.item), order_page(flight.item), INSERTIONS, CALENDAR, FIRST)
    assert [link_in(desk, page) for page in pages] == [""] * 5


@pytest.mark.django_db
def test_a_last_day_beyond_all_calendars_opens_a_form(desk):
    flight = make_insertion(place=make_slot(), start=0)
    Insertion.objects.update(last_day="9999-12-31")
    address = link_in(desk, page_of(flight.item))
    assert "ends_at" not in address
    assert desk.get(address).status_code == 200


@pytest.mark.django_db
def test_a_banner_in_what_another_has_booked_is_refused_in_a_sentence(desk):
    flight, item = make_insertion(place=make_slot(), start=3, end=9), make_item(name="Ben Go", company="")
    refused = desk.post(ADD, banner_form(item, 9, 20))
    assert f"“{flight.place}” is booked" in unescape(refused.content.decode())
    assert not Placement.objects.exists()
    assert desk.post(ADD, banner_form(item, 10, 20)).status_code == 302
    backwards = desk.post(ADD, banner_form(item, 20, 12))
    assert "cannot end before it starts" in backwards.content.decode()


@pytest.mark.django_db
def test_a_booking_where_anothers_banner_runs_is_refused_in_a_sentence(desk):
    banner, place, item = make_flight(3, 9), make_slot(), make_item(name="Ben Go", company="")
    for first, last, said in (
        (9, 20, f"the banner “Sea Breeze Pension” of {banner.item.order}"),
        (20, 12, "An insertion cannot end before it starts."),
    ):
        refused = desk.post(page_of(item), booking_form(item, (first, last, place)))
        assert said in unescape(refused.content.decode())
        assert not Insertion.objects.exists()
    assert desk.post(page_of(item), booking_form(item, (10, 20, place))).status_code == 302
    one = Insertion.objects.get()
    sent = {"first_day": days(8), "last_day": days(20), "place": place.pk, "status": "booked"}
    moved = desk.post(reverse("admin:advertising_insertion_change", args=[one.pk]), sent)
    assert f"of {banner.item.order}" in unescape(moved.content.decode())


@pytest.mark.django_db
def test_a_place_becomes_a_slot_in_the_newsroom(desk):
    place = make_place("Leaderboard", is_on_the_web=True)
    make_insertion(place=place, start=3, end=9)
    banner = make_flight(0, None)
    address = reverse("admin:advertising_place_change", args=[place.pk])
    sent = {"edition": place.edition_id, "name": "Leaderboard", "slot": "leaderboard", "position": "0"}
    assert "A slot is on the website: tick that" in desk.post(address, sent).content.decode()
    sent["is_on_the_web"] = "on"
    assert f"of {banner.item.order}" in unescape(desk.post(address, sent).content.decode())
    Placement.objects.update(is_on=False)
    assert desk.post(address, sent).status_code == 302
    assert Place.objects.get(slot="leaderboard") == place


@pytest.mark.django_db
def test_a_banner_that_runs_unsold_is_said(desk):
    place, item = make_slot(), make_item()
    assert "nothing of the kind is booked" not in desk.post(ADD, banner_form(item, 3, 9)).content.decode()
    answer = desk.post(page_of(item), booking_form(item, (3, 7, place)), follow=True)
    assert f"runs on {days(8):%B %-d, %Y}, which is not booked" in answer.content.decode()
    listed = desk.get(reverse("admin:advertising_placement_changelist")).content.decode()
    assert f"not booked on {days(8):%b %-d}" in listed
    refused = desk.post(ADD, banner_form(item, 3, 9))
    assert f"On {days(8):%B %-d, %Y} nothing of the kind is booked" in refused.content.decode()


@pytest.mark.django_db
def test_the_first_screen_is_red_from_the_first_day_on(desk):
    make_insertion(place=make_slot("footer"), start=5, end=9)
    page = desk.get(FIRST).content.decode()
    assert "Sold on the website, and no banner yet" in page
    assert 'class="overdue"' not in page
    make_insertion(place=make_slot(), start=-1, end=9)
    assert f'<span class="overdue">since {days(-1):%b %-d}</span>' in desk.get(FIRST).content.decode()


@pytest.mark.django_db
def test_who_only_reads_is_led_to_no_form(client):
    flight = make_insertion(place=make_slot(), start=0, end=9)
    client.force_login(make_user(role="Publisher"))
    for page in (page_of(flight.item), order_page(flight.item), INSERTIONS, CALENDAR):
        assert "no banner yet" in client.get(page).content.decode()
        assert not link_in(client, page)
    assert "no banner yet" not in client.get(FIRST).content.decode()


@pytest.mark.django_db
def test_a_status_that_is_set_to_cancelled_cancels(desk):
    flight = make_insertion(place=make_slot(), start=3, end=9)
    banner, order = make_flight(3, 9, item=flight.item), flight.item.order
    sent = ADVERTISER | {"status": "cancelled", "currency": "PHP", "sold_on": days(0)}
    sent |= {"items-TOTAL_FORMS": "0", "items-INITIAL_FORMS": "0"}
    answer = desk.post(order_page(flight.item), sent, follow=True)
    assert "Cancelled: 1. Banners switched off: 1." in answer.content.decode()
    assert InsertionOrder.objects.get(pk=order.pk).status == "cancelled"
    assert not Insertion.objects.exists()
    again = desk.post(
        reverse("admin:advertising_placement_change", args=[banner.pk]), banner_form(flight.item, 3, 9)
    )
    assert f"Order {order} is cancelled" in again.content.decode()


@pytest.mark.django_db
def test_pages_cost_the_same_however_much_is_sold(desk):
    def cost(page):
        with CaptureQueriesContext(connection) as asked:
            assert desk.get(page).status_code == 200
        return len(asked)

    item, costs = make_item(), []
    placements = reverse("admin:advertising_placement_changelist")
    pages = (page_of(item), order_page(item), INSERTIONS, CALENDAR, FIRST, placements)
    for slots in (Placement.Slot.values[:1], Placement.Slot.values[1:]):
        for slot in slots:
            make_insertion(item, make_slot(slot), 0, 9)
            make_flight(0, 4, item=item, slot=slot)
        costs.append([cost(page) for page in pages])
    assert costs[0][1:] == costs[1][1:]
    # A row that can be changed asks for its choices itself, as every row of Django's admin does.
    assert costs[1][0] - costs[0][0] == 3


@pytest.mark.django_db(transaction=True)
def test_of_a_booking_and_a_banner_at_once_the_second_meets_the_first(migrated, clerk, monkeypatch):
    for module, check in (("banners.admin", check_banner), ("orders.insertions_admin", check_booking)):
        monkeypatch.setattr(f"advertising.{module}.{check.__name__}", slowly(check))
    place, items = make_slot(), [make_item() for _ in range(4)]
    asked = [
        *((page_of(item), booking_form(item, (3, 9, place))) for item in items[:2]),
        *((ADD, banner_form(item, 5, 20)) for item in items[2:]),
    ]
    answers = []

    def press(address, sent):
        browser = Client()
        browser.force_login(clerk)
        answers.append((address == ADD, browser.post(address, sent).status_code))
        connections.close_all()

    threads = [threading.Thread(target=press, args=one) for one in asked]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # Either one booking came first and nothing else passed, or the banners, which share the slot, both did.
    done = sorted(is_banner for is_banner, status in answers if status == 302)
    assert done in ([False], [True, True])
    assert {status for _, status in answers} == {200, 302}
    assert (Insertion.objects.count(), Placement.objects.count()) == (done.count(False), done.count(True))
