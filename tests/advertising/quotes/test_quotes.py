"""From a price to a numbered quote that nothing alters any more."""

import datetime as dt
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from advertising.models import Quote, Rate, RateCard
from newspaper.rate_limit import NETWORK_LIMIT
from tests.advertising.quotes.factories import ADVERTISER, ASK, ask_for_a_quote, make_quote, stamp
from tests.advertising.rates.factories import days, make_card
from tests.advertising.rates.test_calculator import PRICE, RATES

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_post(monkeypatch):
    """Nothing is mailed beside the test."""
    monkeypatch.setattr("advertising.quotes.issuing.QUOTES.send_in_background", lambda: None)


@pytest.fixture
def card():
    return make_card("Rates 2026", end=90, rates=RATES)


def test_the_calculator_leads_to_a_quote(client, card):
    page = client.get(PRICE, {"rate": "half-page", "issues": "4", "colour": "full-colour"}).content.decode()
    assert f'href="{ASK.replace("&", "&amp;")}"' in page
    form = client.get(ASK)
    assert "₱45,964.80" in form.content.decode()
    assert "no-store" in form.headers["Cache-Control"]


def test_a_quote_is_numbered_dated_and_frozen(client, card):
    response = ask_for_a_quote(client)
    quote = Quote.objects.get()
    assert response.headers["Location"] == f"/about/advertising-rates/quotes/asked/{quote.year}-1/"
    assert str(quote) == f"Q{timezone.localdate().year}-0001"
    assert {name: getattr(quote, name) for name in ADVERTISER} == ADVERTISER
    assert (quote.issued_on, quote.valid_until) == (days(0), days(30))
    Rate.objects.update(amount=1)
    card.vat_rate, card.version, card.name = Decimal(0), 7, "Other"
    card.save()
    quote = Quote.objects.get()
    assert [line.amount for line in quote.price.lines] == [38000, 7600, -4560]
    assert (quote.price.total, quote.price.withheld) == (Decimal("45964.80"), Decimal("820.80"))
    assert (quote.rate_card_name, quote.rate_card_version) == ("Rates 2026", 1)


def test_thanks_name_the_number_and_nothing_else(client, card):
    said = client.get(ask_for_a_quote(client).headers["Location"]).content.decode()
    quote = Quote.objects.get()
    assert str(quote) in said
    assert quote.token not in said
    assert "Rosa" not in said
    assert client.get("/about/advertising-rates/quotes/asked/2026-999/").status_code == 404


def test_a_quote_never_outlives_its_card(client):
    make_card(end=7, rates=RATES)
    ask_for_a_quote(client)
    assert Quote.objects.get().valid_until == days(7)


def test_numbers_follow_each_other_and_are_unique(card):
    serials = [make_quote(email=f"a{number}@example.ph").serial for number in range(3)]
    assert serials == [1, 2, 3]
    with pytest.raises(IntegrityError), transaction.atomic():
        Quote.objects.filter(serial=3).update(serial=2)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"name": ""}, "Tell us your name."),
        ({"email": "rosa"}, "This is not an e-mail address"),
        ({"second_line": "casino"}, "Empty this line"),
        ({"shown": ""}, "open for too long"),
        ({"shown": "forged:1:x"}, "open for too long"),
        ({"shown": stamp(age=100_000)}, "open for too long"),
        ({"name": "a\0b"}, "Null characters"),
        ({"company": "x" * 161}, "at most 160 characters"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(client, card, changes, said):
    response = ask_for_a_quote(client, **changes)
    assert response.status_code == 422
    assert said in response.content.decode()
    assert 'value="0917 555 0102"' in response.content.decode()
    assert not Quote.objects.exists()


def test_haste_is_refused_once(client, card):
    response = ask_for_a_quote(client, shown=stamp(age=0))
    assert response.status_code == 422
    assert "faster than anybody types" in response.content.decode()
    assert ask_for_a_quote(client, shown=stamp(age=4)).status_code == 302


def test_a_question_without_an_answer_goes_back_to_the_calculator(client, card):
    address = ASK.replace("issues=4", "issues=-4")
    for response in (client.get(address), ask_for_a_quote(client, address)):
        assert response.status_code == 302
        assert response.headers["Location"].startswith(f"{PRICE}?rate=half-page&issues=-4")


def test_another_sites_page_asks_for_nothing(client, card):
    response = ask_for_a_quote(client, headers={"Sec-Fetch-Site": "cross-site"})
    assert response.status_code == 403
    assert 'value="Rosa Lim"' in response.content.decode()
    assert not Quote.objects.exists()


def test_nobody_is_flooded_with_quotes(client, card):
    answers = [ask_for_a_quote(client).status_code for _ in range(5)]
    assert answers == [302, 302, 302, 429, 429]
    answers = [ask_for_a_quote(client, email=f"a{n}@example.ph").status_code for n in range(NETWORK_LIMIT)]
    assert answers.count(302) == NETWORK_LIMIT - 3
    assert Quote.objects.count() == NETWORK_LIMIT


def test_a_card_with_quotes_stays(card):
    make_quote()
    with pytest.raises(IntegrityError), transaction.atomic():
        RateCard.objects.all().delete()


def test_quotes_expire(card):
    quote = make_quote()
    assert quote.state == "open"
    quote.valid_until = timezone.localdate() - dt.timedelta(days=1)
    assert quote.state == "expired"
