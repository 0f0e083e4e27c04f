"""The advertising desk in the newsroom."""

from advertising.admin import enquiries, orders, quotes, rates

__all__ = ["enquiries", "orders", "quotes", "rates"]
