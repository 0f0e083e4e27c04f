"""Amounts in print."""

from decimal import Decimal

import pytest

from advertising.money import money, per_cent, plain


@pytest.mark.parametrize(
    ("amount", "printed"),
    [
        ("19000", "₱19,000.00"),
        ("85", "₱85.00"),
        ("85.5", "₱85.50"),
        ("0", "₱0.00"),
        ("0.05", "₱0.05"),
        ("999.99", "₱999.99"),
        ("1000", "₱1,000.00"),
        ("1234567.89", "₱1,234,567.89"),
        ("9999999999.99", "₱9,999,999,999.99"),
        ("-250", "−₱250.00"),
    ],
)
def test_pesos_have_two_places_and_commas(amount, printed):
    assert money(Decimal(amount)) == printed


@pytest.mark.parametrize(
    ("amount", "printed"),
    [
        ("20.00", "20%"),
        ("12.50", "12.5%"),
        ("33.33", "33.33%"),
        ("100", "100%"),
        ("0.25", "0.25%"),
        ("0", "0%"),
    ],
)
def test_per_cents_have_no_idle_noughts(amount, printed):
    assert per_cent(Decimal(amount)) == printed


def test_money_is_never_a_float():
    with pytest.raises(TypeError):
        money(19000.0)


def test_a_card_in_dollars_says_so():
    assert money(Decimal("250"), "USD") == "US$250.00"


def test_sizes_have_no_idle_noughts():
    assert [plain(Decimal(size)) for size in ("26.0", "16.50", "1000")] == ["26", "16.5", "1,000"]
