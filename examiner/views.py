"""Pages for when there is no page; they look like the paper."""

import re
import sys

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from addresses import answers
from articles.search.nearest import nearest_stories
from pagecache.public_page import READS_QUERY
from pagecache.views import unavailable

# The end of an address that only a program asks for: a file's name that is not a page's, or anything below a name that
# begins with a dot (.env, .git/, .well-known/). A sentence's full stop, or the name of a site, is a reader's slip.
FILE_LIKE = re.compile(
    r"/\.[^/.]|\.(?!(?:[xs]?html?|com|net|org|ph|[0-9]+)/*$)(?:[a-z0-9_~-]{1,10}|[A-Z0-9]{1,5})/*$"
)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400: one sentence, no query."""
    return render(request, "400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: one sentence, no query."""
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Where the address leads, if somebody meant another one; else 404: the same page for what is hidden and for what
    never was, with the nearest stories, a search and the latest ones.

    One line for the files that robots and scanners look for: nobody reads a page in their place.
    """
    response, answer = answers.response_for(request), answers.answer_for(request)
    request.META[READS_QUERY] = answer.reads_query
    if response is not None:
        return response
    if FILE_LIKE.search(request.path_info):
        return HttpResponse("There is no such file.\n", status=404, content_type="text/plain; charset=utf-8")
    near = (
        []
        if request.path_info.startswith(answers.NOT_OURS)
        else nearest_stories(request.path_info, answer.begun)
    )
    return render(request, "404.html", {"near": near}, status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: a page that asks nothing of the database or of the request; plainer still where even that fails.

    503 where the database is away: that is no fault of the page's, and passes.
    """
    if isinstance(sys.exception(), (OperationalError, InterfaceError)):
        return unavailable(request)
    try:
        page = render_to_string("500.html")
    except Exception:  # whatever broke the page may break this one too; a reader must still get an answer
        page = "<!doctype html><title>A fault of ours</title><p>A fault of ours. Please try again in a minute.</p>"
    return HttpResponse(page, status=500)
