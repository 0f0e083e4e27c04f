"""How an address is written down, and the key under which people who misspell it find it.

An address is a path as text, nothing encoded in it: `/niño-sails/`. Its key is what is left of it without capitals,
accents, punctuation and invisible characters: `/nino-sails/`. So a capital, a lost tilde or a full stop behind an
address lead to the same key.
"""

import re
import unicodedata
from urllib.parse import quote, unquote

# Characters. PostgreSQL keeps no index entry over 2,700 bytes, of which a character may need four. The longest address
# of a page, a prefix and a slug of 200, has a third of them.
LONGEST = 600
# Where an address ends that somebody has copied with what stood behind it: `/slug&fbclid=x`, `/slug](https://…`.
_BEHIND = re.compile(r"""[&#<>"“”„«»()\[\]{}|\\^`;,\s].*""", re.DOTALL)
# A percent-encoded letter that was cut in two.
_HALF_A_LETTER = re.compile(r"(%[0-9a-f]{0,2}|\ufffd)+\Z", re.IGNORECASE)
_AT_THE_END = "/.…:!?'’‘*~_-"
# Apostrophes part no words in an address: “Jolo's” is "jolos" (plaintext/slugs.py).
_NO_SIGN = dict.fromkeys(map(ord, "'’‘`´"))
# No address has them, and PostgreSQL takes no NUL.
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_NO_WORD = re.compile(r"[\W_]+")


def decoded(text: str) -> str:
    """Text without percent-encoding: in UTF-8, or, of the links of very old pages, in Latin-1."""
    try:
        return unquote(text, errors="strict")
    except UnicodeDecodeError:
        return unquote(text, encoding="latin-1")


def path_of(address: str) -> str:
    """The path as it is written down: decoded, in composed letters, with one slash at its beginning and its end, where
    its last part has no dot. What stands behind a question mark stays as it is.
    """
    path, mark, query = address.partition("?")
    path = unicodedata.normalize("NFKC", _CONTROL.sub("", decoded(path)))
    path = re.sub("/{2,}", "/", f"/{path}")
    if "." not in path.rpartition("/")[2]:
        path = path.removesuffix("/") + "/"
    return f"{path}?{query}" if mark and query else path


def quoted(path: str) -> str:
    """A path as a browser asks for it, percent-encoded; its query, if there is one, as it is."""
    path, mark, query = path.partition("?")
    return quote(path, safe="/~!$&'()*+,;=:@") + mark + query


def key_of(path: str) -> str:
    """The key of a path: `/nino-sails/` for `/Niño-sails”.` and for `/niño_sails/`; "/" where nothing is left of it."""
    text = decoded(path).partition("?")[0].translate(_NO_SIGN)
    text = unicodedata.normalize("NFKD", text).casefold()
    text = "".join(
        c for c in text if not (unicodedata.combining(c) or unicodedata.category(c) in ("Cf", "Lm"))
    )
    parts = (_NO_WORD.sub("-", part).strip("-") for part in text.split("/"))
    return ("/" + "".join(f"{part}/" for part in parts if part))[:LONGEST]


def without_debris(path: str) -> str:
    """A path without what a sentence, a mail program or markup left behind it, and without half a letter."""
    path = _BEHIND.sub("", _HALF_A_LETTER.sub("", path.rstrip("/")))
    return path.rstrip(_AT_THE_END) or "/"
