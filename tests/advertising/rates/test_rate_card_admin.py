"""Rate cards in the newsroom."""

import datetime as dt

import pytest
from django.utils import timezone

from advertising.models import Rate, RateCard
from tests.advertising.rates.factories import card_form, make_card
from tests.factories import make_user

pytestmark = pytest.mark.django_db
LIST = "/admin/advertising/ratecard/"


def test_the_advertising_desk_makes_a_card_and_readers_see_it(client, clerk):
    client.force_login(clerk)
    assert client.post(f"{LIST}add/", card_form()).status_code == 302
    assert "₱19,000.00" in client.get("/about/advertising-rates/").content.decode()


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"valid_until": "2001-01-01"}, "A rate card cannot end before it starts."),
        ({"vat_rate": "-1"}, "The value-added tax cannot be below zero."),
        ({"vat_rate": "101"}, "less than or equal to 100"),
        ({"rates-0-amount": "-5"}, "A price cannot be below zero."),
        ({"rates-0-amount": "ten"}, "Enter a number."),
        ({"rates-0-amount": "1.005"}, "no more than 2 decimal places"),
        ({"valid_from": "soon"}, "Enter a valid date."),
        ({"edition": ""}, "This field is required."),
        ({"columns": "0"}, "greater than or equal to 1"),
        ({"rates-0-unit": "per_cent"}, "Colour, positions and discounts are per cent"),
        ({"rates-0-group": "discount"}, "Colour, positions and discounts are per cent"),
        ({"rates-0-width": "10"}, "A fixed size has a width and a height."),
        ({"rates-0-amount": "1000000000000"}, "no more than 12 digits"),
        ({"rates-0-amount": "NaN"}, "Enter a number."),
    ],
)
def test_a_mistake_is_said_in_a_sentence(client, clerk, changes, said):
    client.force_login(clerk)
    response = client.post(f"{LIST}add/", card_form(**changes))
    assert response.status_code == 200
    assert said in response.content.decode()
    assert not RateCard.objects.exists()


def test_next_years_card_is_saved_as_new_and_the_old_one_stays(client, clerk):
    old = make_card("Rates", rates=[{}])
    rate = old.rates.get()
    client.force_login(clerk)
    start = (timezone.localdate() + dt.timedelta(days=30)).isoformat()
    changes = {"_saveasnew": "1", "valid_from": start, "rates-0-amount": "21000"}
    changes |= {"rates-INITIAL_FORMS": "1", "rates-0-id": rate.pk, "rates-0-rate_card": old.pk}
    assert client.post(f"{LIST}{old.pk}/change/", card_form(**changes)).status_code == 302
    assert sorted(Rate.objects.values_list("amount", flat=True)) == [19000, 21000]
    assert "₱19,000.00" in client.get("/about/advertising-rates/").content.decode()
    old.refresh_from_db()
    assert old.valid_until.isoformat() < start
    assert old.version == 1


def test_a_card_that_meets_another_is_refused_with_its_name(client, clerk):
    card = make_card("Rates 2026", start=-5, end=5)
    client.force_login(clerk)
    assert "“Rates 2026” of the same edition" in client.post(f"{LIST}add/", card_form()).content.decode()
    card.refresh_from_db()
    assert RateCard.objects.get() == card


def test_a_refused_card_ends_no_other(client, clerk):
    old = make_card("Rates")
    client.force_login(clerk)
    client.post(f"{LIST}add/", card_form(**{"rates-0-amount": "ten"}))
    old.refresh_from_db()
    assert old.valid_until is None


def test_the_list_says_which_card_readers_see(client, clerk):
    make_card("Old", start=-30, end=-4)
    make_card("Now", start=-3, end=2)
    make_card("Coming", start=3)
    client.force_login(clerk)
    page = client.get(LIST)
    shown = {card.name: card.is_in_force for card in page.context["cl"].result_list}
    assert shown == {"Old": False, "Now": True, "Coming": False}
    assert page.content.decode().count("icon-yes") == 1


def test_the_form_leads_to_the_page(client, clerk):
    card = make_card()
    client.force_login(clerk)
    assert (
        'href="/about/advertising-rates/editions/regional/"'
        in client.get(f"{LIST}{card.pk}/change/").content.decode()
    )


@pytest.mark.parametrize(
    ("role", "may_read"), [("Editor", True), ("Publisher", True), ("Reporter", False), ("", False)]
)
def test_others_do_not_change_prices(client, role, may_read):
    client.force_login(make_user(role=role))
    assert client.get(LIST).status_code == (200 if may_read else 403)
    assert client.post(f"{LIST}add/", card_form()).status_code == 403
