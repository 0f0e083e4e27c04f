"""Cleans what editors, imports and feeds send as a body: the only way in for HTML."""

import nh3

from richtext.addresses import picture_src, safe_href
from richtext.allowed import ATTRIBUTES, CLASSES, MAX_LENGTH, SCHEMES, SCOPES
from richtext.element_handlers import body_from
from richtext.serializer import TOO_LONG, serialized
from richtext.tidying import tidied
from richtext.tokenizer import tokens


def clean_body(html: str) -> str:
    """The HTML with only what `richtext.allowed` allows, tidied; cleaning it again changes nothing.

    Raises ValidationError, with a sentence for the editor, where it is longer than `MAX_LENGTH` characters.
    Time and memory grow with the length alone, however hostile the HTML is.
    """
    if not html:
        return ""
    if len(html) > MAX_LENGTH:
        raise TOO_LONG
    return _CLEANER.clean(serialized(tidied(body_from(tokens(html)))))


def _attribute(tag: str, name: str, value: str) -> str | None:
    """The last check of a value: what `richtext.serializer` wrote passes unchanged."""
    allowed = {
        ("a", "href"): lambda: safe_href(value),
        ("a", "rel"): lambda: value,
        ("img", "src"): lambda: picture_src(value),
        ("th", "scope"): lambda: value if value in SCOPES else None,
    }
    return allowed.get((tag, name), lambda: value)()


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
