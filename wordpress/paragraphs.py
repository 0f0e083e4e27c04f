"""Paragraphs of WordPress's classic text: a blank line ends one, a single line break is a line break.

The rule is WordPress's own (wpautop): HTML that is a block already stands for itself.
"""

import re

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


def paragraphs(text):
    """Classic text as HTML with its paragraphs marked. Time grows with the length alone."""
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
