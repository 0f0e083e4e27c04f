"""What a body of text may hold: the one allow-list from which the sanitiser and the editor are both made.

Change what an editor may write here and nowhere else: `richtext.sanitise` lets through exactly this, and
`richtext.widgets` offers exactly this, so that no button makes something which saving takes away again.
"""

from typing import Any

MAX_LENGTH = 1_000_000
"""Characters of HTML, before cleaning and after it; a long feature is 30,000."""

INLINE = ("strong", "em", "s", "sub", "sup")
"""Marks on words, in the order in which they are nested when they meet on the same word."""

HEADINGS = ("h2", "h3", "h4")
"""h1 is the story's headline."""

ATTRIBUTES: dict[str, set[str]] = {
    "p": set(),
    "br": set(),
    **{tag: set() for tag in HEADINGS},
    **{tag: set() for tag in INLINE},
    "ul": set(),
    "ol": set(),
    "li": set(),
    "blockquote": set(),
    "aside": set(),
    "a": {"href", "rel"},
    "table": set(),
    "thead": set(),
    "tbody": set(),
    "tr": set(),
    "th": {"scope"},
    "td": set(),
    "figure": set(),
    "img": {"src", "alt", "width", "height"},
    "figcaption": set(),
    "hr": set(),
}
"""Every element, with its attributes; classes are below."""

CLASSES = {
    "blockquote": {"pull-quote"},
    "aside": {"fact-box"},
    "figure": {"image", "align-left", "align-right"},
}

SCHEMES = {"http", "https", "mailto", "tel"}
REL_WORDS = ("nofollow", "sponsored", "ugc")
"""What an editor may say about a link; "noopener" is ours to add."""

SCOPES = ("col", "row")

TOOLBAR = [
    ["Format"],
    ["Bold", "Italic", "Strike", "Subscript", "Superscript", "RemoveFormat"],
    ["NumberedList", "BulletedList", "Blockquote", "PullQuote", "FactBox"],
    ["Link", "Unlink"],
    ["Image", "Table", "HorizontalRule", "SpecialChar"],
    ["PasteText", "JoinWords", "Undo", "Redo", "Maximize"],
]
"""The editor's buttons, in groups; `BUTTON_WRITES` says what each of them writes."""

BUTTON_WRITES = {
    "Format": ("p", *HEADINGS),
    "Bold": ("strong",),
    "Italic": ("em",),
    "Strike": ("s",),
    "Subscript": ("sub",),
    "Superscript": ("sup",),
    "NumberedList": ("ol", "li"),
    "BulletedList": ("ul", "li"),
    "Blockquote": ("blockquote",),
    "PullQuote": ("blockquote",),
    "FactBox": ("aside",),
    "Link": ("a",),
    "Image": ("figure", "img", "figcaption"),
    "Table": ("table", "thead", "tbody", "tr", "th", "td"),
    "HorizontalRule": ("hr",),
}


def allowed_content() -> dict[str, Any]:
    """The list as CKEditor's `allowedContent`: a dict of rules, one per element."""
    rules: dict[str, Any] = {}
    for tag, attributes in ATTRIBUTES.items():
        rule: dict[str, list[str]] = {}
        if attributes:
            rule["attributes"] = sorted(attributes)
        if tag in CLASSES:
            rule["classes"] = sorted(CLASSES[tag])
        rules[tag] = rule or True
    # image2 writes its alignment on the picture itself until the picture has a caption.
    rules["img"]["classes"] = sorted(CLASSES["figure"] - {"image"})
    return rules
