"""Marks the pages that are the same for every reader."""

import re
from dataclasses import dataclass, field
from functools import wraps

from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from pagecache.snapshot import snapshot

# In a request's META: set by a view whose answer may be printed; and, set by the press, how long (seconds) one query
# of it may take.
MARK, TIME = "pagecache.printed", "pagecache.time"


@dataclass(frozen=True)
class Marking:
    """How a printed view wants to be printed: what of a query it reads, and whether it may be turned away."""

    parameters: dict = field(default_factory=dict)
    is_costly: bool = False

    def tidy(self, pairs):
        """Of (name, value) pairs, those that the view reads, the last of each name, in one fixed order."""
        said = dict(pairs)
        return [
            (name, said[name])
            for name, pattern in self.parameters.items()
            if said.get(name) and pattern.fullmatch(said[name])
        ]


def public_page(view=None, *, is_costly=False, takes_forms=False, **parameters):
    """A view whose answer is the same for everybody: no cookie, no session, GET and HEAD only.

    `parameters` are the names in a query that it reads, each with a pattern of the values that mean something; the
    pagecache drops all others before the view is asked, so that an address has one page however it is decorated.
    `is_costly` pages are the first to be turned away when too many ask. A view that `takes_forms` gets every other
    method as it comes, and answers for it.

    Kept copies ask again before they are shown (the ETag makes that cheap), so that what is withdrawn is gone
    at once.
    """
    if view is None:
        return lambda view: public_page(view, is_costly=is_costly, takes_forms=takes_forms, **parameters)

    @wraps(view)
    def public(request, *args, **kwargs):
        if request.method not in ("GET", "HEAD"):
            return view(request, *args, **kwargs)
        with snapshot(request.META.get(TIME, 10)):
            response = view(request, *args, **kwargs)
        request.META[MARK] = True
        if response.status_code == 200:
            patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
        return response

    public = public if takes_forms else require_safe(public)
    patterns = {name: re.compile(pattern, re.DOTALL) for name, pattern in parameters.items()}
    public.marking = Marking(patterns, is_costly)
    return public
