"""Health for the machines that ask, and the page for readers who get none."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe


@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """200 "well" where the process answers and its database does too, else 503 with a word on what does not."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("the database does not answer\n", status=503, content_type="text/plain")
    return HttpResponse("well\n", content_type="text/plain")


@never_cache
def unavailable(request: HttpRequest) -> HttpResponse:
    """503, made without the database: what readers get where a page cannot be made now and none was cached before."""
    response = render(request, "503.html", {"is_busy": "busy" in request.GET}, status=503)
    response.headers["Retry-After"] = "5" if "busy" in request.GET else "30"
    return response
