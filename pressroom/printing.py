"""Marks the pages that are the same for every reader, and so may be printed once and kept."""

from functools import wraps

from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe


def printed(view):
    """A view whose answer is the same for everybody: no cookie, no session, GET and HEAD only.

    Kept copies ask again before they are shown (the ETag makes that cheap), so that what is withdrawn is gone
    at once.
    """

    @require_safe
    @wraps(view)
    def public(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        if response.status_code == 200:
            patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
        return response

    return public
