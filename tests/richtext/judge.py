"""A second opinion on cleaned HTML, from a parser that our own code does not use."""

import json
import re

import html5lib

from richtext.allowed import ATTRIBUTES, CLASSES
from tests.shared import shared_data

_XML_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_PLAIN_LINK = re.compile(
    r"(?:https?://[\w.:-]+(?:[/?#][^\s\\]*)?|mailto:\S+|tel:[\w+.();=-]+|/(?:[^/\s\\][^\s\\]*)?)"
)
_OWN_PICTURE = re.compile(r"/media/pictures/[0-9a-f]{20}/[\w-]+\.[a-z]+")


def faults(html):
    """What is wrong with a cleaned body: a list of sentences, empty for a good one."""
    found = []
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    fragment = parser.parseFragment(html)
    found += [f"parse error: {name} at {place}" for place, name, _ in parser.errors]
    for element in fragment.iter():
        if element is fragment:
            continue
        tag = element.tag
        if tag not in ATTRIBUTES:
            found.append(f"<{tag}> is not allowed")
            continue
        for name, value in element.attrib.items():
            if name == "class" and tag in CLASSES:
                if not set(value.split()) <= CLASSES[tag]:
                    found.append(f"class {value} on <{tag}>")
            elif name not in ATTRIBUTES[tag]:
                found.append(f"{name} on <{tag}>")
        if tag == "a" and not _PLAIN_LINK.fullmatch(element.get("href", "")):
            found.append(f"link to {element.get('href')}")
        if tag == "img" and not _OWN_PICTURE.fullmatch(element.get("src", "")):
            found.append(f"picture from {element.get('src')}")
    if _XML_ILLEGAL.search(html):
        found.append("a character that XML forbids")
    return found


def hostile_html():
    """Every payload of DOMPurify, bleach and the Big List of Naughty Strings; skips where they are absent."""
    purify = json.loads((shared_data("html/dompurify") / "expect.json").read_text("utf-8"))
    bleach = sorted((shared_data("html/bleach") / "data").glob("*.test"))
    naughty = json.loads((shared_data("html/blns") / "blns.json").read_text("utf-8"))
    return [
        *(case["payload"] for case in purify),
        *(path.read_text("utf-8").partition("\n--\n")[0] for path in bleach),
        *naughty,
    ]
