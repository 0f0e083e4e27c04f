"""The price calculator, as an address that asks and a page that answers."""

import pytest
from html5lib import parse

from tests.advertising.rates.factories import make_card

pytestmark = pytest.mark.django_db
PRICE = "/about/advertising-rates/editions/regional/price/"
RATES = [
    {"name": "Display", "unit": "column_centimetre", "amount": "100", "artwork_fee": "500"},
    {"name": "Half page", "amount": "9500", "width": "308", "height": "260"},
    {"group": "colour", "name": "Full colour", "unit": "per_cent", "amount": "20"},
    {"group": "position", "name": "Front page", "unit": "per_cent", "amount": "100"},
    {"group": "discount", "name": "Four", "unit": "per_cent", "amount": "10", "minimum": 4},
    {"group": "election", "name": "Election", "unit": "per_cent", "amount": "10"},
    {"group": "classified", "name": "Line", "unit": "line", "amount": "55", "vat": "inclusive", "minimum": 3},
    {"group": "web", "name": "Leaderboard", "unit": "week", "amount": "1800", "width": "728", "height": "90"},
]


@pytest.fixture
def card(db):
    return make_card(rates=RATES)


def words(element):
    return " ".join("".join(element.itertext()).split())


def ask(client, **query):
    """The parsed page, its price as {what: amount}, and its complaints."""
    response = client.get(PRICE, query)
    assert response.status_code == 200
    page = parse(response.content.decode(), namespaceHTMLElements=False)
    rows = page.iterfind('.//table[@class="price"]/tbody/tr')
    price = {(row.find("th").text or "").strip(): words(row.find("td")) for row in rows}
    return page, price, [words(item) for item in page.iterfind('.//*[@role="alert"]//li')]


def fields(page):
    form = page.find('.//form[@id="question"]')
    return [field.get("name") for field in form.iter() if field.tag in ("input", "select")]


def test_every_line_of_the_price_is_shown(client, card):
    query = {"rate": "display", "columns": 2, "height": 10, "issues": 4, "colour": "full-colour"}
    _, price, complaints = ask(client, **query, position="front-page", artwork="on")
    assert complaints == []
    assert price == {
        "Display": "₱8,000.00",
        "Full colour": "₱1,600.00",
        "Front page": "₱8,000.00",
        "Four": "−₱1,760.00",
        "Artwork": "₱500.00",
        "Subtotal": "₱16,340.00",
        "12% VAT": "₱1,960.80",
        "Total": "₱18,300.80",
        "Withheld by companies": "₱326.80",
        "A company pays": "₱17,974.00",
    }


def test_the_first_visit_shows_a_price_already(client, card):
    page, price, _ = ask(client)
    assert price["Total"] == "₱2,240.00"
    assert fields(page) == [
        *("rate", "columns", "height", "issues", "colour", "position", "election", "artwork", "for")
    ]


@pytest.mark.parametrize(
    ("rate", "asks"),
    [
        ("half-page", ["rate", "issues", "colour", "position", "election", "for"]),
        ("line", ["rate", "lines", "issues", "for"]),
        ("leaderboard", ["rate", "weeks", "for"]),
    ],
)
def test_only_what_a_rate_needs_is_asked(client, card, rate, asks):
    page, price, _ = ask(client, rate=rate)
    assert fields(page) == asks
    assert price["Total"]


def test_a_price_with_the_tax_in_it_says_how_much_that_is(client, card):
    _, price, _ = ask(client, rate="line", lines=2, issues=1)
    assert (price["Line"], price["of which 12% VAT"], price["Total"]) == ("₱165.00", "₱17.68", "₱165.00")


def test_choosing_another_size_starts_its_fields_anew(client, card):
    """Without JavaScript the form still holds the fields of the size before."""
    sent = {
        "rate": "line",
        "for": "display",
        "columns": 2,
        "height": 10,
        "issues": 1,
        "colour": "full-colour",
    }
    _, price, complaints = ask(client, **sent)
    assert complaints == []
    assert price["Total"] == "₱165.00"


def test_the_link_asks_the_same_again(client, card):
    query = {
        "rate": "display",
        "columns": 3,
        "height": "12.5",
        "issues": 2,
        "election": "on",
        "for": "display",
    }
    page, price, _ = ask(client, **query, position="", utm_source="mail")
    (link,) = [a for a in page.iter("a") if words(a) == "Link to this calculation"]
    assert link.get("href") == "?rate=display&columns=3&height=12.5&issues=2&election=on"
    again = parse(client.get(PRICE + link.get("href")).content.decode(), namespaceHTMLElements=False)
    assert [words(cell) for cell in again.iterfind('.//tr[@class="total"]/td')] == [price["Total"]]


def test_the_box_is_drawn_to_scale_without_inline_style(client, card):
    page, _, _ = ask(client, rate="half-page")
    svg = page.find(".//{http://www.w3.org/2000/svg}svg")
    assert svg.get("viewBox") == "0 0 308.0 520.0"
    assert "308 × 260 mm, about 50% of the page" in svg.get("aria-label")
    assert "style" not in {name for element in svg.iter() for name in element.attrib}


def test_sizes_of_one_name_are_told_apart(client):
    make_card(
        rates=[
            {"name": "Box", "amount": "1"},
            {"name": "BOX!", "amount": "2"},
            {"name": "日本", "amount": "3"},
        ]
    )
    totals = [ask(client, rate=key)[1]["Subtotal"] for key in ("box", "box-2", "rate")]
    assert totals == ["₱1.00", "₱2.00", "₱3.00"]
