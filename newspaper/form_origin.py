"""Forms on cached pages: which posts come from our own pages, without a cookie and without a token.

A page that is rendered once for everybody cannot carry a token of one reader's own, so Django's CSRF check cannot
work here. The headers in which the browser itself names the page that sent a form take its place; no page of
another site can change them.
"""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt

View = Callable[..., HttpResponse]


def same_site_forms(refused: View) -> Callable[[View], View]:
    """Decorates a view: a POST that another site's page sent goes to `refused` instead.

    `refused` takes what the view takes and should answer 403 and keep what was typed. The view is exempt from
    Django's token, here and on the pages whose address is a secret itself (quotes), and nowhere else.
    """

    def decorate(view):
        @csrf_exempt
        @wraps(view)
        def checked(request, *args, **kwargs):
            if request.method == "POST" and not is_from_this_site(request):
                return refused(request, *args, **kwargs)
            return view(request, *args, **kwargs)

        return checked

    return decorate


def is_from_this_site(request: HttpRequest) -> bool:
    """Whether a form was sent from this site, as far as the browser says.

    `Sec-Fetch-Site` is asked first, then `Origin`, then `Referer`. A request with none of them is let in: old
    browsers and those that save data by way of a proxy, of which there are many on cheap phones, send none, while
    every browser that a page of another site could misuse has named the origin of such a post for years. Little is
    at stake, too: such a post acts in nobody's name, because there is no cookie to borrow. Use this for nothing that
    a signed-in person does.
    """
    site = request.headers.get("Sec-Fetch-Site", "")
    if site in {"same-origin", "none"}:
        return True
    if site == "cross-site":
        return False
    named = request.headers.get("Origin") or request.headers.get("Referer")
    return not named or _origin(named) in _our_origins(request)


def _our_origins(request):
    """The public address, and the one this reader used, whose host Django has checked against ALLOWED_HOSTS."""
    return {_origin(settings.SITE_URL), _origin(f"{request.scheme}://{request.get_host()}")}


def _origin(address):
    """Scheme, host and port of an address in lower case; None where it is no address ("null", nonsense)."""
    try:
        parts = urlsplit(address.lower())
        port = parts.port or {"http": 80, "https": 443}[parts.scheme]
    except (ValueError, KeyError):
        return None
    return (parts.scheme, parts.hostname, port) if parts.hostname else None
