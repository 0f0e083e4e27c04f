"""What every request passes, whichever app answers it."""

import re
from collections.abc import Callable
from copy import copy
from urllib.parse import unquote

from django.contrib.redirects.middleware import RedirectFallbackMiddleware
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render

from articles.models import Article
from articles.querysets import HEAVY
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
    """Redirects `//a///b` to `/a/b`: old link lists name the site with two slashes."""

    def middleware(request):
        if "//" in request.path_info:
            path = re.sub("/{2,}", "/", request.get_full_path().partition("?")[0])
            query = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(f"{path}?{query}" if query else path)
        return get_response(request)

    return middleware


class MovedAddresses(RedirectFallbackMiddleware):
    """Django's redirects for addresses that have moved, also where somebody has added a query to them.

    A redirect to nowhere is answered with 410; one to a story that is not published with 404, as that story is.
    """

    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        answer = super().process_response(request, response)
        if answer.status_code == 404 and request.META.get("QUERY_STRING"):
            bare = copy(request)
            bare.META = request.META | {"QUERY_STRING": ""}
            answer = super().process_response(bare, response)
        if isinstance(answer, self.response_gone_class):
            return render(request, "410.html", status=410)
        if isinstance(answer, self.response_redirect_class) and _leads_to_a_hidden_story(answer.url):
            return response
        return answer


def _leads_to_a_hidden_story(path):
    """Whether a path is the address of a story that readers may not know of: one not published yet, for one."""
    story = Article.objects.filter(slug=unquote(path).strip("/")).defer(*HEAVY).first()
    return story is not None and not story.has_an_answer
