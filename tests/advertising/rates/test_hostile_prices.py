"""What nobody can buy is refused with a sentence that says what to do."""

from decimal import Decimal

import pytest

from advertising.rates.units import Unpriceable
from tests.advertising.rates.test_prices import COLOUR, COLUMN_CM, price

DISPLAY = {**COLUMN_CM, "name": "Display", "amount": "85"}
GOOD = {"columns": 2, "height": 10, "issues": 1}


@pytest.mark.parametrize("name", ["columns", "height", "issues"])
@pytest.mark.parametrize(
    ("given", "said"),
    [
        (-1, "it must be more than nothing"),
        (0, "it must be more than nothing"),
        ("-0", "it must be more than nothing"),
        (10**12, "at most"),
        (Decimal("1e12"), "at most"),
        ("1e999999999", "at most"),
        ("NaN", "this is not a number"),
        ("sNaN", "this is not a number"),
        ("Infinity", "this is not a number"),
        ("-inf", "this is not a number"),
        ("ten", "this is not a number"),
        ("1;2", "this is not a number"),
        ("٣٣٣٣", "at most"),
        (1.005, "please"),
        ("10.125", "please"),
        ("", "say how many"),
        (None, "say how many"),
        ("9" * 5_000, "this is not a number"),
        ("2." + "0" * 5_000, "this is not a number"),
    ],
)
def test_a_number_that_cannot_be_is_answered_with_a_sentence(name, given, said):
    with pytest.raises(Unpriceable, match=said) as refused:
        price(DISPLAY, GOOD | {name: given})
    assert refused.value.field == name
    assert str(refused.value)[0].isupper()


@pytest.mark.parametrize(
    ("rate", "measures", "said"),
    [
        (DISPLAY, GOOD | {"words": 20}, "“Display” is sold per column centimetre: words do not fit it."),
        (DISPLAY, {"weeks": 2}, "weeks do not fit it"),
        ({"amount": "1"}, GOOD, "sold per insertion: columns do not fit it"),
        ({"amount": "1", "unit": "line"}, {"words": 9, "issues": 1}, "sold per line: words do not fit it"),
        ({"amount": "1", "unit": "week"}, {"issues": 1}, "sold per week: issues do not fit it"),
        ({"amount": "1", "unit": "per_cent"}, {}, "only on top of another price"),
        (DISPLAY, GOOD | {"columns": 8}, "our page has 7"),
        (DISPLAY, GOOD | {"height": "33.1"}, "our page is 33 centimetres high"),
        (DISPLAY, GOOD | {"columns": "1.5"}, "a whole number, please"),
        ({"amount": "9999999999", "unit": "word"}, {"words": 5_000, "issues": 520}, "please ask us"),
    ],
)
def test_a_measure_that_does_not_fit_is_refused(rate, measures, said):
    with pytest.raises(Unpriceable, match=said):
        price(rate, measures)


def test_what_is_not_in_print_has_no_colour():
    with pytest.raises(Unpriceable, match="Colour and positions are for print"):
        price({"amount": "1", "unit": "week", "group": "web"}, {"weeks": 1}, [COLOUR])


def test_artwork_without_a_price_is_asked_for():
    with pytest.raises(Unpriceable, match="no fixed price for artwork"):
        price(DISPLAY, GOOD, needs_artwork=True)


@pytest.mark.parametrize(
    ("rate", "measures", "fits"),
    [
        (DISPLAY, {"columns": 3, "height": "16", "issues": 1}, True),
        (DISPLAY, {"columns": 7, "height": "8.25", "issues": 1}, True),
        (DISPLAY, {"columns": 7, "height": "8.26", "issues": 1}, False),
        ({"amount": "1", "width": Decimal(180), "height": Decimal(165)}, {"issues": 1}, True),
        ({"amount": "1", "width": Decimal(180), "height": Decimal(330)}, {"issues": 1}, False),
    ],
)
def test_an_election_advertisement_has_its_largest_size(rate, measures, fits):
    """Republic Act 9006, sec. 6: a quarter page of a broadsheet, half of a tabloid's; here 7 columns x 33 cm."""
    if fits:
        assert price(rate, measures, is_election=True)
        return
    with pytest.raises(Unpriceable, match="at most 25% of a page"):
        price(rate, measures, is_election=True)
