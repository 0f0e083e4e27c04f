"""A printed page: the finished answer with its compressed form, and how it is handed out."""

import gzip
import hashlib
import json
from dataclasses import dataclass, field
from email.utils import formatdate

from django.conf import settings

# For how many seconds a shared cache in front of us may hand a page out without asking again, may hand it out
# while it asks, and may hand it out while we are down: RFC 9111 (s-maxage) and RFC 5861. The first two never reach
# beyond the page's own end, so that what is scheduled is on time there, too.
SHARED, WHILE_ASKING, WHILE_DOWN = 5, 5, 86_400
# For how many seconds our own nginx may (https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_cache_valid);
# it counts in whole ones, and keeps a page to the end of the one it is told.
FOR_NGINX = 1
# What Cache-Status (RFC 9211) says of a page.
HIT, PRINTED = "pagecache; hit", "pagecache; fwd=miss; stored"
# It was current a moment ago, and the next one is being printed; or nobody knows whether it is.
RECENT, STALE = "pagecache; hit; detail=recent", "pagecache; hit; detail=stale"
# Below this, packing costs more than it saves.
WORTH_PACKING = 500
# Answers do not repeat these as the view gave them: they follow from the sheet.
OWN = {"content-length", "etag", "vary", "cache-control", "last-modified"}


@dataclass(frozen=True)
class CachedPage:
    """A page of one edition. Moments are seconds since 1970, as `time.time()` counts them."""

    status: str
    headers: list
    body: bytes
    edition: str
    printed_at: float
    until: float  # the page may be another one from here on
    things: dict = field(default_factory=dict)  # {what it shows: when that ceases to be readable, or None}
    packed: bytes = b""
    tag: str = ""
    changed_at: float = 0  # when this text was first seen at its address
    is_dated: bool = False  # whether readers may ask by that date, as those of feeds do
    is_fault = False  # beside answers that are not kept, which may be

    @classmethod
    def of(cls, status, headers, body, **facts):
        """A sheet from a view's answer; packs it once for everybody. `facts` are edition, printed_at, until, things."""
        return cls(
            status,
            [(name, value) for name, value in headers if name.lower() not in OWN],
            body,
            packed=gzip.compress(body, 6, mtime=0) if len(body) >= WORTH_PACKING else b"",
            tag=hashlib.blake2b(body, digest_size=12).hexdigest(),
            changed_at=facts["printed_at"],
            is_dated=any(name.lower() == "last-modified" for name, _ in headers),
            **facts,
        )

    def is_fresh(self, edition, now):
        """Whether it is what the view would answer now. A clock that was set back makes no page of tomorrow's true."""
        return self.edition == edition and self.printed_at <= now < self.until

    def is_still_true(self, terms, now):
        """Whether everything it shows may be read at all, though the page may be of an older edition.

        `terms` is the last word on what was moved or taken away: {name: (opens, closes)}, aware or None; None where
        nobody knows.
        """
        if terms is None:
            return False
        for thing, closes in self.things.items():
            if thing in terms:
                opens, ends = terms[thing]
                closes = ends and ends.timestamp()
                if opens is None or opens.timestamp() > now:
                    return False
            if closes is not None and closes <= now:
                return False
        return True

    @property
    def size(self):
        """Bytes that it takes in memory, near enough."""
        return len(self.body) + len(self.packed) + 2_000

    # On paper

    def to_bytes(self):
        """The sheet as bytes, for a rack that other processes read."""
        facts = {name: value for name, value in vars(self).items() if name not in ("body", "packed")}
        head = json.dumps(facts | {"body": len(self.body)}).encode()
        return b"%d\n" % len(head) + head + self.body + self.packed

    @classmethod
    def from_bytes(cls, data):
        """The sheet that `to_bytes` made these bytes of."""
        length, _, rest = data.partition(b"\n")
        head, rest = rest[: int(length)], rest[int(length) :]
        facts = json.loads(head)
        cut = facts.pop("body")
        facts["headers"] = [tuple(header) for header in facts["headers"]]
        return cls(**facts, body=rest[:cut], packed=rest[cut:])

    # To the reader

    def answer(self, environ, start_response, how, now):
        """Hands the page out: packed where the reader takes that, nothing where they have it already.

        `how` is one of HIT, PRINTED, RECENT and STALE. Ranges are not served: a page is small.
        """
        is_packed = bool(self.packed) and "gzip" in environ.get("HTTP_ACCEPT_ENCODING", "")
        body = self.packed if is_packed else self.body
        tag = f'"{self.tag}-gzip"' if is_packed else f'"{self.tag}"'
        headers = [
            *self.headers,
            ("Cache-Control", self._cache_control(now)),
            ("Vary", "Accept-Encoding"),
            ("ETag", tag),
            ("Cache-Status", how),
        ]
        if settings.TRUSTED_PROXIES:
            # A page that is handed out after its end, for want of a better one, is still worth a moment's rest.
            end = self.until if self.until > now else now + FOR_NGINX
            headers.append(("X-Accel-Expires", f"@{int(min(now + FOR_NGINX, end)) - 1}"))
        if self.is_dated:
            headers.append(("Last-Modified", formatdate(self.changed_at, usegmt=True)))
        # nginx, asking anew for what it has, keeps the old headers with a 304: it is to hear that the page is stale.
        is_told = how == STALE and settings.TRUSTED_PROXIES
        if self.status.startswith("200") and self._is_known(environ, tag) and not is_told:
            start_response("304 Not Modified", [h for h in headers if h[0] != "Content-Type"])
            return []
        if is_packed:
            headers.append(("Content-Encoding", "gzip"))
        headers.append(("Content-Length", str(len(body))))
        start_response(self.status, headers)
        return [] if environ["REQUEST_METHOD"] == "HEAD" else [body]

    def _cache_control(self, now):
        left = max(int(self.until - now), 0)
        shared = min(SHARED, left)
        asking = min(WHILE_ASKING, left - shared)
        return f"public, max-age=0, s-maxage={shared}, stale-while-revalidate={asking}, stale-if-error={WHILE_DOWN}"

    def _is_known(self, environ, tag):
        """Whether the reader has this very page: RFC 9110, section 13.1, compared weakly."""
        known = environ.get("HTTP_IF_NONE_MATCH")
        if known is not None:
            tags = {part.strip().removeprefix("W/") for part in known.split(",")}
            return "*" in tags or tag in tags
        since = environ.get("HTTP_IF_MODIFIED_SINCE")
        return bool(since) and self.is_dated and since == formatdate(self.changed_at, usegmt=True)
