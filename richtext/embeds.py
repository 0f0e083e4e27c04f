"""Players of other sites: which addresses we know, and what to load when a reader asks for one."""

import re
from typing import NamedTuple
from urllib.parse import parse_qs, quote, urlsplit

MENTIONS = ("youtu", "facebook.com", "fb.watch", "twitter.com", "x.com")
"""A body that contains none of these has no embeds."""

_VIDEO = re.compile(r"[A-Za-z0-9_-]{6,20}")
_POST = re.compile(r"/([A-Za-z0-9_]{1,20}|i/web)/status(?:es)?/([0-9]{1,25})(?:/.*)?")
_FACEBOOK_POST = re.compile(
    r"/(?:[^/]+/(?:posts|videos|photos)/.+|watch/?|reel/[0-9]+/?|(?:photo|video|story|permalink)\.php"
    r"|share/(?:[pvr]/)?[A-Za-z0-9]+/?|photo/?)"
)
_FACEBOOK_VIDEO = re.compile(r"/(?:[^/]+/videos/|watch|reel/|video\.php|share/[vr]/)")


class Embed(NamedTuple):
    """A player: `provider` as readers know it, `address` to link to, `player` to load on a tap."""

    provider: str
    address: str
    player: str


def embed_for(address):
    """The Embed for an address of a YouTube video, a Facebook post or video, or an X post; else None."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("mobile.")
        query = parse_qs(parts.query, max_num_fields=50)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https", "") or parts.username is not None:
        return None
    if host in ("youtube.com", "youtube-nocookie.com", "youtu.be"):
        return _youtube(host, parts.path, query)
    if host in ("facebook.com", "web.facebook.com", "fb.watch"):
        return _facebook(host, parts, query)
    if host in ("twitter.com", "x.com"):
        return _x(parts.path)
    return None


def _youtube(host, path, query):
    first, _, rest = path.strip("/").partition("/")
    if host == "youtu.be":
        video = first
    elif first in ("embed", "shorts", "live", "v"):
        video = rest.partition("/")[0]
    else:
        video = query.get("v", [""])[0] if first == "watch" else ""
    if not _VIDEO.fullmatch(video):
        return None
    return Embed(
        "YouTube",
        f"https://www.youtube.com/watch?v={video}",
        f"https://www.youtube-nocookie.com/embed/{video}?autoplay=1",
    )


def _facebook(host, parts, query):
    if parts.path.startswith("/plugins/"):
        inner = query.get("href", [""])[0]
        return embed_for(inner) if "/plugins/" not in inner else None
    is_short = host == "fb.watch" and len(parts.path) > 1
    if not is_short and not _FACEBOOK_POST.fullmatch(parts.path):
        return None
    kept = {name: query[name][0] for name in ("v", "story_fbid", "fbid", "id") if name in query}
    search = "&".join(f"{name}={quote(value)}" for name, value in kept.items())
    site = "https://fb.watch" if is_short else "https://www.facebook.com"
    address = site + quote(parts.path, safe="/%") + (f"?{search}" if search else "")
    kind = "video" if is_short or _FACEBOOK_VIDEO.match(parts.path) else "post"
    return Embed(
        "Facebook",
        address,
        f"https://www.facebook.com/plugins/{kind}.php?href={quote(address, safe='')}&show_text=true",
    )


def _x(path):
    match = _POST.fullmatch(path)
    if not match:
        return None
    return Embed(
        "X",
        f"https://x.com/{match[1]}/status/{match[2]}",
        f"https://platform.twitter.com/embed/Tweet.html?id={match[2]}&dnt=true",
    )
