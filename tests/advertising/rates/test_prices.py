"""Prices, worked out by hand from cards that papers here have printed, and by the paper."""

from decimal import Decimal

import pytest

from advertising.models import Rate, RateCard
from advertising.rates.pricing import PriceRequest, calculate_price

COLOUR = {"group": "colour", "name": "Colour", "unit": "per_cent", "amount": "20"}
FRONT = {"group": "position", "name": "Front page", "unit": "per_cent", "amount": "100"}
PAGE_3 = {"group": "position", "name": "Page 3", "unit": "per_cent", "amount": "30"}
DISCOUNTS = [
    {"group": "discount", "name": "4 issues", "unit": "per_cent", "amount": "5", "minimum": 4},
    {"group": "discount", "name": "12 issues", "unit": "per_cent", "amount": "10", "minimum": 12},
]
ELECTION = {"group": "election", "name": "Election", "unit": "per_cent", "amount": "10"}


def price(rate, measures, loadings=(), card=None, on_card=(), **asked):
    """The Price of a rate on a card that is in no database."""
    card = RateCard(**{"columns": 7, "page_height": Decimal("330"), "vat_rate": Decimal("12")} | (card or {}))
    made = [Rate(**fields | {"amount": Decimal(fields["amount"])}) for fields in (*loadings, *on_card)]
    card._rates = made[len(loadings) :]
    rate = {"name": "Space", "unit": "insertion"} | rate
    rate = Rate(**rate | {"amount": Decimal(rate["amount"])}, rate_card=card)
    return calculate_price(card, rate, PriceRequest(measures, tuple(made[: len(loadings)]), **asked))


NO_VAT = {"vat_rate": Decimal(0)}
LINE = {"unit": "line", "amount": "77", "vat": "inclusive"}
WORD = {"unit": "word", "amount": "9.50", "vat": "inclusive"}
INCH = {"unit": "column_inch", "amount": "180"}
COLUMN_CM = {"unit": "column_centimetre"}
FULL = {"columns": 7, "height": 33, "issues": 1}
FRACTIONS = [("19000", "22800"), ("9500", "11400"), ("4750", "5700"), ("2375", "2850")]


@pytest.mark.parametrize(("amount", "in_colour"), FRACTIONS)
def test_fractions_of_the_weekenders_page(amount, in_colour):
    """Tarlac Weekender: tarlacweekender.com/adscirculation/."""
    assert price({"amount": amount}, {"issues": 1}, card=NO_VAT).total == Decimal(amount)
    assert price({"amount": amount}, {"issues": 1}, [COLOUR], NO_VAT).total == Decimal(in_colour)


@pytest.mark.parametrize(
    ("rate", "measures", "loadings", "more", "net", "vat", "total"),
    [
        # Tarlac Weekender: 1 column centimetre at P85.
        ({**COLUMN_CM, "amount": "85"}, {"columns": 2, "height": 10, "issues": 1}, [], NO_VAT, "1700", 0, "1700"),
        # People's Tonight, 2008 (intprin.blogspot.com/2008/07/peoples-tonight.html): 7 columns x 33 cm at P230.
        ({**COLUMN_CM, "amount": "230"}, FULL, [], {}, "53130.00", "6375.60", "59505.60"),
        ({**COLUMN_CM, "amount": "230"}, FULL, [FRONT], {}, "106260", "12751.20", "119011.20"),
        ({**COLUMN_CM, "amount": "240"}, FULL, [PAGE_3], {}, "72072.00", "8648.64", "80720.64"),
        # Its classified lines: P77 with the tax in it.
        (LINE, {"lines": 5, "issues": 2}, [], {}, "687.5", "82.5", "770"),
        # Daily Manila Shimbun (navimanilaph.com/dmsadrates/): boxes in millimetres, with an artwork fee.
        ({"amount": "5600"}, {"issues": 1}, [], NO_VAT, "5600", 0, "5600"),
        ({"unit": "month", "amount": "30000"}, {"months": 2}, [], NO_VAT, "60000", 0, "60000"),
        # Baguio's column inch (ph.junctionnews.com): 2 columns x 12.7 cm are 10 column inches.
        (INCH, {"columns": 2, "height": "12.7", "issues": 3}, [], NO_VAT, "5400", 0, "5400"),
        # The same space by the centimetre and by the inch is not the same price.
        ({"unit": "column_inch", "amount": "230"}, FULL, [], {}, "20917.32", "2510.08", "23427.40"),
        # Two loadings are each of the base.
        ({"amount": "1000"}, {"issues": 1}, [COLOUR, FRONT], NO_VAT, "2200", 0, "2200"),
        (WORD, {"words": 16, "issues": 1}, [], {}, "135.71", "16.29", "152"),
        ({"unit": "week", "amount": "1800", "group": "web"}, {"weeks": 3}, [], {}, "5400", "648", "6048"),
        # Half a centavo goes up.
        ({**COLUMN_CM, "amount": "0.05"}, {"columns": 1, "height": "0.1", "issues": 1}, [], NO_VAT, "0.01", 0, "0.01"),
        ({**COLUMN_CM, "amount": "0.50"}, {"columns": 1, "height": "0.01", "issues": 1}, [], NO_VAT, "0.01", 0, "0.01"),
    ],
)  # fmt: skip
def test_prices_worked_out_by_hand(rate, measures, loadings, more, net, vat, total):
    found = price(rate, measures, loadings, more)
    assert (found.net, found.vat, found.total) == (Decimal(net), Decimal(vat), Decimal(total))
    assert found.subtotal == (found.total if found.is_vat_included else found.net)


def test_artwork_is_charged_once_and_neither_loaded_nor_discounted():
    """Daily Manila Shimbun: a quarter page P5,600, its artwork P600."""
    quarter = {"amount": "5600", "artwork_fee": Decimal(600)}
    assert price(quarter, {"issues": 1}, card=NO_VAT, needs_artwork=True).total == 6200
    found = price(quarter, {"issues": 4}, [COLOUR], NO_VAT, DISCOUNTS, needs_artwork=True)
    assert [line.amount for line in found.lines] == [22400, 4480, -1344, 600]


@pytest.mark.parametrize(("issues", "off"), [(1, 0), (3, 0), (4, -200), (11, -550), (12, -1200), (52, -5200)])
def test_the_best_discount_for_the_prepaid_insertions_counts(issues, off):
    found = price({"amount": "1000"}, {"issues": issues}, on_card=DISCOUNTS)
    assert sum(line.amount for line in found.lines[1:]) == off


def test_the_least_that_is_charged_is_charged():
    found = price({"unit": "line", "amount": "55", "minimum": 3}, {"lines": 2, "issues": 1}, card=NO_VAT)
    assert found.total == 165
    assert found.lines[0].how == "3 lines (the least), 1 issue at ₱55.00"


def test_a_company_withholds_its_part_of_the_price_without_tax():
    found = price({**COLUMN_CM, "amount": "230"}, FULL)
    assert (found.withheld, found.payable) == (Decimal("1062.60"), Decimal("58443.00"))


def test_every_line_says_how_it_was_worked_out():
    rate = {**COLUMN_CM, "name": "Display", "amount": "230"}
    found = price(rate, {"columns": 2, "height": "10.5", "issues": 4}, [COLOUR], on_card=DISCOUNTS)
    assert [(line.what, line.how) for line in found.lines] == [
        ("Display", "2 columns × 10.5 cm = 21 column centimetres, 4 issues at ₱230.00"),
        ("Colour", "20% on top"),
        ("4 issues", "5% off"),
    ]
    found = price({"unit": "column_inch", "amount": "180"}, {"columns": 1, "height": 10, "issues": 1})
    assert found.lines[0].how == "1 column × 10 cm = about 3.94 column inches, 1 issue at ₱180.00"


def test_an_election_advertisement_costs_less():
    found = price({"amount": "1000"}, {"issues": 1}, on_card=[ELECTION], is_election=True)
    assert found.net == 900
