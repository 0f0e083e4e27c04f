"""Marks the pages that are the same for every reader."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from pagecache.snapshot import snapshot

View = Callable[..., HttpResponse]

# In a request's META: set by a view whose response may be cached; set where another query, one that the page cache
# leaves out, might have got another response, which is not cached; and, set by the page cache, how long (seconds) one
# query of it may take.
IS_PUBLIC, READS_QUERY, QUERY_TIMEOUT = (
    "pagecache.is_public",
    "pagecache.reads_query",
    "pagecache.query_timeout",
)


@dataclass(frozen=True)
class PublicPageOptions:
    """What of a query a public view reads, and whether its page is among the first to be turned away."""

    parameters: dict[str, re.Pattern[str]] = field(default_factory=dict)
    is_costly: bool = False

    def normalized(self, pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
        """Of (name, value) pairs, those that the view reads, the last of each name, in one fixed order."""
        given = dict(pairs)
        return [
            (name, given[name])
            for name, pattern in self.parameters.items()
            if given.get(name) and pattern.fullmatch(given[name])
        ]


def public_page(
    view: View | None = None, *, is_costly: bool = False, takes_forms: bool = False, **parameters: str
) -> Any:
    """A view whose response is the same for everybody: no cookie, no session, GET and HEAD only.

    `parameters` are the names in a query that it reads, each with a pattern of the values that mean something; the
    page cache drops all others before the view is asked, so that an address has one page however it is decorated.
    `is_costly` pages are the first to be turned away when too many ask. A view that `takes_forms` gets every other
    method as it comes, and answers for it.

    Kept copies ask again before they are shown (the ETag makes that cheap), so that what is withdrawn is gone
    at once.
    """
    if view is None:
        return lambda view: public_page(view, is_costly=is_costly, takes_forms=takes_forms, **parameters)

    @wraps(view)
    def public(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return view(request, *args, **kwargs)
        with snapshot(request.META.get(QUERY_TIMEOUT, 10)):
            response = view(request, *args, **kwargs)
        request.META[IS_PUBLIC] = True
        if response.status_code == 200:
            patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
        return response

    wrapped: Any = public if takes_forms else require_safe(public)
    patterns = {name: re.compile(pattern, re.DOTALL) for name, pattern in parameters.items()}
    wrapped.public_page = PublicPageOptions(patterns, is_costly)
    return wrapped
