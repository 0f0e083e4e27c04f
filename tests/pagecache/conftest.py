"""A page cache in the test's own database, which looks at the content version with every request."""

import io
from contextlib import suppress

import pytest
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import OperationalError, close_old_connections, connection

from pagecache.setup import make_page_cache
from pagecache.version import content_version
from staticsite.site import StaticSite
from tests.factories import make_article, make_person, make_picture


def begin_anew():
    """As if what the test did before had been committed: PostgreSQL records a transaction only once."""
    if connection.vendor == "postgresql":
        with suppress(OperationalError), connection.cursor() as cursor:
            cursor.execute("SELECT set_config('pagecache.recorded', '', true)")


def version_now():
    """The content version, and a new transaction for what comes next."""
    begin_anew()
    return content_version()


class Reader:
    """Somebody who reads through the page cache, as a server would hand their requests on."""

    def __init__(self, page_cache):
        self.page_cache = page_cache

    def get(self, address, method="GET", **headers):
        """Status, headers as a dict with names in small letters, and the body."""
        path, _, query = address.partition("?")
        said = []
        begin_anew()
        environ = {
            "REQUEST_METHOD": method,
            "SCRIPT_NAME": "",
            "PATH_INFO": path.encode().decode("latin-1"),
            "QUERY_STRING": query,
            "SERVER_NAME": "testserver",
            "SERVER_PORT": "80",
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": "testserver",
            "REMOTE_ADDR": "203.0.113.9",
            "wsgi.url_scheme": "http",
            "wsgi.input": io.BytesIO(),
            "wsgi.errors": io.StringIO(),
        } | headers
        pieces = self.page_cache(environ, lambda status, lines, _=None: said.append((status, lines)))
        body = b"".join(pieces)
        if hasattr(pieces, "close"):
            pieces.close()
        status, lines = said[0]
        return int(status[:3]), {name.lower(): value for name, value in lines}, body

    def how(self, address, **headers):
        """What Cache-Status says of a page: "hit", "fwd=miss; stored", "hit; detail=stale", or "" for none."""
        return self.get(address, **headers)[1].get("cache-status", "").removeprefix("pagecache; ")


@pytest.fixture
def page_cache(db, settings, tmp_path):
    """As Django's own test client does, it keeps the test's connection open from one request to the next."""
    settings.VAR_DIR = tmp_path
    cache.clear()  # where it is in Redis, pages of the test before are there
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield make_page_cache(get_wsgi_application(), StaticSite(settings.VAR_DIR / "static-site"), look_every=0)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def reader(page_cache):
    return Reader(page_cache)


@pytest.fixture
def static_site(page_cache):
    return page_cache.static_site


@pytest.fixture
def ferries(db):
    """Stories that have everything that leads on from one."""
    person, picture = make_person(), make_picture()
    return [
        make_article(f"Ferry number {n} sails", by=[person], tags=["ports", "ñandú"], lead_picture=picture)
        for n in range(6)
    ]
