"""Reads HTML as a stream of tags and text, however broken it is, in time linear in its length.

A browser's way of repairing a tree is quadratic by its standard: 80 KB of unclosed `<font><p>` keep a
standard parser busy for seconds, and fill memory. Here nothing is repaired: `richtext.tree_builder` makes a
body from the stream, and the sanitiser's own parser sees only what that has written.
"""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple


class Start(NamedTuple):
    """An opening tag, its name and attribute names in lower case, references decoded."""

    name: str
    attributes: dict[str, str]


class End(NamedTuple):
    """A closing tag."""

    name: str


# Possessive quantifiers throughout: no input makes these look at a character twice.
_ATTRIBUTE = r"""[^\s/>][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)?+"""
_TAG = re.compile(rf"<(/?)([A-Za-z][^\s/>]*+)((?:[\s/]++|{_ATTRIBUTE})*+)>")
_NAME_AND_VALUE = re.compile(
    r"""([^\s/>][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"'][^\s>]*+))?+)?+"""
)
_COMMENT = re.compile(r"<!--(?:-?>|[\s\S]*?(?:--!?>|\Z))|<[!?][^>]*+>?|</(?![A-Za-z])[^>]*+>?")
_RAW_TEXT = {
    "script",
    "style",
    "xmp",
    "iframe",
    "noembed",
    "noframes",
    "noscript",
    "textarea",
    "title",
    "plaintext",
}
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW_TEXT}

# int() refuses more than 4,300 digits, and html.unescape() does not catch that.
_ENDLESS_REFERENCE = re.compile(r"&#[0-9]{8,}+;?")
_REFERENCE_IN_ATTRIBUTE = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9A-Fa-f]{1,6};?|[A-Za-z][A-Za-z0-9]*;)")

# Everything XML forbids (a single one breaks a feed), the C1 controls, lone surrogates and non-characters
# (which no database takes), and the invisible leftovers of other editors: zero-width space, byte order mark.
_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\ufeff\ud800-\udfff\ufdd0-\ufdef"
    + "".join(chr(plane * 0x10000 + 0xFFFE) + chr(plane * 0x10000 + 0xFFFF) for plane in range(17))
    + "]"
)


def printable(text: str) -> str:
    """The text without characters that XML, a database or a reader's screen cannot hold."""
    return _UNPRINTABLE.sub("", text)


def tokens(source: str) -> Iterator[Start | End | str]:
    """Yields `Start`, `End` and str (text, references decoded) for the source, in order.

    Comments, declarations, and the text of scripts, styles and the like are left out. A tag that never ends
    is text.
    """
    position = 0
    while position < len(source):
        opening = source.find("<", position)
        if opening < 0:
            opening = len(source)
        if opening > position:
            yield _text(source[position:opening])
        position = opening
        if position == len(source):
            return
        if comment := _COMMENT.match(source, position):
            position = comment.end()
        elif tag := _TAG.match(source, position):
            position = tag.end()
            name = printable(tag[2]).lower()
            if tag[1]:
                yield End(name)
                continue
            yield Start(name, _attributes(tag[3]))
            if name in _RAW_TEXT:
                end = _RAW_END[name].search(source, position)
                position = end.start() if end else len(source)
        elif source[position + 1 : position + 2].isascii() and source[position + 1 : position + 2].isalpha():
            yield _text(source[position:])
            return
        else:
            yield "<"
            position += 1


def _text(raw):
    return printable(html.unescape(_ENDLESS_REFERENCE.sub("\ufffd", raw)) if "&" in raw else raw)


def _attributes(raw: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _NAME_AND_VALUE.finditer(raw):
        name = match[1].lower()
        if name not in found:
            value = match[2] or match[3] or match[4] or ""
            found[name] = printable(_REFERENCE_IN_ATTRIBUTE.sub(lambda ref: html.unescape(ref[0]), value))
    return found
