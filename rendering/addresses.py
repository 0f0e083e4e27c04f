"""The paths that a page's many links lead to, remembered: reversing a URL is among the dearest things a page does."""

from functools import lru_cache

from django.urls import reverse

# Paths kept in each process. They follow from `examiner/urls.py` and a slug alone, so that none grows old.
CACHE_SIZE = 20_000


@lru_cache(maxsize=CACHE_SIZE)
def path_to(name: str, slug: str) -> str:
    """The path of the URL of that name ("articles:detail") for a slug."""
    path: str = reverse(name, args=[slug])
    return path
