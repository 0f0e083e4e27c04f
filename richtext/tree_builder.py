"""Builds a body's tree from a stream of tags and text, each word in an element that may stand where it stands."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

from richtext import word_processors
from richtext.addresses import NoLink, link_rel, link_to
from richtext.left_out import Kind, LeftOut
from richtext.tokenizer import End, Start
from richtext.tree import FLOWS, LINE_BREAK, LINES, MAY_STAND_IN, STACKS, Element, Style, TextRun
from richtext.word_processors import PARAGRAPH_TAGS

MARKS = {
    "strong": "strong",
    "b": "strong",
    "em": "em",
    "i": "em",
    "cite": "em",
    "dfn": "em",
    "var": "em",
    "s": "s",
    "strike": "s",
    "del": "s",
    "sub": "sub",
    "sup": "sup",
}
INLINE_TAGS = {
    *MARKS,
    "a",
    "span",
    "font",
    "u",
    "ins",
    "small",
    "big",
    "mark",
    "code",
    "kbd",
    "tt",
    "samp",
    "q",
}
LINE_TAGS = {"p": "p", "h1": "h2", "h2": "h2", "h3": "h3", "h4": "h4", "h5": "h4", "h6": "h4"}
BREAKING_TAGS = {
    *(
        "div",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "nav",
        "address",
        "center",
        "form",
        "fieldset",
        "marquee",
        "xmp",
        "plaintext",
    ),
    *("dl", "dt", "dd", "details", "summary", "caption", "pre", "legend", "body", "hgroup", "menu", "dir"),
}
"""Elements that we do not keep; their words become paragraphs."""

FRAMES = {
    "blockquote",
    "aside",
    "ul",
    "ol",
    "li",
    "table",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "figure",
}
"""Elements that an end tag inside them never closes from within, as a browser has it."""

UNREAD = {
    *("svg", "math", "object", "template", "select", "audio", "video", "canvas", "map", "button", "datalist"),
    *("frameset", "head", "applet", "dialog"),
}
"""Elements whose words are not the story's. Raw text elements are left out by the tokenizer."""

VOID = {
    "br",
    "hr",
    "img",
    "input",
    "meta",
    "link",
    "col",
    "wbr",
    "source",
    "area",
    "base",
    "embed",
    "param",
    "track",
}

_LEADS_TO_PICTURE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|avif|svg|bmp|tiff?|heic)(?:[?#]|\Z)|[?&]attachment_id=|/attachment/",
    re.IGNORECASE,
)
_BLANK_LINE = re.compile(r"(?:\r\n?|\n)[^\S\r\n]*+(?:\r\n?|\n)\s*+")
_SPACES = re.compile(r"[ \t\n\r\f\v\u2028\u2029]+")


@dataclass(slots=True)
class _Link:
    """A link, and what it has been put on so far."""

    href: str
    fault: Kind | None = None  # why it is none
    shown: str = ""  # the words that are its address as it was written, with a redirector or a click id
    has_words: bool = False
    has_picture: bool = False


class _Open(NamedTuple):
    name: str
    style: Style
    flow_depth: int
    is_frame: bool


Handler = Callable[["Builder", str, dict[str, str]], None]


class Builder:
    """The state while building: which elements are open, where new ones go, which line takes words.

    Every step costs the same however deep the elements are nested: what is open is counted, not searched.
    """

    def __init__(
        self,
        handlers: dict[str, Handler],
        left_out: LeftOut,
        library_src: Callable[[str], str | None] | None,
    ) -> None:
        self.handlers = handlers  # what to do at elements that are more than a line, by name
        self.left_out = left_out
        self.library_src = library_src  # our picture for somebody else's, see richtext.sanitise.clean
        self.body = Element("body")
        self.flow = [self.body]  # where elements go, innermost last; never deep, see MAY_STAND_IN
        self.line: Element | None = (
            None  # the Element that takes words; None where a new one, or `flow` itself, does
        )
        self.unmarked: Element | None = None  # the last paragraph that no element has opened
        self.caption: Element | None = None  # the figcaption that is open
        self.style = Style()
        self.link: _Link | None = None  # the last that was opened, until it ends
        self.open: list[_Open] = []
        self.frames: list[tuple[str, dict[str, int]]] = [
            ("body", {})
        ]  # open frames, each with a count of the names open in it
        self.frame_counts: dict[str, int] = {}
        self.figures: list[list] = []  # for each open figure: [its classes, its picture's Element or None]
        self.unread = ""  # the name of the element whose words are skipped
        self.unread_depth = 0  # how many elements of that name are open
        self.bullet: str | None = None  # Word's drawn bullet while it is skipped
        self.list_depth = 0

    def read(self, tokens: Iterable[Start | End | str]) -> Element:
        """The Element "body" made from the tokens; `richtext.tidying` tidies it."""
        for token in tokens:
            if self.unread:
                self._skip(token)
            elif isinstance(token, str):
                self._text(token)
            elif isinstance(token, Start):
                self._start(token.name, token.attributes)
            else:
                self._end(token.name)
        self._end_link()
        return self.body

    # Words

    def _text(self, text):
        if self.link is not None and self.link.shown and text.strip() == self.link.shown:
            text = self.link.href
        if self.is_open("pre"):
            lines, between = text.split("\n"), LINE_BREAK
        elif self._is_unmarked() and _BLANK_LINE.search(text):
            lines, between = _BLANK_LINE.split(text), ""
        else:
            lines, between = [text], ""
        for number, line in enumerate(lines):
            if number and between:
                self.run(between)
            elif number:
                self.line = None
            if words := _SPACES.sub(" ", line):
                self.run(words)

    def _is_unmarked(self):
        """Whether text comes here that no element makes a paragraph of: its blank lines do."""
        return self.line is self.unmarked if self.line is not None else self.flow[-1].tag in STACKS

    def run(self, text: str) -> None:
        """Adds text in the present style, in a new paragraph where no line takes it."""
        if self.line is None and self.flow[-1].tag not in FLOWS:
            if text in (" ", LINE_BREAK):
                return
            self.place(Element("p"))
            self.unmarked = self.line
        if self.link is not None and not text.isspace():
            self.link.has_words = True
        (self.line or self.flow[-1]).children.append(TextRun(text, self.style))

    def _skip(self, token):
        if isinstance(token, str):
            if self.bullet is not None:
                self.bullet = (self.bullet + token).lstrip()[:20]
        elif token.name == self.unread:
            self.unread_depth += 1 if isinstance(token, Start) else -1
            if not self.unread_depth:
                self.unread = ""
                if self.bullet is not None and self.line is not None and self.line.list_item:
                    name, level, _ = self.line.list_item
                    self.line.list_item = (name, level, word_processors.list_kind(self.bullet))
                self.bullet = None

    # What is open

    def is_open(self, name: str) -> bool:
        """Whether an element of this name is open in the innermost frame."""
        return self.frames[-1][1].get(name, 0) > 0

    def push(self, name: str, block: Element | None = None) -> None:
        """Opens an element; `block` is what it becomes, if that holds elements."""
        self.open.append(_Open(name, self.style, len(self.flow), name in FRAMES))
        counts = self.frames[-1][1]
        counts[name] = counts.get(name, 0) + 1
        if name in FRAMES:
            self.frames.append((name, {}))
            self.frame_counts[name] = self.frame_counts.get(name, 0) + 1
        if block is not None:
            self.flow.append(block)

    def _pop(self):
        entry = self.open.pop()
        if entry.is_frame:
            self.frames.pop()
            self.frame_counts[entry.name] -= 1
        self.frames[-1][1][entry.name] -= 1
        if entry.name == "q":
            self.run("”")
        elif entry.name == "a":
            self._end_link()
        elif entry.name == "figure":
            self.figures.pop()
        elif entry.name in ("ul", "ol"):
            self.list_depth -= 1
        elif entry.name == "figcaption":
            self.caption = None
        self.style = entry.style
        del self.flow[entry.flow_depth :]
        if entry.name not in INLINE_TAGS:
            self.line = self.caption
        return entry.name

    def _end_link(self):
        """Tells of a link that cannot be, if there was anything to click on.

        A picture cannot be a link here; one to its own file, or to a page of it alone, is no loss.
        """
        link, self.link = self.link, None
        if link is None:
            return
        if link.fault and (link.has_words or link.has_picture):
            self.left_out.add(link.fault, link.href)
        elif link.has_picture and not link.has_words and not _LEADS_TO_PICTURE.search(link.href):
            self.left_out.add(Kind.PICTURE_LINK, link.href)

    def pop_to(self, name: str) -> None:
        """Closes the innermost element of this name and all that is open in it."""
        while self._pop() != name:
            pass

    def _end(self, name):
        if name == "br":
            self.run(LINE_BREAK)
        elif self.is_open(name) or self.frame_counts.get(name):
            self.pop_to(name)

    def close_frame(self, *names: str) -> None:
        """Closes the innermost frame if it is one of these: a new <li> ends the one before it."""
        if self.frames[-1][0] in names:
            self.pop_to(self.frames[-1][0])

    def close_lines(self) -> None:
        """A block ends the paragraph or heading before it."""
        for name in LINE_TAGS:
            if self.is_open(name):
                self.pop_to(name)

    # Where elements go

    def host(self) -> Element:
        """The Element that a new block goes into: never a list or a table's row itself."""
        into = self.flow[-1]
        if into.tag in ("ul", "ol"):
            if not into.children:
                into.children.append(Element("li"))
            return into.children[-1]  # type: ignore[return-value]  # a list holds items only
        if into.tag in ("table", "tr"):
            return next(block for block in reversed(self.flow) if block.tag not in ("table", "tr"))
        return into

    def place(self, block: Element) -> None:
        """Puts an element where it may stand; it takes the words that follow if it can."""
        host = self.host()
        if self.flow[-1].tag in ("table", "tr"):
            host.children.insert(-1, block)  # what stands between cells goes before the table
        else:
            host.children.append(block)
        self.line = block if block.tag in LINES else None

    def _start(self, name, attributes):
        css = word_processors.declarations(attributes["style"]) if "style" in attributes else {}
        is_hidden = word_processors.is_hidden(css, attributes)
        if name in UNREAD or is_hidden:
            if not is_hidden and name in self.handlers:
                self.handlers[name](self, name, attributes)
            if name not in VOID:
                self.unread, self.unread_depth = name, 1
                self.bullet = "" if css.get("mso-list") == "ignore" else None
            return
        if name in INLINE_TAGS:
            self._start_inline(name, attributes)
        elif self.caption is not None and (name in LINE_TAGS or name in BREAKING_TAGS):
            self.run(" ")
            self.push(name)
        elif name in LINE_TAGS:
            self._start_line(name, attributes, css)
        elif name in BREAKING_TAGS:
            self.close_lines()
            self.place(Element("p"))
            self.push(name)
        elif handler := self.handlers.get(name):
            handler(self, name, attributes)
        added, taken = word_processors.marks_in(css) if css else ((), ())
        if added or taken:
            self.style = replace(self.style, marks=self.style.marks.union(added).difference(taken))

    def _start_inline(self, name, attributes):
        if name == "a" and self.is_open("a"):
            self.pop_to("a")
        self.push(name)
        if name == "q":
            self.run("“")
        elif name in MARKS:
            self.style = replace(self.style, marks=self.style.marks | {MARKS[name]})
        elif name == "a" and "href" in attributes:
            self._start_link(attributes["href"], attributes.get("rel", ""))

    def _start_link(self, written, rel):
        try:
            href = link_to(written)
        except NoLink as no_link:
            self.link = _Link(written, no_link.kind)
            href = ""
        else:
            is_shorter = href.startswith("http") and len(href) < len(written)
            self.link = _Link(href, shown=written.strip() if is_shorter else "")
        self.style = replace(self.style, href=href, rel=link_rel(href, rel) if href else "")

    def _start_line(self, name, attributes, css):
        self.close_lines()
        words = attributes.get("class", "").split()
        tag = next(
            (PARAGRAPH_TAGS[word] for word in words if word in PARAGRAPH_TAGS),
            LINE_TAGS[name],
        )
        if tag != "p" and self.host().tag not in MAY_STAND_IN[tag]:
            tag = "p"
        block = Element(tag)
        if tag == "p" and (place := word_processors.list_place(css)):
            block.list_item = (*place, "ul")
        block.continues_item = any(word.startswith("MsoListParagraphCxSp") for word in words)
        self.place(block)
        self.push(name)
