"""What the price calculator says to nonsense."""

import pytest

from advertising.models import Rate
from tests.advertising.rates.factories import make_card
from tests.advertising.rates.test_calculator import PRICE, RATES, ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def card(db):
    return make_card(rates=RATES)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ({"rate": "billboard"}, "Choose one from the list."),
        ({"rate": "display", "columns": "-2", "height": "10", "issues": "1"}, "more than nothing"),
        ({"rate": "display", "columns": "2", "height": "10.125", "issues": "1"}, "at most 2 decimals"),
        ({"rate": "display", "columns": "2", "height": "NaN", "issues": "1"}, "not a number"),
        ({"rate": "display", "columns": "2", "height": "10", "issues": "1" + "0" * 12}, "at most 520"),
        ({"rate": "display", "columns": "2", "height": "", "issues": "1"}, "say how many centimetres"),
        ({"rate": "display", "columns": "2", "height": "10", "issues": "1", "words": "9"}, "words do not fit it"),
        ({"rate": "half-page", "columns": "2"}, "columns do not fit it"),
        ({"rate": "half-page", "issues": "1", "colour": "pink"}, "Choose one from the list."),
        ({"rate": "half-page", "issues": "1", "election": "on"}, "at most 25% of a page"),
        ({"rate": "display", "columns": "<script>", "height": "10", "issues": "1"}, "not a number"),
    ],
)  # fmt: skip
def test_nonsense_is_answered_with_a_sentence_and_no_price(client, card, query, said):
    page, price, complaints = ask(client, **query)
    assert price == {}
    assert said in " ".join(complaints)
    assert page.find('.//form[@id="question"]') is not None


def test_without_prices_there_is_no_calculator(client):
    assert client.get(PRICE).status_code == 404
    card = make_card()
    assert client.get(PRICE).status_code == 404
    Rate.objects.create(rate_card=card, group="colour", unit="per_cent", name="Colour", amount=20)
    assert client.get(PRICE).status_code == 404
    assert PRICE not in client.get("/about/advertising-rates/").content.decode()
