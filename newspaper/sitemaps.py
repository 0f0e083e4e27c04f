"""Which sitemaps there are beside those of the stories: each room registers its own in its `AppConfig.ready()`.

    sitemaps.register("legalnotices:sitemap")

The sitemap index (articles/sitemaps.py) lists them.
"""

from django.urls import reverse

_url_names: list[str] = []


def register(url_name: str) -> None:
    """Registers a sitemap by the name of its URL; again is the same as once."""
    if url_name not in _url_names:
        _url_names.append(url_name)


def paths() -> list[str]:
    """The paths of the registered sitemaps."""
    return list(map(reverse, _url_names))
