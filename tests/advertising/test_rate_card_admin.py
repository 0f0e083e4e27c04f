"""Rate cards in the newsroom."""

import datetime as dt

import pytest
from django.utils import timezone

from advertising.models import Rate, RateCard
from tests.advertising.cards import make_card
from tests.factories import make_user

pytestmark = pytest.mark.django_db
LIST = "/admin/advertising/ratecard/"


def form(**changes):
    today = timezone.localdate().isoformat()
    card = {"name": "Rates 2027", "valid_from": today, "valid_until": "", "vat_rate": "12", "notes": ""}
    formset = {"rates-TOTAL_FORMS": "1", "rates-INITIAL_FORMS": "0"}
    rate = {
        "group": "print",
        "name": "Whole page",
        "unit": "insertion",
        "amount": "19000",
        "vat": "exclusive",
    }
    rate |= {"detail": "", "position": "0"}
    return card | formset | {f"rates-0-{name}": value for name, value in rate.items()} | changes


def test_the_advertising_desk_makes_a_card_and_readers_see_it(client, clerk):
    client.force_login(clerk)
    assert client.post(f"{LIST}add/", form()).status_code == 302
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
    ],
)
def test_a_mistake_is_said_in_a_sentence(client, clerk, changes, said):
    client.force_login(clerk)
    response = client.post(f"{LIST}add/", form(**changes))
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
    assert client.post(f"{LIST}{old.pk}/change/", form(**changes)).status_code == 302
    assert sorted(Rate.objects.values_list("amount", flat=True)) == [19000, 21000]
    assert "₱19,000.00" in client.get("/about/advertising-rates/").content.decode()


def test_the_list_says_which_card_readers_see(client, clerk):
    make_card("Old", start=-30)
    make_card("Now", start=-3)
    make_card("Coming", start=3)
    client.force_login(clerk)
    page = client.get(LIST)
    shown = {card.name: card.pk == card.current for card in page.context["cl"].result_list}
    assert shown == {"Old": False, "Now": True, "Coming": False}
    assert page.content.decode().count("icon-yes") == 1


def test_the_form_leads_to_the_page(client, clerk):
    card = make_card()
    client.force_login(clerk)
    assert 'href="/about/advertising-rates/"' in client.get(f"{LIST}{card.pk}/change/").content.decode()


@pytest.mark.parametrize(
    ("role", "may_read"), [("Editor", True), ("Publisher", True), ("Reporter", False), ("", False)]
)
def test_others_do_not_change_prices(client, role, may_read):
    client.force_login(make_user(role=role))
    assert client.get(LIST).status_code == (200 if may_read else 403)
    assert client.post(f"{LIST}add/", form()).status_code == 403
