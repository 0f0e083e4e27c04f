"""Forms on printed pages: which posts come from our own pages, without a cookie and without a token.

A page that is printed once for everybody cannot carry a token of one reader's own, so Django's check of it cannot
work here. What the browser itself says of where a form stood takes its place; no page of another site can change
these headers.
"""

from functools import wraps
from urllib.parse import urlsplit

from django.conf import settings
from django.views.decorators.csrf import csrf_exempt


def from_our_own_pages(refused):
    """Decorates a view: a POST that another site's page sent goes to `refused` instead, which takes what the view
    takes and should answer 403 and keep what was typed. The view is exempt from Django's token, here and on the
    pages whose address is a secret itself (advertising/views/quotes.py), and nowhere else.
    """

    def decorate(view):
        @csrf_exempt
        @wraps(view)
        def checked(request, *args, **kwargs):
            if request.method == "POST" and not comes_from_our_own_page(request):
                return refused(request, *args, **kwargs)
            return view(request, *args, **kwargs)

        return checked

    return decorate


def comes_from_our_own_page(request):
    """Whether a form was sent from this site, as far as the browser says.

    `Sec-Fetch-Site` is asked first, then `Origin`, then `Referer`. A request with none of them is let in: old
    browsers and those that save data by way of a proxy, of which there are many on cheap phones, send none, while
    every browser that could be misused by a stranger's page has named the origin of such a post for years. What is
    at stake is small, too: whoever posts here acts in nobody's name, because there is no cookie that could be
    borrowed. Use this for nothing that a signed-in person does.
    """
    site = request.headers.get("Sec-Fetch-Site", "")
    if site in {"same-origin", "none"}:
        return True
    if site == "cross-site":
        return False
    told = request.headers.get("Origin") or request.headers.get("Referer")
    return not told or _origin(told) in _our_origins(request)


def _our_origins(request):
    """The public address, and the one this reader used, whose host Django has held against ALLOWED_HOSTS."""
    return {_origin(settings.SITE_URL), _origin(f"{request.scheme}://{request.get_host()}")}


def _origin(address):
    """Scheme and host with port, in small letters, of an address; None of what is none ("null", nonsense)."""
    try:
        parts = urlsplit(address.lower())
        port = parts.port or {"http": 80, "https": 443}[parts.scheme]
    except (ValueError, KeyError):
        return None
    return (parts.scheme, parts.hostname, port) if parts.hostname else None
