"""The agency or site a story was taken from: named at the headline's end, in a "Link:" line, in brackets at the end."""

import re
from collections import Counter
from html import unescape
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from richtext.plain_text import plain_text

# Names that end a headline only as a source's, as they are printed there, and the source's full name.
KNOWN = {
    "ABC News": "ABC News",
    "ABS-CBN": "ABS-CBN News",
    "ABS-CBN News": "ABS-CBN News",
    "Al Jazeera": "Al Jazeera",
    "Al Jazeera English": "Al Jazeera",
    "Associated Press": "Associated Press",
    "BBC": "BBC",
    "BBC News": "BBC News",
    "BenarNews": "BenarNews",
    "Bernama": "Bernama",
    "Bloomberg": "Bloomberg",
    "CBS News": "CBS News",
    "CNBC": "CNBC",
    "CNN": "CNN",
    "CNN Philippines": "CNN Philippines",
    "Deutsche Welle": "Deutsche Welle",
    "Fox News": "Fox News",
    "France 24": "France 24",
    "GMA News": "GMA News",
    "Inquirer": "Philippine Daily Inquirer",
    "Kyodo News": "Kyodo News",
    "Manila Bulletin": "Manila Bulletin",
    "MindaNews": "MindaNews",
    "NBC News": "NBC News",
    "PIA": "Philippine Information Agency",
    "PNA": "Philippine News Agency",
    "Philippine Information Agency": "Philippine Information Agency",
    "Philippine News Agency": "Philippine News Agency",
    "Philstar": "The Philippine Star",
    "Rappler": "Rappler",
    "Reuters": "Reuters",
    "Sky News": "Sky News",
    "SunStar": "SunStar",
    "The Guardian": "The Guardian",
    "The New York Times": "The New York Times",
    "The Washington Post": "The Washington Post",
    "UPI": "United Press International",
    "VOA": "Voice of America",
    "VOA News": "Voice of America",
    "Xinhua": "Xinhua",
    "Yahoo News": "Yahoo News",
}
# Here AFP speaks in headlines as the Armed Forces of the Philippines, too: only a link to the agency tells.
NEEDS_LINK = {"AFP": ("Agence France-Presse", ("afp.com", "yahoo.com"))}

MOST_WORDS = 4
_SUFFIX = re.compile(r"(?P<headline>.*\S)\s+(?:[–—―−]\s*|-\s+)(?P<tail>\S[^–—―−]{0,38}[^–—―−\s])")
_JOINING = {"of", "the", "and", "de", "del", "la", "ng", "sa", "&"}
_EVERYWHERE = {"www", "m", "edition", "news", "com", "net", "org", "gov", "co", "uk", "ph", "blog"}
_ENDS_IN_LINK = re.compile(r"\blink\s*:[^\n]{0,200}https?://[^\n]{0,2000}\s*\Z", re.IGNORECASE)
_MARKS = r"(?:</?(?:strong|em)>|&nbsp;|\s)*"
_LINK = re.compile(
    rf'{_MARKS}Link\s*:{_MARKS}(?:<a href="([^"]*)"[^>]*>[^<]*</a>|(https?://[^\s<]+)){_MARKS}', re.IGNORECASE
)
_AUTHOR = re.compile(r"(?:&nbsp;|\s)*\((?:By\s+)?([^()<>]{2,160})\)(?:&nbsp;|\s)*((?:</(?:strong|em)>)*)\Z")
_SMALL_WORDS = {
    "al",
    "and",
    "at",
    "bin",
    "da",
    "de",
    "del",
    "dela",
    "der",
    "di",
    "for",
    "in",
    "la",
    "ng",
    "of",
    "the",
    "van",
    "von",
    "with",
    "y",
}


def split_headline(title: str) -> tuple[str, str]:
    """The headline and what may be a source's name after its last dash, or the whole headline and ""."""
    headline = " ".join(plain_text(title).split())
    match = _SUFFIX.fullmatch(headline)
    if match and _is_name(match["tail"]):
        return match["headline"], match["tail"]
    return headline, ""


def _is_name(tail):
    """At most four words, each with a capital, but for those that join them."""
    words = tail.split()
    first, *others = words
    return (
        len(words) <= MOST_WORDS
        and first[0].isupper()
        and all(word[0].isupper() or word[0].isdigit() or word in _JOINING for word in others)
        and tail[-1] not in "?!:;,…”’\"'"
    )


def source_name(
    tail: str, original_url: str = "", linked_tails: Counter | None = None
) -> tuple[str, str] | None:
    """(full name, suffix) of the source that a headline's tail names, or None where it is part of the headline.

    It is a source where we know the name, where the story links to a site of that name, or where two stories
    with a "Link:" line end in it (`linked_tails` counts those). Repetition alone tells nothing: "– Palace" and
    "– Davao City" end many a headline that is all our own.
    """
    host = (urlsplit(original_url).hostname or "").lower()
    known = {name.casefold(): name for name in KNOWN}.get(tail.casefold())
    if known:
        return KNOWN[known], known
    if tail in NEEDS_LINK:
        name, hosts = NEEDS_LINK[tail]
        return (name, tail) if f".{host}".endswith(tuple(f".{other}" for other in hosts)) else None
    if original_url and tail and (_is_host(tail, host) or _count(linked_tails, tail) >= 2):
        return tail, tail
    return None


def _count(linked_tails, tail):
    return linked_tails[tail.casefold()] if linked_tails else 0


def _is_host(tail, host):
    letters = "".join(character for character in tail.casefold() if character.isalnum())
    names = {letters, letters.removeprefix("the"), letters.removesuffix("news")} - {""}
    return bool(names & (set(host.replace("-", "").split(".")) - _EVERYWHERE))


def names_original(content: str) -> bool:
    """Whether a body, as WordPress has it, ends in a "Link:" line; looks at its end only."""
    return bool(_ENDS_IN_LINK.search(re.sub(r"</?(?!a\b)\w+[^<>]*>|</a>", "", content[-3_000:])))


def take_link(body: str) -> tuple[str, str]:
    """A clean body without the "Link: <address>" line at its end, and that address; "" where there is none."""
    start = body.rfind("<p>")
    if start < 0 or not body.endswith("</p>"):
        return body, ""
    words = body[start + 3 : -4]
    before, line_break, line = words.rpartition("<br>")
    match = _LINK.fullmatch(line)
    address = unescape(match[1] or match[2]) if match else ""
    if not _is_address(address):
        return body, ""
    return (body[:start] + (f"<p>{before}</p>" if line_break else "")).rstrip(), address


def _is_address(address):
    try:
        URLValidator(["http", "https"])(address)
    except ValidationError:
        return False
    return len(address) <= 500


def take_author(body: str) -> tuple[str, str]:
    """A clean body without the name in brackets at its end, and that name; "" where there is none."""
    if not body.endswith("</p>"):
        return body, ""
    match = _AUTHOR.search(body, max(0, len(body) - 200), len(body) - 4)
    if not match or not _is_person(unescape(match[1])):
        return body, ""
    return f"{body[: match.start()]}{match[2]}</p>", " ".join(unescape(match[1]).split())


def _is_person(words):
    names = words.replace(",", " ").split()
    return 1 <= len(names) <= 12 and all(
        name[0].isupper() or name.casefold() in _SMALL_WORDS or name == "&" for name in names
    )
