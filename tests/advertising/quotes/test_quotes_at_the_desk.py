"""Quotes in the newsroom."""

import pytest

from advertising.models import Quote
from tests.advertising.quotes.factories import ADVERTISER, mail_all, make_quote
from tests.advertising.rates.factories import make_card
from tests.advertising.rates.test_calculator import PRICE, RATES
from tests.advertising.roles import each_role
from tests.factories import make_user

pytestmark = pytest.mark.django_db
LIST = "/admin/advertising/quote/"
CALCULATION = f"https://paper.example{PRICE}?rate=half-page&issues=4&colour=full-colour"


@pytest.fixture(autouse=True)
def no_post(monkeypatch):
    """Nothing is mailed beside the test."""
    monkeypatch.setattr("advertising.quotes.issuing.QUOTES.send_in_background", lambda: None)


def test_the_desk_makes_a_quote_from_the_address_of_a_calculation(client, clerk):
    make_card(rates=RATES)
    client.force_login(clerk)
    assert client.post(f"{LIST}add/", ADVERTISER | {"calculation": CALCULATION}).status_code == 302
    quote = Quote.objects.get()
    assert str(quote.price.total) == "45964.80"
    assert mail_all() == 1


@pytest.mark.parametrize(
    ("calculation", "said"),
    [
        ("nonsense", "This is not the address of a calculation."),
        ("https://example.org/about/contact/", "This is not the address of a calculation."),
        ("http://[", "This is not the address of a calculation."),
        (CALCULATION.replace("issues=4", "issues=-4"), "more than nothing"),
        (CALCULATION.replace("regional", "jolo"), "No rate card of this edition"),
    ],
)
def test_an_address_without_a_price_is_refused(client, clerk, calculation, said):
    make_card(rates=RATES)
    client.force_login(clerk)
    response = client.post(f"{LIST}add/", ADVERTISER | {"calculation": calculation})
    assert said in response.content.decode()
    assert not Quote.objects.exists()


def test_a_price_cannot_be_altered_any_more(client, clerk):
    quote = make_quote()
    client.force_login(clerk)
    page = client.get(f"{LIST}{quote.pk}/change/").content.decode()
    assert 'name="net"' not in page
    assert 'name="lines' not in page.replace('name="lines-TOTAL', "").replace('name="lines-', "")
    client.post(
        f"{LIST}{quote.pk}/change/", ADVERTISER | {"valid_until": "2030-01-01", "net": "1", "what": "x"}
    )
    after = Quote.objects.get()
    assert (after.net, after.what) == (quote.net, quote.what)
    assert client.post(f"{LIST}{quote.pk}/delete/", {"post": "yes"}).status_code == 403


def test_a_quote_is_mailed_again(client, clerk):
    quote = make_quote()
    mail_all()
    client.force_login(clerk)
    client.post(LIST, {"action": "mail_again", "_selected_action": [quote.pk]})
    assert mail_all() == 1


@each_role
def test_only_the_desk_and_the_publisher_see_who_buys(client, role, sees):
    quote = make_quote()
    client.force_login(make_user(role=role))
    for address in (LIST, f"{LIST}{quote.pk}/change/"):
        assert client.get(address).status_code == (200 if sees else 403)
    assert client.get(f"{LIST}add/").status_code == (200 if role == "Advertising" else 403)
