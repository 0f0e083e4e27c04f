"""Cleans what editors, imports and feeds send as a body: the only way in for HTML."""

from collections.abc import Callable
from typing import NamedTuple

import nh3

from richtext.addresses import picture_src, safe_href
from richtext.allowed import ATTRIBUTES, CLASSES, MAX_LENGTH, SCHEMES, SCOPES
from richtext.element_handlers import body_from
from richtext.left_out import LeftOut
from richtext.serializer import TOO_LONG, serialized
from richtext.tidying import tidied
from richtext.tokenizer import tokens


class Cleaned(NamedTuple):
    """Clean HTML, and what its writer may miss in it."""

    html: str
    left_out: LeftOut


def clean(html: str, library_src: Callable[[str], str | None] | None = None) -> Cleaned:
    """The HTML with only what `richtext.allowed` allows, tidied; cleaning it again changes nothing.

    `library_src` is asked for each picture that is not of our library, with its `src` as it was written, and returns
    the `src` of the library's picture that stands in its place (`Image.body_url`), or None: then it is left out.

    Raises ValidationError, with a sentence for the editor, where it is longer than `MAX_LENGTH` characters.
    Time and memory grow with the length alone, however hostile the HTML is.
    """
    left_out = LeftOut()
    if not html:
        return Cleaned("", left_out)
    if len(html) > MAX_LENGTH:
        raise TOO_LONG
    body = body_from(tokens(html), left_out, library_src)
    return Cleaned(_CLEANER.clean(serialized(tidied(body))), left_out)


def clean_body(html: str) -> str:
    """As `clean`, for whoever has nobody to tell."""
    return clean(html).html


_LAST_CHECKS: dict[tuple[str, str], Callable[[str], str | None]] = {
    ("a", "href"): safe_href,
    ("img", "src"): picture_src,
    ("th", "scope"): lambda value: value if value in SCOPES else None,
}


def _attribute(tag: str, name: str, value: str) -> str | None:
    """The last check of a value: what `richtext.serializer` wrote passes unchanged."""
    check = _LAST_CHECKS.get((tag, name))
    return check(value) if check else value


_CLEANER = nh3.Cleaner(
    tags=set(ATTRIBUTES),
    clean_content_tags={"script", "style"},
    attributes={tag: names for tag, names in ATTRIBUTES.items() if names},
    allowed_classes=CLASSES,
    attribute_filter=_attribute,
    url_schemes=SCHEMES,
    link_rel=None,
    strip_comments=True,
)
"""A real HTML parser checks what `richtext.serializer` wrote, so that a mistake there cannot reach a reader."""
