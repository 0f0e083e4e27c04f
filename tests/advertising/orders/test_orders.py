"""From a quote to an order, what is booked on it, and what it brings in."""

from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from advertising.models import Insertion, InsertionOrder, LineItem, Rate
from advertising.orders.booking import book, cancel, make_good
from tests.advertising.orders.factories import make_insertion, make_item, make_place
from tests.advertising.quotes.factories import make_quote
from tests.advertising.rates.factories import days

pytestmark = pytest.mark.django_db


def test_a_quote_becomes_an_order_with_its_prices_copied(clerk):
    quote = make_quote()
    order = book(quote, clerk)
    Rate.objects.update(amount=1)
    item = LineItem.objects.get()
    assert (order.number, order.sold_by) == (f"O{timezone.localdate().year}-0001", clerk)
    assert (order.name, order.company, order.email) == ("Rosa Lim", "Lim Hardware", "rosa@example.ph")
    assert (item.what, item.net, item.vat, item.total) == (
        "Half page",
        Decimal("41040.00"),
        Decimal("4924.80"),
        Decimal("45964.80"),
    )
    assert "Full colour: 20% on top, ₱7,600.00" in item.detail


def test_two_clicks_make_one_order():
    quote = make_quote()
    assert book(quote) == book(quote)
    assert InsertionOrder.objects.count() == LineItem.objects.count() == 1


def test_numbers_follow_each_other():
    assert [book(make_quote()).serial for _ in range(3)] == [1, 2, 3]


TAKEN = [(7, 7, True), (5, 7, True), (7, 12, True), (5, 12, True), (8, 8, False), (1, 6, False)]


@pytest.mark.parametrize(("start", "end", "is_taken"), TAKEN)
def test_the_database_books_a_place_once(start, end, is_taken):
    place = make_place()
    make_insertion(place=place, start=7)
    elsewhere = make_insertion(place=make_place("Left ear"), start=start, end=end)
    make_insertion(start=start, end=end)
    if not is_taken:
        make_insertion(place=place, start=start, end=end)
        return
    with pytest.raises(IntegrityError), transaction.atomic():
        make_insertion(place=place, start=start, end=end)
    with pytest.raises(IntegrityError), transaction.atomic():
        Insertion.objects.filter(pk=elsewhere.pk).update(place=place)


def test_any_position_is_never_full():
    item = make_item()
    assert [make_insertion(item, start=7) for _ in range(3)]


@pytest.mark.parametrize(
    ("model", "wrong"),
    [
        (Insertion, {"last_day": days(1)}),
        (LineItem, {"net": -1}),
        (LineItem, {"proof_approved_on": days(0)}),
    ],
)
def test_the_database_refuses_what_cannot_be(model, wrong):
    make_insertion()
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.update(**wrong)


def test_an_invoice_number_is_given_once():
    first, second, third = (book(make_quote()) for _ in range(3))
    assert first.invoice_number == second.invoice_number == third.invoice_number == ""
    first.invoice_number = "1001"
    first.save()
    with pytest.raises(IntegrityError), transaction.atomic():
        InsertionOrder.objects.filter(pk=second.pk).update(invoice_number="1001")


def test_what_did_not_run_is_made_good_without_a_price():
    insertion = make_insertion(start=-3)
    again = make_good(insertion.item)
    insertion.refresh_from_db()
    assert insertion.status == "failed"
    assert (again.order, again.makes_good_for) == (insertion.item.order, insertion.item)
    assert (again.what, again.total) == ("Half page", 0)


def test_a_cancelled_order_gives_free_what_has_not_run():
    item = make_item()
    ran = make_insertion(item, place=make_place(), start=-7, status="ran")
    make_insertion(item, place=make_place(), start=7)
    cancel(item.order)
    assert list(Insertion.objects.all()) == [ran]
    assert InsertionOrder.objects.get().status == "cancelled"
