"""What every request passes, whichever app answers it."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.middleware import common
from django.shortcuts import render

from addresses import answers
from addresses.registry import kind_of_path
from richtext.csp import READERS_POLICY

GetResponse = Callable[[HttpRequest], HttpResponse]

HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
}


def security_headers(get_response: GetResponse) -> GetResponse:
    """Sets the security headers of every response. A view that needs another Content-Security-Policy sets
    `content_security_policy` on its response, made by `richtext.csp.policy`, and says why.
    """

    def middleware(request):
        response = get_response(request)
        for name, value in HEADERS.items():
            response.headers.setdefault(name, value)
        response.headers.setdefault(
            "Content-Security-Policy", getattr(response, "content_security_policy", READERS_POLICY)
        )
        return response

    return middleware


def readable_request(get_response: GetResponse) -> GetResponse:
    """Answers 400 to an address or a cookie with a NUL in it, and to a request that is not in UTF-8.

    PostgreSQL refuses a NUL where SQLite takes it, and in other encodings one can hide; Django's forms refuse both.
    """

    def middleware(request):
        query = request.META.get("QUERY_STRING", "")
        has_nul = "%00" in query or any(
            "\0" in text for text in (request.path_info, query, *request.COOKIES.values())
        )
        if has_nul or (request.encoding or "utf-8").lower() != "utf-8":
            return render(request, "400.html", status=400)
        return get_response(request)

    return middleware


def tidy_address(get_response: GetResponse) -> GetResponse:
    """Redirects `//a///b` to `/a/b`: old link lists name the site with two slashes. Where that one leads on, it leads
    there at once.
    """

    def middleware(request):
        if "//" not in request.path_info:
            return get_response(request)
        path = re.sub("/{2,}", "/", request.get_full_path().partition("?")[0])
        request.path_info = request.path = re.sub("/{2,}", "/", request.path_info)
        response = get_response(request) if request.method in ("GET", "HEAD") else None
        if response is not None and response.status_code == 301:
            return response
        query = request.META.get("QUERY_STRING", "")
        return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)

    return middleware


class CommonMiddleware(common.CommonMiddleware):
    """Django's, which sends nobody on to the address with a slash of a story, a section or the like that is not there:
    where it is, `former_addresses` has led there.
    """

    def should_redirect_with_slash(self, request: HttpRequest) -> bool:
        """Whether the page with a slash may be there."""
        return super().should_redirect_with_slash(request) and kind_of_path(f"{request.path_info}/") is None


def former_addresses(get_response: GetResponse) -> GetResponse:
    """Looks for what was meant by an address that a view knows nothing of, and by every one while Django shows its own
    404 pages (DEBUG); the paper's own 404 has looked already (examiner/views.py).
    """

    def middleware(request):
        response = get_response(request)
        if response.status_code != 404:
            return response
        return answers.response_for(request) or response

    return middleware
