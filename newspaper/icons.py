"""The newspaper's icon at the addresses that browsers and phones ask for by themselves, whatever a page says."""

from functools import cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

# The file in static/ for each; nginx and the static site have them as well.
ICONS = {
    "/favicon.ico": "icons/favicon.ico",
    "/apple-touch-icon.png": "icons/touch.png",
    "/apple-touch-icon-precomposed.png": "icons/touch.png",
}
TYPES = {".ico": "image/x-icon", ".png": "image/png"}
MONTH = 30 * 24 * 3600


@require_safe
@cache_control(public=True, max_age=MONTH)
def icon(request: HttpRequest, name: str) -> HttpResponse:
    """A file of static/ under another address; no query."""
    return HttpResponse(_bytes(name), content_type=TYPES[Path(name).suffix])


@cache
def _bytes(name):
    return Path(finders.find(name)).read_bytes()
