"""The last pass over a body's tree: spaces, empty paragraphs, Word's lists, tables' heads."""

import re
from dataclasses import replace

from richtext.addresses import link_rel
from richtext.allowed import HEADINGS
from richtext.embeds import embed_for
from richtext.tree import FLOWS, LINE_BREAK, LINES, MAX_LIST_DEPTH, Element, TextRun

_BLANK = " \u00a0"
_BLANKS = re.compile(rf"[{_BLANK}]{{2,}}")


def tidied(body: Element) -> list[Element]:
    """The body's elements, tidied; nothing empty is left."""
    return _tidied_children(body)


def _tidied_children(block):
    """The children of an element that holds elements only."""
    children = []
    for child in _with_lists(block.children):
        children += _tidied(child)
    return children


def _tidied(block):
    """The block, tidied, as a list: none if it is empty, several if blank lines part it."""
    if block.tag in ("hr", "img"):
        return [block]
    if block.tag in LINES:
        return _tidied_line(block)
    if block.tag == "table":
        return _tidied_table(block)
    if block.tag == "figure":
        image, *captions = block.children
        # The caption stays even when empty: without one the editor shows no place to write it in.
        block.children = [image, *(_tidied(captions[0]) if captions else ()), Element("figcaption")][:2]
        return [block]
    block.children = _tidied_flow(block) if block.tag in FLOWS else _tidied_children(block)
    is_cell = block.tag in ("td", "th")
    return [block] if block.children or is_cell else []


# Lines


def _tidied_line(block):
    runs = block.children
    if block.tag != "p":
        runs = [TextRun(" " if run.text == LINE_BREAK else run.text, run.style) for run in runs]
    if block.tag in HEADINGS:
        runs = [_plain_weight(run) for run in runs]
    lines = [line for line in _lines(runs) if line]
    return [Element(block.tag, children=_with_embed(line)) for line in lines]


def _plain_weight(run):
    """Headings are bold already."""
    return TextRun(run.text, replace(run.style, marks=run.style.marks - {"strong"}))


def _lines(runs):
    """The runs with their spaces set right, parted where two line breaks meet."""
    lines, breaks = [[]], 0
    for run in _joined(runs):
        line = lines[-1]
        if run.text == LINE_BREAK:
            breaks += 1
            continue
        text = _BLANKS.sub(" ", run.text)
        if breaks or not line or line[-1].text[-1] in _BLANK:
            text = text.lstrip(_BLANK)
        if not text:
            continue
        if breaks and line:
            _trim(line)
            if breaks == 1:
                line.append(TextRun(LINE_BREAK, line[-1].style))
            else:
                line = []
                lines.append(line)
        breaks = 0
        line.append(TextRun(text, run.style))
    for line in lines:
        _trim(line)
    return [_joined(_with_plain_gaps(line)) for line in lines]


def _with_plain_gaps(line):
    """The line with its lone spaces and line breaks set only as the words on both sides of them are."""
    return [
        TextRun(run.text, line[number - 1].style.common(line[number + 1].style))
        if 0 < number < len(line) - 1 and run.text in (*_BLANK, LINE_BREAK)
        else run
        for number, run in enumerate(line)
    ]


def _trim(line):
    while line:
        text = line[-1].text.rstrip(_BLANK)
        if text:
            line[-1] = TextRun(text, line[-1].style)
            return
        line.pop()


def _joined(runs):
    joined, texts = [], []
    for run in runs:
        if joined and LINE_BREAK not in (run.text, joined[-1].text) and joined[-1].style == run.style:
            texts[-1].append(run.text)
        else:
            joined.append(run)
            texts.append([run.text])
    return [TextRun("".join(text), run.style) for text, run in zip(texts, joined, strict=True)]


def _with_embed(line):
    """An address alone on its line becomes the link that `richtext.rendering` makes a player of."""
    if len(line) == 1 and not line[0].style.href and (embed := _embed_in(line[0].text)):
        return [
            TextRun(line[0].text, replace(line[0].style, href=embed.address, rel=link_rel(embed.address)))
        ]
    return line


def _embed_in(text):
    return embed_for(text) if text.startswith(("http://", "https://")) and " " not in text else None


# List items and cells


def _tidied_flow(block):
    """The children of an element that holds words and elements: a single stretch of words needs no paragraph."""
    parts: list[Element] = []
    runs: list[Element | TextRun] = []
    for child in [*_with_lists(block.children), None]:
        if isinstance(child, TextRun):
            runs.append(child)
            continue
        parts += _tidied_line(Element("p", children=runs))
        runs = []
        if child is not None:
            parts += _tidied(child)
    paragraphs = [part for part in parts if part.tag == "p"]
    if len(paragraphs) != 1:
        return parts
    return [child for part in parts for child in (part.children if part is paragraphs[0] else [part])]


# Word's lists


def _with_lists(children):
    """The children with Word's list paragraphs gathered into lists."""
    gathered, levels = [], []
    for child in children:
        if isinstance(child, TextRun) and not child.text.strip(_BLANK + LINE_BREAK):
            gathered.append(child)
        elif isinstance(child, Element) and child.list_item:
            _add_to_lists(gathered, levels, child)
        elif isinstance(child, Element) and child.tag == "p" and child.continues_item and levels:
            levels[-1][2].children[-1].children.append(Element("p", children=child.children))
        else:
            if isinstance(child, TextRun) or child.tag != "p" or _has_words(child):
                levels = []
            gathered.append(child)
    return gathered


def _has_words(block):
    return any(run.text.strip(_BLANK + LINE_BREAK) for run in block.children)


def _add_to_lists(gathered, levels, paragraph):
    """Add a paragraph as an item; `levels` holds the open lists as [level, (name, kind), Element]."""
    name, level, kind = paragraph.list_item
    while levels and levels[-1][0] > level:
        levels.pop()
    if levels and levels[-1][0] == level and levels[-1][1] != (name, kind):
        levels.pop()
    if not levels or (levels[-1][0] < level and len(levels) < MAX_LIST_DEPTH):
        new = Element(kind)
        (levels[-1][2].children[-1].children if levels else gathered).append(new)
        levels.append([level, (name, kind), new])
    levels[-1][2].children.append(Element("li", children=paragraph.children))


# Tables


def _tidied_table(table):
    """Rows gathered into a head and a body; nothing at all where no cell has anything in it."""
    head, body = [], []
    for row in table.children:
        row.children = [part for cell in row.children for part in _tidied(cell)]
        is_head = row.attributes.pop("head", None) or (
            len(row.children) > 1
            and all(cell.tag == "th" and cell.attributes.get("scope") != "row" for cell in row.children)
        )
        if row.children:
            (head if is_head and not body else body).append(row)
    if not any(cell.children for row in head + body for cell in row.children):
        return []
    if not body:
        head, body = [], head
    parts = [Element("thead", children=head)] if head else []
    table.children = [*parts, Element("tbody", children=body)]
    return [table]
