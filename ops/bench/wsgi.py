"""What the measured server serves: the site without its page cache, with it below /cached, and a bare function.

One server for all three, so that what is compared differs in nothing else.
"""

import os
from collections.abc import Callable, Iterable
from functools import cache

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ops.bench.settings")

django = get_wsgi_application()

from pagecache import beacons  # noqa: E402
from pagecache.beacon_counter import BeaconMiddleware  # noqa: E402
from pagecache.setup import make_page_cache  # noqa: E402 (it reads the settings of the line above)
from staticsite.site import StaticSite  # noqa: E402

CACHED, BARE = "/cached", "/bare/"
page_cache = BeaconMiddleware(
    make_page_cache(django, StaticSite(settings.VAR_DIR / "static-site")),
    settings.VAR_DIR / "beacons",
    beacons.registered(),
)


def application(environ: dict, start_response: Callable) -> Iterable[bytes]:
    """As WSGI (PEP 3333) wants it."""
    path = environ["PATH_INFO"]
    if path.startswith(BARE):
        return bare(path.removeprefix(BARE), start_response)
    if path.startswith(CACHED):
        environ["PATH_INFO"] = path.removeprefix(CACHED)
        return page_cache(environ, start_response)
    return django(environ, start_response)


def bare(name: str, start_response: Callable) -> list[bytes]:
    """Hands out bytes that the harness has left, packed already: what no page can be faster than."""
    body = packed(name)
    start_response(
        "200 OK",
        [
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Encoding", "gzip"),
            ("Content-Length", str(len(body))),
        ],
    )
    return [body]


@cache
def packed(name: str) -> bytes:
    return (settings.VAR_DIR / "bench" / name).read_bytes()
