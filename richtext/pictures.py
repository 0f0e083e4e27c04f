"""Pictures of other sites and `data:` pictures in a body that is sent: they come into the library at the save.

The editor brings them there while somebody pastes (static/richtext/pasting.js); this is the way of every other door:
without JavaScript, from an autosave as it is, of an import.
"""

import hashlib
import re
import time
from dataclasses import dataclass, field
from html import escape, unescape

from django.contrib import messages
from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from images.elsewhere import SECONDS, picture_at
from images.library import Refused
from images.models import Image
from richtext.addresses import picture_key
from richtext.allowed import MAX_LENGTH
from richtext.sanitise import clean

MOST = 20  # pictures of one save
BEGUN_WITHIN = 10  # seconds in which a picture may be begun, as in images/upload.py
_TAG = re.compile(r"<(?:img|image)\b[^>]*>", re.IGNORECASE)
_VALUE = re.compile(
    r"""(?<![\w-])((?:data-src|data-lazy-src|data-original|src)\s*=\s*)("[^"]*"|'[^']*'|[^\s>"']+)""",
    re.IGNORECASE,
)
_DATA = re.compile(r"""data:[^"'>]{200,}""", re.IGNORECASE)


@dataclass
class Taken:
    """A body whose pictures are the library's, as far as they could come; sentences on those that could not."""

    html: str
    images: list[Image] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)


def take_in(html: str, *, by: AbstractBaseUser | None, data_only: bool = False) -> Taken:
    """The HTML with the library's pictures in the place of others, which join it first; takes seconds where there are.

    `data_only` asks no other site. Call it outside a transaction. Raises nothing: what cannot come stays as it was
    written, for cleaning to leave out, except that a long `data:` address becomes a short one.
    """
    if not _may_have_foreign(html):
        return Taken(html)
    contents: dict[str, str] = {}
    short = _DATA.sub(lambda match: _shortened(match[0], contents), html)
    if len(short) > MAX_LENGTH:
        return Taken(html)
    try:
        foreign = dict.fromkeys(clean(short).left_out.pictures)
    except ValidationError:  # its own field says so
        return Taken(html)
    taken, found, until = Taken(short), {}, time.monotonic() + BEGUN_WITHIN
    for address in foreign:
        if data_only and not address.lower().startswith("data:"):
            continue
        left = until - time.monotonic()
        try:
            if len(found) == MOST or left <= 0:
                raise Refused("There was no time left for it: save once more.")
            image = picture_at(contents.get(address, address), by=by, seconds=min(left, SECONDS))
        except Refused as refusal:
            where = f" ({address[:100]})" if address.startswith(("http", "//")) else ""
            taken.refused.append(
                f"A picture of the text{where} did not come into the library. {refusal.messages[0]}"
            )
        else:
            found[address] = image.body_url
            taken.images.append(image)
    taken.html = _TAG.sub(lambda tag: _VALUE.sub(lambda value: _replaced(value, found), tag[0]), short)
    return taken


def _may_have_foreign(html: str) -> bool:
    """Whether a picture may be none of ours; most saves end here, without cleaning their text once more."""
    if "<im" not in html.lower():
        return False
    tags = [_VALUE.findall(tag[0]) for tag in _TAG.finditer(html)]
    return not all(
        values and all(picture_key(unescape(value.strip("\"'"))) for _, value in values) for values in tags
    )


def _shortened(address: str, contents: dict[str, str]) -> str:
    """A short `data:` address that stands for a long one, which would not fit into a body."""
    short = f"data:,{hashlib.sha256(address.encode('utf-8', 'replace')).hexdigest()}"
    contents[short] = unescape(address)
    return short


def _replaced(value: re.Match, found: dict[str, str]) -> str:
    url = found.get(unescape(value[2].strip("\"'")).strip())
    return f'{value[1]}"{escape(url)}"' if url else value[0]


def take_in_sent(request: HttpRequest, *names: str) -> None:
    """Takes in the pictures of the bodies of these names in a form that was sent, and tells its sender."""
    if request.method != "POST":
        return
    for name in names:
        html = request.POST.get(name, "")
        if _may_have_foreign(html):
            _take_in_sent(request, name, html)


def _take_in_sent(request: HttpRequest, name: str, html: str) -> None:
    if not request.user.has_perm("images.add_image"):
        if _has_foreign(html):
            messages.warning(
                request, "You may not add pictures: those of the text were left out. Ask an editor."
            )
        return
    taken = take_in(html, by=request.user)
    if taken.html != html:
        request.POST = request.POST.copy()
        request.POST[name] = taken.html
    if taken.images:
        number = len(taken.images)
        what = "A picture of the text is" if number == 1 else f"{number} pictures of the text are"
        asked = "" if all(image.credit for image in taken.images) else ": from another site, credit?"
        still = next((f" {image.standing_still}" for image in taken.images if image.is_animated), "")
        messages.info(request, f"{what} in the library now{asked or '.'}{still}")
    for sentence in taken.refused:
        messages.warning(request, sentence)


def _has_foreign(html: str) -> bool:
    try:
        return bool(clean(_DATA.sub("data:,x", html)).left_out.pictures)
    except ValidationError:
        return False
