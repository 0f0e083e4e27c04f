"""Addresses made of headlines and names: `zamboanga-basilan` of “Zamboanga–Basilan”."""

import re
import unicodedata

from plaintext.cleaning import GLOTTALS, without_invisible

_WITHOUT_GLOTTALS = str.maketrans("", "", GLOTTALS)
_ABBREVIATION = re.compile(r"(?<![\w.])[^\W\d_](?:\.[^\W\d_])+(?!\w)")
_IN_A_WORD = re.compile(r"(?<=\w)&(?=\w)|(?<=\d),(?=\d)")
_WORD = re.compile(r"\w+")


def slug_of(text: str, longest: int) -> str:
    """The words in small letters with hyphens between them, in at most `longest` characters; "" where there is none.

    Every dash, slash, colon or other sign parts words, but not the apostrophe of "Jolo's", the dots of "U.S.", the
    comma of "4,250" and the "&" of "AT&T", which go. Letters of all scripts stay; marks above and below them that are
    no part of a letter go.
    """
    text = without_invisible(text.translate(_WITHOUT_GLOTTALS))
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    text = text.lower()
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
        text = "".join(char for char in text if unicodedata.category(char)[0] != "M")
    text = _ABBREVIATION.sub(lambda found: found[0].replace(".", ""), text)
    return "-".join(_WORD.findall(_IN_A_WORD.sub("", text)))[:longest].strip("-_")
