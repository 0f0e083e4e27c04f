"""Pages that are open to whoever has their address, and to nobody else."""

from functools import wraps

from django.views.decorators.cache import never_cache


def secret_address(view):
    """A view whose address is the key: kept by no cache, listed by no search engine, told to no other site."""

    @never_cache
    @wraps(view)
    def kept(request, *args, **kwargs):
        response = view(request, *args, **kwargs)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    return kept
