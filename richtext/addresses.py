"""Which addresses a body may point to: links out, links within the site, pictures of our own library."""

import re
import unicodedata
from urllib.parse import parse_qs, quote, urlsplit

from django.conf import settings

from richtext.allowed import REL_WORDS, SCHEMES

_WRAPPED = re.compile(r"[\t\r\n]+[ \t]*")
_UNSAFE = re.compile(r"""[\s"<>\\^`{|}\[\]']""")
_BROKEN_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
_HOST = re.compile(r"[^\W_](?:[\w.-]*[^\W_])?\.?(?::[0-9]{1,5})?")
_MAIL = re.compile(r"[^\s@/?#:]+@[^\s@/?#:]+(?:\?[^\s#]*)?")
_TELEPHONE = re.compile(r"\+?[0-9][0-9().;=a-z-]{2,30}")
_PICTURE = re.compile(r"pictures/([0-9a-f]{20})/[a-z0-9-]{1,60}\.(?:avif|jpg|jpeg|png|webp|gif)")
_MAX_HREF = 2_000


def safe_href(href: str) -> str | None:
    """The address as it is written out, or None where it is none that a body may link to.

    Links go to http(s), mailto and tel, or to a path of our own site; an absolute address of our own site
    becomes its path, so that it survives a change of domain.
    """
    href = _WRAPPED.sub("", href).strip()
    if not href or len(href) > _MAX_HREF or any(unicodedata.category(c) in _ODD for c in href):
        return None
    if href.startswith("//"):
        href = "https:" + href
    elif href[:4].lower() == "www.":
        href = "https://" + href
    elif href.startswith("/"):
        return _escaped(href) if "\\" not in href else None
    scheme, colon, rest = href.partition(":")
    scheme = scheme.lower()
    if not colon or scheme not in SCHEMES:
        return None
    if scheme == "mailto":
        rest = _escaped(rest)
        return f"mailto:{rest}" if _MAIL.fullmatch(rest) else None
    if scheme == "tel":
        digits = rest.replace(" ", "")
        return f"tel:{digits}" if _TELEPHONE.fullmatch(digits) else None
    return _web_address(scheme, rest)


# Control, format (bidi, zero-width), surrogate and private characters; line and paragraph separators.
_ODD = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def _web_address(scheme: str, rest: str) -> str | None:
    parts = re.fullmatch(r"//([^/?#]*)([\s\S]*)", rest)
    if not parts:
        return None
    host, tail = parts.groups()
    if not _HOST.fullmatch(host) or "\\" in tail[:1]:
        return None
    address = f"{scheme}://{host.lower()}{_escaped(tail)}"
    if _is_own(scheme, host):
        path = _escaped(tail)
        # "/" + "/evil" would be another site's address again.
        return "/" + path.lstrip("/") if path.startswith("/") else f"/{path}"
    if host.lower() in ("www.google.com", "google.com") and tail.startswith("/url?"):
        return _behind_google(tail) or address
    return address


def _behind_google(tail: str) -> str | None:
    """Google Docs exports links as its own redirects; the reader is to go where the editor meant."""
    target = parse_qs(tail.partition("?")[2], max_num_fields=20).get("q", [""])[0]
    if target.startswith(("http://", "https://")) and not target.startswith(
        ("http://www.google.com/url", "https://www.google.com/url")
    ):
        return safe_href(target)
    return None


def _is_own(scheme: str, host: str) -> bool:
    own = urlsplit(settings.SITE_URL)
    return (scheme, host.lower()) == (own.scheme, own.netloc.lower())


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
    media, site = settings.MEDIA_URL, settings.SITE_URL.rstrip("/")
    for prefix in (media, site + media):
        if src.startswith(prefix):
            return src[len(prefix) :]
    return None
