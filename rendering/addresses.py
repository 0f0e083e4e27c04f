"""Where a page's many links lead. Working an address out is among the dearest things that a page does."""

from functools import lru_cache

from django.urls import reverse

# Addresses kept in each process; they follow from `examiner/urls.py` and a slug alone, so that none grows old.
KEPT = 20_000


@lru_cache(maxsize=KEPT)
def path_to(name, slug):
    """The path of the address of that name, "articles:detail", for a slug."""
    return reverse(name, args=[slug])
