"""A post's content, classic or made of blocks, as a clean body of ours."""

import re
from collections import Counter
from html import escape, unescape
from typing import NamedTuple

from images.elsewhere import picture_at
from images.library import Refused
from richtext.embeds import embed_for
from richtext.left_out import Kind, LeftOut
from richtext.sanitise import clean
from wordpress.uploads import ImportedPictures

_BLOCK = re.compile(r"\s*(/?)wp:([a-z][a-z0-9_/-]*)")
_IMG = re.compile(r"<img\b[^<>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|“([^”]*)”|([^\s"'>]+))""")
_HREF = re.compile(r"""(<a\b[^<>]*?\bhref\s*=\s*["']?)(https?:)?//(?:www\.)?([^\s"'<>]*)""", re.IGNORECASE)
_WORDPRESS_ID = re.compile(r"\bwp-image-([0-9]{1,18})\b")
_CAPTION_OPENS = re.compile(r"\[(?:wp_)?caption\b([^\[\]]*)\]")
_CAPTION_CLOSES = re.compile(r"\[/(?:wp_)?caption\]")
_PICTURE_IN_CAPTION = re.compile(
    r"\s*(?:<(?:a|p|div)\b[^<>]*>\s*)*<img\b[^<>]*>(?:\s*</(?:a|p|div)>)*", re.IGNORECASE
)
_EMBED = re.compile(r"\[(embed|youtube|video)\b[^\[\]]*\]([^\[\]]*)\[/\1\]")
_SHORTCODE = re.compile(r"\[(\[?)(/?)([a-zA-Z][\w-]{1,40})([^\[\]<>]*)\](\]?)")
# Removed even without attributes; other words in brackets, such as “[sic]”, are the author's own.
_SHORTCODES = {
    "audio", "caption", "wp_caption", "contact-form", "contact-form-7", "embed", "gallery", "playlist",
    "sitemap", "slideshow", "subscribe2", "video", "youtube", "vimeo", "googlemap", "archives", "polldaddy",
}  # fmt: skip


class Converted(NamedTuple):
    """A clean body; `notes` say in words what was left out of it, `left_out` has the same to be added up."""

    body: str
    notes: list[str]
    left_out: LeftOut


def convert(content: str, pictures: ImportedPictures, base_url: str = "") -> Converted:
    """A post's content as a clean body, and what was left out.

    `pictures` finds pictures of our library; `base_url` is the old site's, whose links become paths.
    Raises ValidationError where it is too long.
    """
    notes: Counter = Counter()
    missing = LeftOut()
    text = _from_blocks(content, notes) if "<!-- wp:" in content else _from_classic(content)
    text = _with_captions(text, pictures, notes, missing)
    text = _EMBED.sub(lambda match: f"\n<p>{match[2].strip()}</p>\n", text)
    text = _without_shortcodes(text, pictures, notes)
    text = _IMG.sub(lambda match: _picture(match[0], pictures, notes, missing), text)
    body, left_out = clean(_with_own_links(text, base_url))
    said = [_in_words(*note) for note in notes.items()]
    if left_out:
        said.append(f"left out of its text: {left_out}")
    return Converted(body, said, missing + left_out)


def _in_words(what, count):
    return f"{what} was left out" if count == 1 else f"{what} was left out ({count} times)"


# Blocks


def _from_classic(content):
    return "".join(_paragraphs(_captions_on_one_line(text)) for text, _ in _without_comments(content) if text)


def _captions_on_one_line(text):
    """A caption is one block, whatever line breaks it has, so that no paragraph begins inside it."""
    parts, position = [], 0
    for opening, _, closing in _captions(text):
        parts += [text[position : opening.start()], "\n\n<div>"]
        parts += [text[opening.start() : closing.end()].replace("\n", " "), "</div>\n\n"]
        position = closing.end()
    return "".join([*parts, text[position:]])


def _from_blocks(content, notes):
    """What stands in blocks is HTML already; what stands between them is classic text."""
    parts, open_blocks = [], []
    for text, comment in _without_comments(content):
        is_classic = not open_blocks or open_blocks[-1] in ("shortcode", "freeform")
        parts.append(_from_classic(text) if is_classic else text)
        block = _BLOCK.match(comment)
        if not block:
            continue
        if block[1]:
            del open_blocks[-1:]
        elif not comment.endswith("/"):
            open_blocks.append(block[2])
        elif block[2] not in ("more", "nextpage", "spacer"):
            notes[f"the block “{block[2]}”"] += 1
    return "\n".join(parts)


def _without_comments(content):
    """(text, the HTML comment after it) for all of the content; the last comment is ""."""
    position = 0
    while (start := content.find("<!--", position)) >= 0 and (end := content.find("-->", start + 4)) >= 0:
        yield content[position:start], content[start + 4 : end]
        position = end + 3
    yield content[position:], ""


# Shortcodes


def _captions(text):
    """(opening match, words between, closing match) of each [caption]; never nested."""
    opening = _CAPTION_OPENS.search(text)
    while opening and (closing := _CAPTION_CLOSES.search(text, opening.end())):
        yield opening, text[opening.end() : closing.start()], closing
        opening = _CAPTION_OPENS.search(text, closing.end())


def _with_captions(text, pictures, notes, missing):
    parts, position = [], 0
    for opening, inner, closing in _captions(text):
        attributes = _attributes(opening[1])
        found = _PICTURE_IN_CAPTION.match(inner)
        image = _IMG.search(found[0]) if found else None
        words = inner[found.end() :] if found else inner
        parts.append(text[position : opening.start()])
        picture = _picture(image[0], pictures, notes, missing) if image else ""
        if picture:
            caption = words.strip() or escape(attributes.get("caption", ""))
            side = escape(attributes.get("align", ""))
            parts.append(f'<figure class="{side}">{picture}<figcaption>{caption}</figcaption></figure>')
        position = closing.end()
    return "".join([*parts, text[position:]])


def _without_shortcodes(text, pictures, notes):
    """Text without what WordPress would have run: known names, those with attributes, and those that close."""
    closed = {match[3] for match in _SHORTCODE.finditer(text) if match[2]}

    def replace(match):
        name, attributes = match[3], match[4]
        if match[1] and match[5]:
            return match[0][1:-1]
        if not (name in _SHORTCODES or name in closed or re.search(r"\w=[\"'“”]?\w", attributes)):
            return match[0]
        if match[2]:
            return ""
        if name == "gallery" and (figures := _gallery(attributes, pictures)):
            return figures
        address = re.search(r"https?://[^\s\"'\]]+", attributes)
        if address and embed_for(unescape(address[0])):
            return f"\n<p>{address[0]}</p>\n"
        notes[f"the shortcode [{name}]"] += 1
        return ""

    return _SHORTCODE.sub(replace, text)


def _gallery(attributes, pictures):
    numbers = re.findall(r"[0-9]{1,18}", _attributes(attributes).get("ids", ""))[:100]
    return "".join(_img(image, image.alt_text) for image in map(pictures.by_id, numbers) if image)


# Pictures, players, links


def _attributes(tag):
    return {
        match[1].lower(): unescape(next(filter(None, match.groups()[1:]), ""))
        for match in _ATTRIBUTE.finditer(tag)
    }


def _picture(tag, pictures, notes, missing):
    """The <img> of our library for one of theirs, or nothing, a note, and one more that is missing."""
    attributes = _attributes(tag)
    source = attributes.get("src", "")
    if source.startswith(pictures.PREFIX):
        return tag
    number = _WORDPRESS_ID.search(attributes.get("class", ""))
    image = number and pictures.by_id(number[1])
    if not image and source.lower().startswith("data:"):
        image = _in_the_text(source, notes, missing)
        if image is None:
            return ""
    image = image or pictures.by_url(source)
    if image is None:
        name = source.split("?")[0].rpartition("/")[2][:80]
        notes[f"the picture “{name}” in its text" if name else "a picture without an address"] += 1
        missing.add(Kind.PICTURE, source[:200])
        return ""
    return _img(image, attributes.get("alt", "") or image.alt_text, attributes.get("class", ""))


def _in_the_text(source, notes, missing):
    """The library's picture for one that the text itself holds as a `data:` address, or None, with a note on why."""
    try:
        return picture_at(source, by=None)
    except Refused as refusal:
        notes[f"a picture written into its text ({refusal.messages[0].rstrip('.')})"] += 1
        missing.add(Kind.DATA_PICTURE, source[:200])
        return None


def _img(image, alt, classes=""):
    sides = " ".join(word for word in classes.split() if word in ("alignleft", "alignright"))
    return (
        f'<img src="{image.body_url}" alt="{escape(alt)}" class="{sides}"'
        f' width="{image.width}" height="{image.height}">'
    )


def _with_own_links(text, base_url):
    """Links to the old site as paths, which stay right when the paper's domain changes."""
    base = re.sub(r"^https?://(?:www\.)?", "", base_url.lower())
    if not base:
        return text

    def replace(match):
        address = match[3]
        rest = address[len(base) :]
        if address.lower().startswith(base) and rest[:1] in ("", "/", "?", "#"):
            return match[1] + (rest if rest.startswith("/") else f"/{rest}")
        return match[0]

    return _HREF.sub(replace, text)


# Paragraphs of classic text: WordPress's own rule (wpautop)

_BLOCKS = (
    "address|article|aside|blockquote|caption|center|dd|details|div|dl|dt|fieldset|figcaption|figure|footer|form|"
    "h[1-6]|header|hr|iframe|legend|li|main|nav|object|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
_OPENING = re.compile(rf"<(?:{_BLOCKS})(?=[\s/>])[^<>]*>", re.IGNORECASE)
_CLOSING = re.compile(rf"</(?:{_BLOCKS})\s*>|<hr[\s/]*>", re.IGNORECASE)
_BEGINS = re.compile(rf"(?:\s*</?(?:{_BLOCKS})(?=[\s/>])[^<>]*>)+", re.IGNORECASE)
_PRE = re.compile(r"(<pre[\s>])|(</pre\s*>)", re.IGNORECASE)
_BREAK = "<br>"


def _paragraphs(text):
    """Classic text as HTML with its paragraphs marked, in time linear in its length.

    A blank line ends a paragraph, a single line break is a line break, and HTML that is a block stands for itself.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _TAG.sub(lambda tag: tag[0].replace("\n", " "), text)
    text = _with_lines_of_pre(text)
    text = _OPENING.sub(lambda tag: f"\n\n{tag[0]}", text)
    text = _CLOSING.sub(lambda tag: f"{tag[0]}\n\n", text)
    lines = [line.strip() for line in text.split("\n")]
    return "\n".join(_paragraph(chunk) for chunk in "\n".join(lines).split("\n\n") if chunk.strip())


def _paragraph(chunk):
    chunk = chunk.strip("\n")
    begins = _BEGINS.match(chunk)
    if not begins:
        return f"<p>{chunk.replace(chr(10), _BREAK)}</p>"
    return begins[0] + chunk[begins.end() :].strip("\n").replace("\n", _BREAK)


def _with_lines_of_pre(text):
    """Text with the line breaks inside <pre> kept as such."""
    if "<pre" not in text.lower():
        return text
    parts, is_inside = [], False
    for part in _PRE.split(text):
        if part is None:
            continue
        if _PRE.fullmatch(part) or _PRE.match(part):
            is_inside = not part.startswith("</")
        elif is_inside:
            part = part.replace("\n", _BREAK)
        parts.append(part)
    return "".join(parts)
