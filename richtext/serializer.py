"""Writes a cleaned tree as HTML; the same tree always gives the same text."""

from html import escape

from django.core.exceptions import ValidationError

from richtext.allowed import INLINE, MAX_LENGTH
from richtext.tree import LINE_BREAK, Element

TOO_LONG = ValidationError(
    f"This text is too long: a body may hold {MAX_LENGTH:,} characters of HTML. Split it into two stories.",
    code="too_long",
)


class _Output:
    """Collects what is written, and stops at the limit: a long link around many paragraphs multiplies."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self.length = 0

    def write(self, piece: str) -> None:
        self.pieces.append(piece)
        self.length += len(piece)
        if self.length > MAX_LENGTH:
            raise TOO_LONG


def serialized(elements: list[Element]) -> str:
    """The elements as HTML, one outermost element to a line. Raises ValidationError beyond `MAX_LENGTH`."""
    output = _Output()
    for number, block in enumerate(elements):
        if number:
            output.write("\n")
        _write_block(block, output)
    return "".join(output.pieces)


def _write_block(block, output):
    output.write(_opening(block.tag, block.attributes))
    if block.tag in ("hr", "img"):
        return
    line = []
    for child in block.children:
        if isinstance(child, Element):
            _write_runs(line, output)
            line = []
            _write_block(child, output)
        else:
            line.append(child)
    _write_runs(line, output)
    output.write(f"</{block.tag}>")


def _write_runs(runs, output):
    opened = []
    for run in runs:
        wanted = _elements(run.style)
        common = 0
        while common < min(len(opened), len(wanted)) and opened[common] == wanted[common]:
            common += 1
        _close(opened, common, output)
        for tag, attributes in wanted[common:]:
            output.write(_opening(tag, dict(attributes)))
        opened = wanted
        output.write("<br>" if run.text == LINE_BREAK else escape(run.text, quote=False))
    _close(opened, 0, output)


def _close(opened, keep, output):
    for tag, _ in reversed(opened[keep:]):
        output.write(f"</{tag}>")


def _elements(style):
    elements = [(mark, ()) for mark in INLINE if mark in style.marks]
    if style.href:
        rel = (("rel", style.rel),) if style.rel else ()
        elements.insert(0, ("a", (("href", style.href), *rel)))
    return elements


def _opening(tag, attributes):
    words = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return f"<{tag}{words}>"
