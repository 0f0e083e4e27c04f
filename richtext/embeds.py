"""Players of other sites: which addresses have one, what to load when a reader asks for it, and from where.

`PLAYERS` is the one list: adding a player is a row there and a test. The Content-Security-Policy of every page
(`richtext.csp`) and the search for embeds in a body (`MENTIONS`) are made from it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import parse_qs, quote, urlsplit


class Embed(NamedTuple):
    """A player: `provider` as readers know it, `address` to link to, `player` to load on a tap."""

    provider: str
    address: str
    player: str


class Address(NamedTuple):
    """A web address in parts: `host` without "www." and the like, the first value of each `query` parameter."""

    host: str
    path: str
    query: dict[str, str]


@dataclass(frozen=True)
class Player:
    """A site whose videos or posts are shown in a frame.

    `find` returns, for an address on one of `hosts`, the address to link to and the path of the frame on
    `frame_origin`; None where the address is of something else.
    """

    name: str
    hosts: tuple[str, ...]
    frame_origin: str
    find: Callable[[Address], tuple[str, str] | None]


def _youtube(address: Address) -> tuple[str, str] | None:
    first, _, rest = address.path.strip("/").partition("/")
    if address.host == "youtu.be":
        video = first
    elif first in ("embed", "shorts", "live", "v"):
        video = rest.partition("/")[0]
    else:
        video = address.query.get("v", "") if first == "watch" else ""
    if not re.fullmatch(r"[A-Za-z0-9_-]{6,20}", video):
        return None
    return f"https://www.youtube.com/watch?v={video}", f"/embed/{video}?autoplay=1"


_FACEBOOK_POST = re.compile(
    r"/(?:[^/]+/(?:posts|videos|photos)/.+|watch/?|reel/[0-9]+/?|(?:photo|video|story|permalink)\.php"
    r"|share/(?:[pvr]/)?[A-Za-z0-9]+/?|photo/?)"
)
_FACEBOOK_HOSTS = ("facebook.com", "web.facebook.com", "fb.watch")
_FACEBOOK_VIDEO = re.compile(r"/(?:[^/]+/videos/|watch|reel/|video\.php|share/[vr]/)")


def _facebook(address: Address) -> tuple[str, str] | None:
    is_short = address.host == "fb.watch" and len(address.path) > 1
    if not is_short and not _FACEBOOK_POST.fullmatch(address.path):
        return None
    kept = (
        (name, address.query[name]) for name in ("v", "story_fbid", "fbid", "id") if name in address.query
    )
    query = "&".join(f"{name}={quote(value)}" for name, value in kept)
    site = "https://fb.watch" if is_short else "https://www.facebook.com"
    link = site + quote(address.path, safe="/%") + (f"?{query}" if query else "")
    kind = "video" if is_short or _FACEBOOK_VIDEO.match(address.path) else "post"
    return link, f"/plugins/{kind}.php?href={quote(link, safe='')}&show_text=true"


_X_POST = re.compile(r"/([A-Za-z0-9_]{1,20}|i/web)/status(?:es)?/([0-9]{1,25})(?:/.*)?")


def _x(address: Address) -> tuple[str, str] | None:
    post = _X_POST.fullmatch(address.path)
    if not post:
        return None
    return f"https://x.com/{post[1]}/status/{post[2]}", f"/embed/Tweet.html?id={post[2]}&dnt=true"


PLAYERS = (
    Player(
        "YouTube",
        ("youtube.com", "youtube-nocookie.com", "youtu.be"),
        "https://www.youtube-nocookie.com",
        _youtube,
    ),
    Player("Facebook", _FACEBOOK_HOSTS, "https://www.facebook.com", _facebook),
    Player("X", ("twitter.com", "x.com"), "https://platform.twitter.com", _x),
)

MENTIONS = tuple(host for player in PLAYERS for host in player.hosts)
"""A body that contains none of these has no embeds."""


def embed_for(address: str) -> Embed | None:
    """The Embed for the address of something that a player shows, such as a YouTube video; else None."""
    parts = _parts(address)
    if parts and parts.host in _FACEBOOK_HOSTS and parts.path.startswith("/plugins/"):
        shown = parts.query.get("href", "")  # Facebook's frame itself, as somebody has pasted it
        return embed_for(shown) if "/plugins/" not in shown else None
    for player in PLAYERS:
        if parts and parts.host in player.hosts and (found := player.find(parts)):
            return Embed(player.name, found[0], player.frame_origin + found[1])
    return None


def _parts(address: str) -> Address | None:
    """The address in parts; None where it is no web address, or holds a user name."""
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.").removeprefix("mobile.")
        query = parse_qs(parts.query, max_num_fields=50)
    except ValueError:
        return None
    if parts.scheme not in ("http", "https", "") or parts.username is not None:
        return None
    return Address(host, parts.path, {name: values[0] for name, values in query.items()})
