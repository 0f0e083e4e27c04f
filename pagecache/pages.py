"""A cached page: the finished response with its compressed form, and how it is served."""

import datetime as dt
import gzip
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.utils import formatdate
from typing import ClassVar, Self, TypedDict, Unpack
from wsgiref.types import StartResponse, WSGIEnvironment

from django.conf import settings

# {dependency: (opens, closes)}: when something may be read that was moved or taken away; None is "never", "no end".
Windows = dict[str, tuple[dt.datetime | None, dt.datetime | None]]
# For how many seconds a shared cache in front of us may serve a page without asking again, may serve it while it asks,
# and may serve it while we are down: RFC 9111 (s-maxage) and RFC 5861. The first two never reach beyond the page's own
# end, so that what is scheduled is on time there, too.
SHARED, WHILE_ASKING, WHILE_DOWN = 5, 5, 86_400
# For how many seconds our own nginx may (https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_cache_valid);
# it counts in whole ones, and keeps a page to the end of the one it is told.
FOR_NGINX = 1
# What Cache-Status (RFC 9211) says of a page.
HIT, RENDERED = "pagecache; hit", "pagecache; fwd=miss; stored"
# It was current a moment ago, and the next one is being rendered; or nobody knows whether it is.
RECENT, STALE = "pagecache; hit; detail=recent", "pagecache; hit; detail=stale"
# Bytes. Below this, compressing costs more than it saves.
WORTH_COMPRESSING = 500
# Headers that are not repeated as the view gave them: they follow from the page.
OWN_HEADERS = {"content-length", "etag", "vary", "cache-control", "last-modified"}


class Facts(TypedDict, total=False):
    """What the cache knows of a page beside the view's response; see `CachedPage`."""

    version: str | None
    rendered_at: float
    expires_at: float
    dependencies: dict[str, float | None]


@dataclass(frozen=True)
class CachedPage:
    """A page of one content version. Moments are seconds since 1970, as `time.time()` counts them."""

    status: str
    headers: list[tuple[str, str]]
    body: bytes
    version: str | None
    rendered_at: float
    expires_at: float  # the page may be another one from here on
    # {what it shows, as `dependencies.dependency_on` names it: when that ceases to be readable, or None}
    dependencies: dict[str, float | None] = field(default_factory=dict)
    compressed: bytes = b""
    tag: str = ""
    changed_at: float = 0  # when this text was first seen at its address
    is_dated: bool = False  # whether readers may ask by that date, as those of feeds do
    is_failure: ClassVar[bool] = False  # as ViewResponse has it

    @classmethod
    def of(cls, status: str, headers: list[tuple[str, str]], body: bytes, **facts: Unpack[Facts]) -> Self:
        """The page of a view's response, compressed once for everybody."""
        return cls(
            status,
            [(name, value) for name, value in headers if name.lower() not in OWN_HEADERS],
            body,
            compressed=gzip.compress(body, 6, mtime=0) if len(body) >= WORTH_COMPRESSING else b"",
            tag=hashlib.blake2b(body, digest_size=12).hexdigest(),
            changed_at=facts["rendered_at"],
            is_dated=any(name.lower() == "last-modified" for name, _ in headers),
            **facts,
        )

    def is_fresh(self, version: str | None, now: float) -> bool:
        """Whether it is what the view would answer now. A clock that was set back makes no page of tomorrow's fresh."""
        return self.version == version and self.rendered_at <= now < self.expires_at

    def may_be_shown(self, windows: Windows | None, now: float) -> bool:
        """Whether everything it shows may be read at all, though the page may be of an older version.

        `windows` says what was moved or taken away since (`version.visibility_windows`); None where nobody knows.
        """
        if windows is None:
            return False
        for name, closes in self.dependencies.items():
            if name in windows:
                opens, ends = windows[name]
                closes = ends.timestamp() if ends else None
                if opens is None or opens.timestamp() > now:
                    return False
            if closes is not None and closes <= now:
                return False
        return True

    @property
    def size(self) -> int:
        """Bytes that it takes in memory, near enough."""
        return len(self.body) + len(self.compressed) + 2_000

    # For stores

    def to_bytes(self) -> bytes:
        """The page as bytes, for a store that other processes read."""
        facts = {name: value for name, value in vars(self).items() if name not in ("body", "compressed")}
        head = json.dumps(facts | {"body": len(self.body)}).encode()
        return b"%d\n" % len(head) + head + self.body + self.compressed

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """The page that `to_bytes` made these bytes of."""
        length, _, rest = data.partition(b"\n")
        head, rest = rest[: int(length)], rest[int(length) :]
        facts = json.loads(head)
        end = facts.pop("body")
        facts["headers"] = [tuple(header) for header in facts["headers"]]
        return cls(**facts, body=rest[:end], compressed=rest[end:])

    # For readers

    def respond(
        self, environ: WSGIEnvironment, start_response: StartResponse, cache_status: str, now: float
    ) -> list[bytes]:
        """Serves the page: compressed where the reader takes that, nothing where they have it already.

        `cache_status` is one of HIT, RENDERED, RECENT and STALE. Ranges are not served: a page is small.
        """
        is_compressed = bool(self.compressed) and "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")
        body = self.compressed if is_compressed else self.body
        tag = f'"{self.tag}-gzip"' if is_compressed else f'"{self.tag}"'
        headers = [
            *self.headers,
            ("Cache-Control", self._cache_control(now)),
            ("Vary", "Accept-Encoding"),
            ("ETag", tag),
            ("Cache-Status", cache_status),
        ]
        if settings.TRUSTED_PROXIES:
            # A page that is served after its end, for want of a better one, is still worth a moment's rest.
            end = self.expires_at if self.expires_at > now else now + FOR_NGINX
            headers.append(("X-Accel-Expires", f"@{int(min(now + FOR_NGINX, end)) - 1}"))
        if self.is_dated:
            headers.append(("Last-Modified", formatdate(self.changed_at, usegmt=True)))
        # nginx, asking anew for what it has, keeps the old headers with a 304: it is to hear that the page is stale.
        is_told = cache_status == STALE and settings.TRUSTED_PROXIES
        if self.status.startswith("200") and self._is_known(environ, tag) and not is_told:
            start_response("304 Not Modified", [h for h in headers if h[0] != "Content-Type"])
            return []
        if is_compressed:
            headers.append(("Content-Encoding", "gzip"))
        headers.append(("Content-Length", str(len(body))))
        start_response(self.status, headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def _cache_control(self, now: float) -> str:
        left = max(int(self.expires_at - now), 0)
        shared = min(SHARED, left)
        asking = min(WHILE_ASKING, left - shared)
        return f"public, max-age=0, s-maxage={shared}, stale-while-revalidate={asking}, stale-if-error={WHILE_DOWN}"

    def _is_known(self, environ: Mapping[str, str], tag: str) -> bool:
        """Whether the reader has this very page: RFC 9110, section 13.1, compared weakly."""
        known = environ.get("HTTP_IF_NONE_MATCH")
        if known is not None:
            tags = {part.strip().removeprefix("W/") for part in known.split(",")}
            return "*" in tags or tag in tags
        since = environ.get("HTTP_IF_MODIFIED_SINCE")
        return bool(since) and self.is_dated and since == formatdate(self.changed_at, usegmt=True)
