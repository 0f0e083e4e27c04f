"""The key of a cached page: its address without what does not matter to it."""

import sys
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import parse_qsl, urlencode, urlsplit
from wsgiref.types import WSGIEnvironment

from django.conf import settings
from django.http.request import split_domain_port, validate_host
from django.urls import Resolver404, resolve

# Of path and query together; a longer one is Django's to answer.
MAX_LENGTH = 800


@dataclass(frozen=True)
class CacheKey:
    """A public page: its address without whatever does not matter to it."""

    path: str  # as WSGI has it: the bytes of the path, one character each
    query: str = ""
    is_costly: bool = False

    @classmethod
    def of(cls, path: str, query: str) -> "CacheKey | None":
        """The key for a path and a query as WSGI has them, or None where that is no public page."""
        if len(path) + len(query) > MAX_LENGTH or "\0" in path:
            return None
        try:
            options = getattr(resolve(path.encode("latin-1").decode()).func, "public_page", None)
            pairs = parse_qsl(query, errors="strict", max_num_fields=100)
        except (Resolver404, ValueError):  # a ValueError is text in no encoding
            return None
        if options is None or any("\0" in text for pair in pairs for text in pair):
            return None
        return cls(path, urlencode(options.normalized(pairs)), options.is_costly)

    def left_out(self, query: str) -> str:
        """What of a query is not in the key, as it came: `utm_source=mail` of `q=ports&utm_source=mail`."""
        names = {name for name, _ in parse_qsl(self.query)}
        pairs = [pair for pair in query.split("&") if pair]
        return "&".join(pair for pair in pairs if names.isdisjoint(dict(parse_qsl(pair, True))))

    @property
    def address(self) -> str:
        """The text under which its page is stored."""
        return f"{self.path}?{self.query}" if self.query else self.path

    def environ(self) -> WSGIEnvironment:
        """A request for it that holds nothing of any reader's: no cookie, no header, the host of the settings."""
        site = urlsplit(settings.SITE_URL)
        return {
            "REQUEST_METHOD": "GET",
            "SCRIPT_NAME": "",
            "PATH_INFO": self.path,
            "QUERY_STRING": self.query,
            "SERVER_NAME": site.hostname,
            "SERVER_PORT": str(site.port or {"http": 80, "https": 443}[site.scheme]),
            "SERVER_PROTOCOL": "HTTP/1.1",
            "HTTP_HOST": site.netloc,
            "REMOTE_ADDR": "127.0.0.1",
            "wsgi.version": (1, 0),
            "wsgi.url_scheme": site.scheme,
            "wsgi.input": BytesIO(),
            "wsgi.errors": sys.stderr,
            "wsgi.multithread": True,
            "wsgi.multiprocess": True,
            "wsgi.run_once": False,
        }


def is_well_addressed(environ: WSGIEnvironment) -> bool:
    """Whether a request came to one of our names, and by https where the site is at home there.

    Any other is Django's to refuse or to redirect.
    """
    host = environ.get("HTTP_HOST", "")
    if host not in _known_hosts:
        domain, _ = split_domain_port(host)
        if not (domain and validate_host(domain, settings.ALLOWED_HOSTS)):
            return False
        if len(_known_hosts) < MAX_KNOWN_HOSTS:
            _known_hosts.add(host)
    if not settings.SECURE_SSL_REDIRECT:
        return True
    header, secure = settings.SECURE_PROXY_SSL_HEADER or ("wsgi.url_scheme", "https")
    return bool(environ.get(header) == secure)


# Names of ours that readers have used, so that each is checked against the settings once.
_known_hosts: set[str] = set()
MAX_KNOWN_HOSTS = 100
