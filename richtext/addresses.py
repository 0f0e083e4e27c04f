"""Which addresses a body may point to: links out, links within the site, pictures of our own library."""

import posixpath
import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote, unquote, urlsplit

from django.conf import settings
from django.urls import Resolver404, resolve

from richtext.allowed import REL_WORDS, SCHEMES
from richtext.left_out import Kind
from richtext.mending import QUOTES, mended
from richtext.tracking import behind_redirector, without_click_ids

_UNSAFE = re.compile(r"""[\s"<>\\^`{|}\[\]']""")
_BROKEN_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"[^\W_](?:[\w.-]*[^\W_])?\.?(?::[0-9]{1,5})?")
_MAIL = re.compile(r"[^\s@/?#:,]+@[^\s@/?#:,]+(?:,[^\s@/?#:,]+@[^\s@/?#:,]+)*(?:\?[^\s#]*)?")
_TELEPHONE = re.compile(r"\+?[0-9(][0-9().;=a-z-]{2,30}")
_PICTURE = re.compile(r"pictures/([0-9a-f]{20})/[a-z0-9-]{1,60}\.(?:avif|jpg|jpeg|png|webp|gif)")
# A word with a slash in it, without the punctuation around it.
_WITH_SLASH = re.compile(r"[^\s()\[\]<>“”‘’\"',;/]*+/[^\s()\[\]<>“”‘’\"',;]*[^\s()\[\]<>“”‘’\"',;.:!?]")
_MAX_HREF = 2_000
_MAX_WRITTEN = 8_000  # with a redirector around it
_MOST_REDIRECTORS = 6  # one in another
# Control, format (bidi, zero-width), surrogate and private characters; line and paragraph separators.
_ODD = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


class NoLink(Exception):
    """An address that a body may not link to; `kind` is how that is told."""

    def __init__(self, kind: Kind = Kind.LINK) -> None:
        super().__init__(kind)
        self.kind = kind


def safe_href(href: str) -> str | None:
    """As `link_to`, None where it raises."""
    try:
        return link_to(href)
    except NoLink:
        return None


def link_to(href: str) -> str:
    """The address as it is written out: mended, without redirectors and click ids. Raises NoLink.

    Links go to http(s), mailto and tel, or to a path of our own site; an absolute address of our own site
    becomes its path, so that it survives a change of domain. None leads into the newsroom.
    """
    if len(href) > _MAX_WRITTEN:
        raise NoLink
    return _link_to(href, settings.SITE_URL, tuple(settings.ALLOWED_HOSTS))


@lru_cache(maxsize=1_000)  # a save asks four times for the same address; the settings are read again in here
def _link_to(href, _site_url, _hosts):
    href = _behind_redirectors(mended(href))
    if not href or (not href.isprintable() and any(unicodedata.category(c) in _ODD for c in href)):
        raise NoLink
    if href.startswith("#"):
        raise NoLink(Kind.ANCHOR)
    address = _read(href)
    if len(address) > _MAX_HREF:
        raise NoLink
    return address


def closed_addresses_in(words: str) -> list[str]:
    """The addresses of the newsroom, and of pages that only their receiver may open, that stand in plain words."""
    closed = []
    for word in _WITH_SLASH.findall(words):
        host, _, tail = word.rpartition("//")[2].partition("/")
        if (not host or _is_our_host(host)) and _is_closed(f"/{tail}"):
            closed.append(word)
    return closed


def _behind_redirectors(href):
    for _ in range(_MOST_REDIRECTORS):
        target = behind_redirector(href)
        if target is None:
            return href
        href = mended(target)
    raise NoLink


def _read(href):
    if href.startswith("//"):
        href = "https:" + href
    elif href.startswith("/"):
        return _own_path(href)
    scheme, colon, rest = href.partition(":")
    scheme = scheme.lower()
    if not colon or scheme not in SCHEMES:
        raise NoLink
    if scheme == "mailto":
        rest = _escaped(rest.replace(", ", ","))
        if not _MAIL.fullmatch(rest):
            raise NoLink
        return f"mailto:{rest}"
    if scheme == "tel":
        digits = rest.replace(" ", "")
        if not _TELEPHONE.fullmatch(digits):
            raise NoLink
        return f"tel:{digits}"
    return _web_address(scheme, rest)


def _web_address(scheme, rest):
    parts = re.fullmatch(r"//([^/?#]*)([\s\S]*)", rest)
    if not parts:
        raise NoLink
    host, tail = parts.groups()
    if not _HOST.fullmatch(host) or "\\" in tail[:1]:
        raise NoLink
    host = host.lower()
    if _is_own(scheme, host):
        # "/" + "/evil" would be another site's address again.
        return _own_path("/" + tail.lstrip("/"))
    tail = _tidied(tail)
    if _is_our_host(host) and _is_closed(tail):
        raise NoLink(Kind.NEWSROOM)
    return f"{scheme}://{host}{tail}"


def _own_path(path):
    if "\\" in path:
        raise NoLink
    path = _tidied(path)
    if _is_closed(path):
        raise NoLink(Kind.NEWSROOM)
    return path


def _tidied(tail):
    """What stands behind the host: without click ids, and without quotes that these have hidden at its end."""
    return _escaped(without_click_ids(tail).rstrip(QUOTES))


def _is_own(scheme, host):
    own = urlsplit(settings.SITE_URL)
    return (scheme, host) == (own.scheme, own.netloc.lower())


def _is_our_host(host):
    """Whether the newsroom answers there, at whatever port, and with "www." or without."""
    name = _bare(host)
    ours = (urlsplit(settings.SITE_URL).hostname, *settings.ALLOWED_HOSTS)
    return name in {_bare(own) for own in ours}


def _bare(host):
    return host.partition(":")[0].lower().strip(".").removeprefix("www.")


def _is_closed(tail):
    """Whether a path of our site is the newsroom's, or a page whose address is a secret of whom it was sent to.

    A view of such a page has the attribute `is_secret`. The path is read as browsers and servers do, dots decoded and
    resolved, and capitals may be led to small letters.
    """
    path = unquote(re.split("[?#]", tail, maxsplit=1)[0])
    path = "/" + posixpath.normpath(f"/{path}").strip("/") + "/"
    return any(_resolves_closed(form) for form in {path, path.removesuffix("/"), path.lower()} - {"", "/"})


@lru_cache(maxsize=2_000)
def _resolves_closed(path):
    try:
        match = resolve(path)
    except Resolver404:
        return False
    return "admin" in match.namespaces or getattr(match.func, "is_secret", False)


def _escaped(address: str) -> str:
    address = _UNSAFE.sub(lambda match: quote(match[0], safe=""), address)
    address = _BROKEN_PERCENT.sub("%25", address)
    # A second "#" is no part of an address any more.
    start, mark, fragment = address.partition("#")
    return start + mark + fragment.replace("#", "%23")


def link_rel(href: str, given: str = "") -> str:
    """The `rel` of a link to a safe address: what the editor said about it, and "noopener" for other sites."""
    said = given.lower().split()
    words = [word for word in REL_WORDS if word in said]
    if href.startswith("http"):
        words.insert(0, "noopener")
    return " ".join(words)


def picture_key(src: str) -> str | None:
    """The key of the library picture that an `<img src>` shows, or None when it is not one of ours."""
    match = _PICTURE.fullmatch(_under_media(src.strip()) or "")
    return match[1] if match else None


def picture_src(src: str) -> str | None:
    """The same address as it is written out, without our own host; None when it is not of our library."""
    return settings.MEDIA_URL + _under_media(src.strip()) if picture_key(src) else None


def _under_media(src: str) -> str | None:
    """What stands behind the library's own address, on whichever of our hosts."""
    parts = re.match(r"(?:https?:)?//([^/?#]*)(/.*)", src, re.DOTALL)
    if parts and _is_our_host(parts[1]):
        src = parts[2]
    return src[len(settings.MEDIA_URL) :] if src.startswith(settings.MEDIA_URL) else None
