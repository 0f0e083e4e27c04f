"""Addresses with a slip, mended where only one meaning is possible; any other is left as it is."""

import re
from urllib.parse import unquote

QUOTES = " \t\r\n\u00a0\"'“”„‘’«»‹›<>"
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_WRAPPED = re.compile(r"[\t\r\n]+[ \t]*")
_ENCODED = re.compile(r"https?%3A%2F%2F", re.IGNORECASE)
_WEB = re.compile(r"([htps]{3,8})\s*+(?:[:;]\s*+[/\\]*+|[.,]?+\s*+[/\\]++)\s*+", re.IGNORECASE)
_MAIL = re.compile(r"(?:mail\s?to|mial\s?to|malto|e-?mail)\s*+(?:[:;]\s*+/*+|/++)\s*+", re.IGNORECASE)
_MAILBOX = re.compile(r"[\w.+%'-]++@(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}", re.IGNORECASE)
_TELEPHONE = re.compile(r"[+0(][0-9 ().\u2010-\u2013/-]{6,22}[0-9]")
_NUMBERS = r"[0-9]{1,3}(?:\.[0-9]{1,3}){3}"
_HOST = re.compile(
    rf"(?:{_NUMBERS}|(?:[^\W_](?:[\w-]*[^\W_])?\.)+(?:[^\W\d_]{{2,}}|xn--[a-z0-9-]+)\.?)(?::[0-9]{{1,5}})?(?=[/?#\\]|\Z)",
    re.IGNORECASE,
)
# "notes.md" is a file beside the page that it was copied from, "notes.md/a" a page of a site.
_FILE = re.compile(
    r"[^/?#]*\.(?:html?|php[0-9]?|aspx?|jsp|cfm|cgi|md|txt|rtf|pdf|docx?|odt|xlsx?|csv|pptx?|zip|rar|js|css|py|sh|pl"
    r"|jpe?g|png|gif|webp|svg|heic|mp[34]|mov|avi)(?:[?#].*)?",
    re.IGNORECASE | re.DOTALL,
)
MOST_SCHEMES = 4  # "http://https://…": how many are taken off


def mended(address: str) -> str:
    """The address with its slips mended: `htp://`, `http//`, `https:\\\\`, `https:// x`, `http://https://`, quotes
    around it, "https://" or "mailto:" missing. Where its meaning is not clear it comes back as it was.
    """
    address = _UNSEEN.sub("", _WRAPPED.sub("", address)).strip(QUOTES)
    if _ENCODED.match(address):
        address = unquote(address)
    scheme, rest = _scheme_and_rest(address)
    if scheme:
        return _web(address, scheme, rest)
    if mail := _MAIL.match(address):
        return f"mailto:{address[mail.end() :].strip()}"
    if _MAILBOX.fullmatch(address.partition("?")[0]):
        return f"mailto:{address}"
    if _TELEPHONE.fullmatch(address) and not re.fullmatch(_NUMBERS, address):
        return "tel:" + re.sub(r"[^0-9+().-]", "", address)
    if _HOST.match(address) and not _FILE.fullmatch(address):
        return f"https://{_slashed(address)}"
    return address


def _scheme_and_rest(address):
    """("https", what follows the scheme and its slashes), of several schemes the last; ("", address) without any."""
    scheme = ""
    for _ in range(MOST_SCHEMES):
        match = _WEB.match(address)
        if not match or "t" not in match[1].lower():
            break
        scheme = "https" if "s" in match[1].lower() else "http"
        address = address[match.end() :]
    return scheme, address


def _web(address, scheme, rest):
    if _HOST.match(rest):
        return f"{scheme}://{_slashed(rest)}"
    if _MAILBOX.fullmatch(rest):
        return f"mailto:{rest}"  # an editor's dialog puts "https://" before everything
    return address


def _slashed(rest):
    """Backslashes of a path as slashes, which is how browsers read them."""
    path = re.split("[?#]", rest, maxsplit=1)[0]
    return path.replace("\\", "/") + rest[len(path) :]
