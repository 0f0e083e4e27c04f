"""The page of advertising rates."""

import datetime as dt

import pytest
from django.urls import reverse
from html5lib import parse

from advertising.models import Rate, RateCard
from tests.advertising.rates.factories import make_card

pytestmark = pytest.mark.django_db
Unit, Group, Vat = Rate.Unit, Rate.Group, Rate.Vat


def words(element):
    return " ".join("".join(element.itertext()).split())


def tables(client):
    """The page's tables: {caption: [cells of a row]}."""
    page = client.get(reverse("advertising:rates")).content.decode()
    document = parse(page, namespaceHTMLElements=False)
    return {
        words(table.find("caption")): [[words(cell) for cell in row] for row in table.findall("tbody/tr")]
        for table in document.iter("table")
    }


@pytest.mark.parametrize(
    ("rate", "cells"),
    [
        ({}, ["Whole page", "per insertion", "₱19,000.00"]),
        (
            {"name": "Display", "unit": Unit.COLUMN_CENTIMETRE, "amount": "85"},
            ["Display", "per column centimetre", "₱85.00"],
        ),
        (
            {"name": "Ear", "unit": Unit.COLUMN_INCH, "amount": "0.5", "detail": "left or right"},
            ["Ear left or right", "per column inch", "₱0.50"],
        ),
        ({"unit": Unit.LINE, "amount": "77"}, ["Whole page", "per line", "₱77.00"]),
        ({"unit": Unit.WORD, "amount": "3.25"}, ["Whole page", "per word", "₱3.25"]),
        ({"unit": Unit.WEEK, "amount": "1500"}, ["Whole page", "per week", "₱1,500.00"]),
        ({"unit": Unit.MONTH, "amount": "30000"}, ["Whole page", "per month", "₱30,000.00"]),
        (
            {"unit": Unit.LINE, "amount": "77", "minimum": 3},
            ["Whole page", "per line, at least 3", "₱77.00"],
        ),
        (
            {"name": "Four", "group": Group.DISCOUNT, "unit": Unit.PER_CENT, "amount": "5", "minimum": 4},
            ["Four", "off, from 4 prepaid insertions", "−5%"],
        ),
        (
            {"name": "1/4", "amount": "5600", "artwork_fee": "600"},
            ["1/4", "per insertion artwork ₱600.00", "₱5,600.00"],
        ),
        (
            {"name": "Colour", "group": Group.COLOUR, "unit": Unit.PER_CENT, "amount": "20"},
            ["Colour", "on top of the price", "+20%"],
        ),
    ],
)
def test_a_rate_is_printed_with_its_unit(client, rate, cells):
    make_card(rates=[rate])
    ((rows),) = tables(client).values()
    assert rows == [cells]


def test_groups_stand_in_their_order_and_rates_in_theirs(client):
    make_card(
        rates=[
            {"group": Group.WEB, "name": "Leaderboard", "unit": Unit.WEEK},
            {"name": "Half page", "position": 2},
            {"name": "Whole page", "position": 1},
        ]
    )
    found = tables(client)
    assert [caption.split(" Prices")[0] for caption in found] == ["In print", "On the website"]
    assert [row[0] for row in next(iter(found.values()))] == ["Whole page", "Half page"]


def test_tax_is_said_once_where_all_prices_agree_and_beside_each_where_not(client):
    make_card(
        vat_rate="12",
        rates=[
            {"group": Group.PRINT},
            {"group": Group.CLASSIFIED, "name": "Display"},
            {"group": Group.CLASSIFIED, "name": "Lines", "vat": Vat.INCLUSIVE},
            {"group": Group.POSITION, "unit": Unit.PER_CENT, "amount": "20", "vat": Vat.INCLUSIVE},
            {"group": Group.COLOUR, "unit": Unit.PER_CENT, "amount": "20"},
        ],
    )
    found = tables(client)
    assert list(found) == [
        "In print Prices plus 12% VAT",
        "Colour, positions and discounts",
        "Classified and legal notices",
    ]
    assert [row[2] for row in found["Classified and legal notices"]] == [
        "₱19,000.00 plus 12% VAT",
        "₱19,000.00 including 12% VAT",
    ]


def test_the_tax_is_the_cards_own(client):
    make_card(vat_rate="13.5", rates=[{}])
    assert list(tables(client)) == ["In print Prices plus 13.5% VAT"]


def test_the_page_says_from_when_until_when_and_what_else_holds(client):
    make_card(notes="Copy by Thursday noon.\r\n\r\nArtwork <is> extra.")
    RateCard.objects.update(valid_from=dt.date(2026, 1, 1), valid_until=dt.date(2999, 12, 31))
    page = client.get(reverse("advertising:rates")).content.decode()
    assert '<time datetime="2026-01-01">January 1, 2026</time>' in page
    assert '<time datetime="2999-12-31">December 31, 2999</time>' in page
    assert "<li>Copy by Thursday noon.</li><li>Artwork &lt;is&gt; extra.</li>" in page


def test_the_page_costs_few_queries_however_many_rates(client, django_assert_max_num_queries):
    make_card(rates=[{"name": f"Size {number}"} for number in range(40)])
    with django_assert_max_num_queries(6):
        client.get(reverse("advertising:rates"))
