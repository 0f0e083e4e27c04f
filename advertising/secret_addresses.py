"""Pages whose address is a secret: anybody who has the address may open them."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

View = Callable[..., HttpResponse]


def secret_address(view: View) -> View:
    """Decorates a view whose address is the key: no cache, no search engine, no Referer to another site."""

    @never_cache
    @wraps(view)
    def private(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        response.headers["Referrer-Policy"] = "no-referrer"
        return response

    private.is_secret = True  # type: ignore[attr-defined]  # no link of a story leads here (richtext)
    return private
