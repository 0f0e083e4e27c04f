"""The words of a body, without its HTML: for search, summaries and machines."""

import re

from richtext.tokenizer import Start, tokens
from richtext.tree_builder import INLINE_TAGS

_CELLS = {"td", "th"}
_BLANKS = re.compile(r"[^\S\n]+")
_ADDRESS = re.compile(r"https?://\S+")


def plain_text(html: str) -> str:
    """The words as text, a line for each paragraph, heading, list item or table row.

    Addresses alone on a line, which readers see as players, are left out. Linear in the length of the HTML.
    """
    parts = []
    for token in tokens(html):
        if isinstance(token, str):
            parts.append(token.replace("\n", " "))
        elif token.name in _CELLS:
            parts.append(" ")
        elif token.name not in INLINE_TAGS and (isinstance(token, Start) or token.name != "br"):
            parts.append("\n")
    lines = (_BLANKS.sub(" ", line).strip() for line in "".join(parts).split("\n"))
    return "\n".join(line for line in lines if line and not _ADDRESS.fullmatch(line))


def first_words(html: str, length: int) -> str:
    """The beginning of a body in at most `length` characters, cut between words and then ending in "…"."""
    text = " ".join(plain_text(html).split())
    if len(text) <= length:
        return text
    cut = text[:length].rpartition(" ")[0] or text[: length - 1]
    return cut.rstrip(" ,;:.–-") + "…"
