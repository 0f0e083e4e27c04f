"""The advertising desk in the newsroom."""

from advertising.admin import quotes, rates

__all__ = ["quotes", "rates"]
