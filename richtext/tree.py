"""The tree of a body while it is cleaned: elements, and runs of text in one style."""

from dataclasses import dataclass, field
from typing import NamedTuple

from richtext.allowed import HEADINGS

LINE_BREAK = "\n"
"""The text of a run that is a line break; any other line end has become a space by then."""


@dataclass(frozen=True, slots=True)
class Style:
    """The marks and the link of a run of text."""

    marks: frozenset[str] = frozenset()
    href: str = ""
    rel: str = ""

    def common(self, other: "Style") -> "Style":
        """What both styles have."""
        is_same_link = (self.href, self.rel) == (other.href, other.rel)
        marks = self.marks & other.marks
        return Style(marks, self.href, self.rel) if is_same_link else Style(marks)


class TextRun(NamedTuple):
    """Text in one style, or a `LINE_BREAK`."""

    text: str
    style: Style


@dataclass(slots=True)
class Element:
    """An element that is not part of a line; `children` are Elements and TextRuns."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list["Element | TextRun"] = field(default_factory=list)
    list_item: tuple[str, int, str] | None = None
    """(list's name, level, "ul" or "ol") where Word says that this paragraph is an item of a list."""
    continues_item: bool = False
    """Whether Word says that this paragraph belongs to the list item before it."""


LINES = {"p", *HEADINGS, "figcaption"}
"""Elements that hold runs only."""

FLOWS = {"li", "td", "th"}
"""Elements that hold runs and elements."""

STACKS = {"body", "blockquote", "aside"}
"""Elements that hold elements only; "body" is the whole."""

MAY_STAND_IN: dict[str, set[str]] = {
    **{tag: {"body", "aside"} for tag in HEADINGS},
    "blockquote": {"body", "aside"},
    "aside": {"body"},
    "table": {"body", "aside", "blockquote"},
    "hr": STACKS,
    "figure": STACKS | FLOWS,
    "ul": STACKS | FLOWS,
    "ol": STACKS | FLOWS,
}
"""Where an element may stand; elsewhere its words become paragraphs, so that bodies never nest without end."""

MAX_LIST_DEPTH = 6
