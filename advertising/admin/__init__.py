"""The advertising desk in the newsroom."""

from advertising.admin import banners, candidates, enquiries, insertions, orders, quotes, rates, sellers

__all__ = ["banners", "candidates", "enquiries", "insertions", "orders", "quotes", "rates", "sellers"]
