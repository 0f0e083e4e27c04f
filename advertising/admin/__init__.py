"""The advertising desk in the newsroom."""

from advertising.admin import rates

__all__ = ["rates"]
