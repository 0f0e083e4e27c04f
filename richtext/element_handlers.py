"""What becomes of each element that is more than a line of text: quotes, lists, tables, pictures.

Each handler is called with (builder, name, attributes) of an opening tag.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable

from richtext.addresses import link_rel, picture_src
from richtext.allowed import SCOPES
from richtext.embeds import embed_for
from richtext.left_out import Kind, LeftOut
from richtext.tokenizer import End, Start
from richtext.tree import LINE_BREAK, MAX_LIST_DEPTH, MAY_STAND_IN, Element, Style, TextRun
from richtext.tree_builder import Builder

_SOURCES = ("data-src", "data-lazy-src", "data-original", "srcset", "data-srcset")
_SIZE = re.compile(r"[1-9][0-9]{0,4}")


def _container(builder, name, attributes):
    builder.close_lines()
    if builder.host().tag not in MAY_STAND_IN[name]:
        builder.place(Element("p"))
        builder.push(name)
        return
    words = attributes.get("class", "").split()
    block = Element(name, {"class": "fact-box"} if name == "aside" else {})
    is_pull_quote = not {"pull-quote", "pullquote", "wp-block-pullquote"}.isdisjoint(
        [*words, *(builder.figures[-1][0] if builder.figures else ())]
    )
    if name == "blockquote" and is_pull_quote:
        block.attributes["class"] = "pull-quote"
    builder.place(block)
    builder.push(name, block)


def _list(builder, name, attributes):
    builder.close_lines()
    block = None
    if builder.flow[-1].tag in ("ul", "ol") and not builder.flow[-1].children:
        pass  # Word opens a list in a list before its first item: one list is meant
    elif builder.host().tag in MAY_STAND_IN[name] and builder.list_depth < MAX_LIST_DEPTH:
        block = Element(name)
        builder.place(block)
    else:
        builder.place(Element("p"))
    builder.list_depth += 1
    builder.push(name, block)


def _list_item(builder, name, attributes):
    builder.close_frame("li")
    if builder.flow[-1].tag in ("ul", "ol"):
        block = Element("li")
        builder.flow[-1].children.append(block)
        builder.line = None
        builder.push("li", block)
    else:
        builder.close_lines()
        builder.place(Element("p"))
        builder.push("li")


def _table(builder, name, attributes):
    builder.close_lines()
    block = None
    if builder.flow[-1].tag in MAY_STAND_IN["table"]:
        block = Element("table")
        builder.place(block)
    else:
        builder.place(Element("p"))
    builder.push("table", block)


def _table_part(builder, name, attributes):
    for names in (("td", "th"), ("tr",), ("thead", "tbody", "tfoot")):
        builder.close_frame(*names)
    builder.push(name)


def _row(builder, name, attributes):
    builder.close_frame("td", "th")
    builder.close_frame("tr")
    is_head = builder.frames[-1][0] == "thead"
    row = None
    if builder.flow[-1].tag == "table":
        row = Element("tr", {"head": "head"} if is_head else {})
        builder.flow[-1].children.append(row)
    builder.line = None
    builder.push("tr", row)


def _cell(builder, name, attributes):
    builder.close_frame("td", "th")
    if builder.flow[-1].tag == "table":
        _row(builder, "tr", {})
    builder.line = None
    cell = None
    if builder.flow[-1].tag == "tr":
        scope = attributes.get("scope", "").lower()
        cell = Element(name, {"scope": scope} if name == "th" and scope in SCOPES else {})
        span = attributes.get("colspan", "").strip()
        width = min(int(span), 10) if _SIZE.fullmatch(span) else 1
        # Cells that span columns become cells of their own, so that the columns still stand in line.
        builder.flow[-1].children += [cell, *(Element("td") for _ in range(width - 1))]
    else:
        builder.place(Element("p"))
    builder.push(name, cell)


def _figure(builder, name, attributes):
    builder.close_lines()
    builder.line = None
    builder.figures.append([attributes.get("class", "").split(), None])
    builder.push("figure")


def _caption(builder, name, attributes):
    picture = builder.figures[-1][1] if builder.figures else None
    if picture is None or len(picture.children) > 1:
        builder.close_lines()
        builder.place(Element("p"))
    else:
        builder.line = builder.caption = Element("figcaption")
        picture.children.append(builder.line)
    builder.push("figcaption")


def _picture(builder, name, attributes):
    if builder.link is not None:
        builder.link.has_picture = True
    written = _picture_address(attributes)
    alt = " ".join(attributes.get("alt", "").split())
    src = picture_src(written)
    if src is None and _is_emoji(alt):
        builder.run(alt)  # Facebook and WordPress draw them as pictures of their own
        return
    if src is None and builder.library_src:
        src = picture_src(builder.library_src(written) or "")
    if src:
        _place_picture(builder, Element("img", {"src": src, "alt": alt}), attributes)
    elif written and not _is_pixel(attributes):
        is_elsewhere = written.startswith(("http://", "https://", "//"))
        builder.left_out.add(Kind.PICTURE if is_elsewhere else Kind.DATA_PICTURE, written)


def _place_picture(builder, image, attributes):
    for side in ("width", "height"):
        if _SIZE.fullmatch(attributes.get(side, "")):
            image.attributes[side] = attributes[side]
    words = attributes.get("class", "").split() + (builder.figures[-1][0] if builder.figures else [])
    classes = ["image"]
    for side in ("left", "right"):
        if len(classes) == 1 and not {f"align-{side}", f"align{side}"}.isdisjoint(words):
            classes.append(f"align-{side}")
    line = builder.line
    figure = Element("figure", {"class": " ".join(classes)}, [image])
    builder.place(figure)
    if builder.caption is not None:
        builder.line = builder.caption  # a picture in another's caption stands after it
        return
    if builder.figures:
        builder.figures[-1][1] = figure
    if line is not None:
        builder.place(Element(line.tag))


def _picture_address(attributes):
    """The `src`, or where a page's script would take the picture from once somebody scrolls to it."""
    src = attributes.get("src", "").strip()
    if not src or src.startswith("data:"):
        waiting = (attributes.get(name, "").split() for name in _SOURCES)
        return next((parts[0].rstrip(",") for parts in waiting if parts), src)
    return src


def _is_pixel(attributes):
    """Whether it is one of the pictures of one pixel by which others count readers: nobody sees it."""
    return all(attributes.get(side, "").strip() in ("0", "1", "0px", "1px") for side in ("width", "height"))


def _is_emoji(words):
    """Whether it is nothing but an emoji or two, with their joiners and colours of skin."""
    kinds = {unicodedata.category(character) for character in words[:20]}
    return len(words) < 20 and "So" in kinds and kinds <= {"So", "Sk", "Mn", "Me", "Cf"}


def _player(builder, name, attributes):
    """A player pasted or imported as a frame becomes the link on its own line that we embed from."""
    address = attributes.get("src") or attributes.get("data", "")
    if embed := embed_for(address):
        style = Style(href=embed.address, rel=link_rel(embed.address))
        builder.place(Element("p", children=[TextRun(embed.address, style)]))
        builder.line = builder.caption
    else:
        builder.left_out.add(Kind.PLAYER, address)


LEFT_OUT = {
    "video": Kind.VIDEO,
    "audio": Kind.SOUND,
    "math": Kind.FORMULA,
    **dict.fromkeys(("svg", "canvas", "map"), Kind.DRAWING),
    "script": Kind.SCRIPT,
}
"""Elements that have no place in a body and none of its words in them."""


def _told(kind):
    def handler(builder, name, attributes):
        if attributes.get("aria-hidden") != "true":  # a sign beside words, which say the same
            builder.left_out.add(kind)

    return handler


def _field(builder, name, attributes):
    if attributes.get("type", "").lower() != "hidden":
        builder.left_out.add(Kind.FIELD)


def _rule(builder, name, attributes):
    builder.close_lines()
    if builder.host().tag in MAY_STAND_IN["hr"]:
        builder.place(Element("hr"))
    else:
        builder.line = None


def _break(builder, name, attributes):
    builder.run(LINE_BREAK)


_HANDLERS = {
    **dict.fromkeys(("blockquote", "aside"), _container),
    **dict.fromkeys(("ul", "ol"), _list),
    "li": _list_item,
    "table": _table,
    **dict.fromkeys(("thead", "tbody", "tfoot"), _table_part),
    "tr": _row,
    **dict.fromkeys(("td", "th"), _cell),
    "figure": _figure,
    "figcaption": _caption,
    "img": _picture,
    "image": _picture,
    **dict.fromkeys(("iframe", "frame", "embed", "object", "applet"), _player),
    **{name: _told(kind) for name, kind in LEFT_OUT.items()},
    **dict.fromkeys(("input", "select", "textarea", "button", "datalist"), _field),
    "hr": _rule,
    "br": _break,
}


def body_from(
    tokens: Iterable[Start | End | str],
    left_out: LeftOut,
    library_src: Callable[[str], str | None] | None = None,
) -> Element:
    """The Element "body" made from a stream of tokens; `richtext.tidying` tidies it.

    `left_out` takes what has no place in it; `library_src` is that of `richtext.sanitise.clean`.
    """
    return Builder(_HANDLERS, left_out, library_src).read(tokens)
