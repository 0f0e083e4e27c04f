"""The advertising desk in the newsroom."""

from advertising.admin import enquiries, quotes, rates

__all__ = ["enquiries", "quotes", "rates"]
