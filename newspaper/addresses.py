"""Absolute addresses, for feeds, cards, sitemaps and mail."""

from django.conf import settings


def absolute(path: str) -> str:
    """`https://paper.example/path/` for `/path/`: the host comes from the settings, never from a request."""
    return path if path.startswith(("http://", "https://")) else settings.SITE_URL + path
