"""Reads HTML as a stream of tags and text, however broken it is, in time linear in its length.

A browser's way of repairing a tree is quadratic by its standard: 80 KB of unclosed `<font><p>` keep a
standard parser busy for seconds, and fill memory. Here nothing is repaired: `richtext.tree_builder` makes a
body from the stream, and the sanitiser's own parser sees only what that has written. Text and values come without
what nobody sees, or no database, feed or screen can hold (`plaintext.cleaning`).
"""

import html
import re
from collections.abc import Iterator
from typing import NamedTuple

from plaintext.cleaning import cleaned


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
_RAW_WORDS = {"xmp", "plaintext"}  # old ways to show HTML as it is written
_RAW_END = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in _RAW_TEXT}

# int() refuses more than 4,300 digits, and html.unescape() does not catch that.
_ENDLESS_REFERENCE = re.compile(r"&#[0-9]{8,}+;?")
_DIRECTIONS = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_TURNED = re.compile(f"[{_DIRECTIONS}]")
_RIGHT_TO_LEFT = "\u202e"
_REFERENCE_IN_ATTRIBUTE = re.compile(r"&(?:#[0-9]{1,7};?|#[xX][0-9A-Fa-f]{1,6};?|[A-Za-z][A-Za-z0-9]*;)")


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
            name = cleaned(tag[2], keeps_lines=True).lower()
            if tag[1]:
                yield End(name)
                continue
            yield Start(name, _attributes(tag[3]))
            if name in _RAW_TEXT:
                end = _RAW_END[name].search(source, position)
                start, position = position, end.start() if end else len(source)
                if name in _RAW_WORDS:
                    yield cleaned(source[start:position], keeps_lines=True)
        elif source[position + 1 : position + 2].isascii() and source[position + 1 : position + 2].isalpha():
            yield _text(source[position:])
            return
        else:
            yield "<"
            position += 1


def _text(raw):
    text = html.unescape(_ENDLESS_REFERENCE.sub("\ufffd", raw)) if "&" in raw else raw
    return cleaned(text, keeps_lines=True)


def _address(value):
    """An address as it was meant: telephones and chats put marks of direction around what is copied from them.

    In its midst they make its reader see another address: such a one stays as it is, for `safe_href` to refuse.
    """
    parts = _TURNED.split(value.strip(_DIRECTIONS))
    return _RIGHT_TO_LEFT.join(cleaned(part, keeps_lines=True) for part in parts)


def _attributes(raw: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for match in _NAME_AND_VALUE.finditer(raw):
        name = match[1].lower()
        if name not in found:
            value = match[2] or match[3] or match[4] or ""
            value = _REFERENCE_IN_ATTRIBUTE.sub(lambda ref: html.unescape(ref[0]), value)
            found[name] = _address(value) if name == "href" else cleaned(value, keeps_lines=True)
    return found
