"""WordPress's titles, names and slugs in the form that our columns take."""

import re
from collections.abc import Callable
from urllib.parse import unquote

from plaintext import slugs
from richtext.plain_text import plain_text


def text_line(html: str) -> str:
    """The words of some HTML on one line; a terminal finds nothing in them to obey."""
    return " ".join(plain_text(html).split())


def fitting(text: str, longest: int) -> str:
    """Text cut to a column's length, with "…" where something is missing."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def slug_of(name: str, longest: int) -> str:
    """WordPress's own slug as ours: percent-decoded, in lower case; "" where nothing is left of it."""
    name = re.sub(r"__trashed(-[0-9]+)?$", "", unquote(name))
    return slugs.slug_of(name, longest)


def free(slug: str, is_taken: Callable[[str], bool]) -> str:
    """The slug, with a number from 2 after it where `is_taken(slug)`."""
    candidate, count = slug, 2
    while is_taken(candidate):
        candidate, count = f"{slug[:80]}-{count}", count + 1
    return candidate
