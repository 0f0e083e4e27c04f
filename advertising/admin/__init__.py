"""The advertising desk in the newsroom."""

from advertising.admin import candidates, enquiries, insertions, orders, quotes, rates, sellers

__all__ = ["candidates", "enquiries", "insertions", "orders", "quotes", "rates", "sellers"]
