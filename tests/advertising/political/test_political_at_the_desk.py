"""Booking political advertisements in the newsroom, and what the election commission gets."""

import csv
import io
import threading

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from advertising.models import Insertion
from tests.advertising.orders.factories import make_candidate, make_insertion, make_item, make_political
from tests.advertising.rates.factories import days
from tests.advertising.roles import OTHERS
from tests.factories import make_user

LIST = reverse("admin:advertising_insertion_changelist")


def form_of(item, *numbers, **changes):
    """What the browser sends from the page of a thing sold: its fields, and issues so many days from now."""
    names = ("what", "detail", "net", "vat", "payer", "payer_address", "page_share")
    sent = {name: getattr(item, name) for name in names} | {"edition": item.edition_id}
    sent |= {"is_political": "on", "candidate": item.candidate_id or ""}
    sent |= {"insertions-TOTAL_FORMS": len(numbers), "insertions-INITIAL_FORMS": 0}
    for row, number in enumerate(numbers):
        day = week_after_next(number)
        sent |= {f"insertions-{row}-first_day": day, f"insertions-{row}-last_day": day}
        sent |= {f"insertions-{row}-place": "", f"insertions-{row}-status": "booked"}
    return sent | changes


def week_after_next(number):
    """A day of it: 0 is Monday."""
    return days(14 - days(0).weekday() + number)


def page_of(item):
    return reverse("admin:advertising_lineitem_change", args=[item.pk])


@pytest.fixture
def desk(client, clerk):
    client.force_login(clerk)
    return client


@pytest.mark.django_db
def test_booking_too_often_is_refused_in_a_sentence(desk):
    item = make_political()
    refused = desk.post(page_of(item), form_of(item, 0, 1, 2, 6))
    assert "would run 4 times in the week of" in refused.content.decode()
    assert Insertion.objects.count() == 0
    assert desk.post(page_of(item), form_of(item, 0, 1, 6, 7)).status_code == 302
    again = make_political()
    refused = desk.post(page_of(again), form_of(again, 2))
    assert f"booked already: {item.order} on" in refused.content.decode()
    assert desk.post(page_of(again), form_of(again, 8, 9)).status_code == 302


@pytest.mark.django_db
def test_a_payer_is_asked_for_before_it_is_booked(desk):
    item = make_political()
    refused = desk.post(page_of(item), form_of(item, 0, payer=""))
    assert "who paid for it, with name and address" in refused.content.decode()
    unticked = form_of(item) | {"is_political": ""}
    assert "is a political advertisement: tick it" in desk.post(page_of(item), unticked).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize("share", ["NaN", "-1", "0", "101", "1e9", "x", "25.001"])
def test_a_hostile_size_gets_a_sentence(desk, share):
    item = make_political()
    response = desk.post(page_of(item), form_of(item, page_share=share))
    assert response.status_code == 200
    assert "Please correct the error" in response.content.decode()


@pytest.mark.django_db
def test_an_insertion_is_not_moved_into_a_full_week(desk):
    for number in range(3):
        make_insertion(make_political(), start=(week_after_next(number) - days(0)).days)
    late = make_insertion(make_political(), start=(week_after_next(7) - days(0)).days)
    day = week_after_next(4)
    sent = {
        "first_day": day,
        "last_day": day,
        "place": "",
        "status": "booked",
        "page": "",
        "issue_number": "",
    }
    address = reverse("admin:advertising_insertion_change", args=[late.pk])
    assert "would run 4 times" in desk.post(address, sent).content.decode()
    late.refresh_from_db()
    assert late.first_day == week_after_next(7)


@pytest.mark.django_db
def test_whatever_shows_it_says_who_paid(desk):
    line = "Political advertisement paid for by Friends of Amihan, 12 Coral Street, Zamboanga City"
    one = make_insertion(make_political(), start=0)
    order = reverse("admin:advertising_insertionorder_change", args=[one.item.order_id])
    for address in (LIST, order, page_of(one.item), reverse("admin:advertising_insertion_calendar")):
        assert line in desk.get(address).content.decode(), address


@pytest.mark.django_db
def test_the_election_commission_gets_all_that_is_political_and_no_formula(desk):
    item = make_political(make_candidate("=cmd|'/c calc'!A1"), payer="+1+1", payer_address="@SUM(A1)")
    rows = [make_insertion(item, start=7, page="3", issue_number="701"), make_insertion(make_item(), start=7)]
    chosen = {"action": "for_the_commission", "_selected_action": [row.pk for row in rows]}
    (exported,) = csv.DictReader(io.StringIO(desk.post(LIST, chosen).content.decode("utf-8-sig")))
    assert exported["Candidate or party"] == "'=cmd|'/c calc'!A1"
    assert (exported["Paid for by"], exported["Payer's address"]) == ("'+1+1", "'@SUM(A1)")
    assert (exported["Per cent of a page"], exported["Issue"], exported["Page"]) == ("25.00", "701", "3")
    assert exported["Price without tax of the order's item"] == "41040.00"
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in exported.values())


@pytest.mark.django_db
@pytest.mark.parametrize("role", OTHERS)
def test_others_see_none_of_it(client, role):
    client.force_login(make_user(role=role))
    item = make_political()
    for address in (page_of(item), reverse("admin:advertising_candidate_changelist"), LIST):
        assert client.get(address).status_code == 403


@pytest.mark.django_db(transaction=True)
def test_of_two_bookings_at_once_the_second_is_counted_after_the_first(migrated, clerk):
    items = [make_political() for _ in range(4)]
    answers = []

    def press(item):
        browser = Client()
        browser.force_login(clerk)
        answers.append(browser.post(page_of(item), form_of(item, 2)).status_code)
        connections.close_all()

    threads = [threading.Thread(target=press, args=[item]) for item in items]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answers) == [200, 302, 302, 302]
    assert Insertion.objects.count() == 3
