"""Amounts as they are printed in the Philippines."""

from decimal import Decimal

SIGNS = {"PHP": "₱", "USD": "US$"}


def money(amount: Decimal | int, currency: str = "PHP") -> str:
    """Decimal("19000") as "₱19,000.00". Money is exact: a float raises TypeError."""
    if not isinstance(amount, Decimal | int):
        raise TypeError(f"Money is a Decimal, not {type(amount).__name__}.")
    return f"{'−' if amount < 0 else ''}{SIGNS[currency]}{abs(Decimal(amount)):,.2f}"


def per_cent(amount: Decimal | int) -> str:
    """Decimal("12.50") as "12.5%", Decimal("20.00") as "20%"."""
    return f"{plain(amount)}%"


def plain(number: Decimal | int | float | str) -> str:
    """Decimal("10.50") as "10.5": at most two places, without trailing zeros."""
    return f"{Decimal(number):,.2f}".rstrip("0").rstrip(".")
