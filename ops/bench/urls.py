"""The site's addresses, and beside them views that only hand out bytes: what Django itself costs."""

from functools import cache

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import include, path


@cache
def copy_of(name: str) -> bytes:
    """The bytes of a page as the harness fetched it, so that both sides compress and send the same."""
    return (settings.VAR_DIR / "bench" / name).read_bytes()


def bare(request: HttpRequest, name: str) -> HttpResponse:
    return HttpResponse(copy_of(name))


urlpatterns = [path("bench/<slug:name>", bare), path("", include("examiner.urls"))]
