"""Pictures that come with a pasted text: of another site, or as a `data:` address; they join the library like uploads.

Their credit is left for an editor to write: they are marked “from another site, credit?”.
"""

import base64
import binascii
import io
import re
from urllib.parse import unquote_to_bytes, urlsplit

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser

from images.library import LARGEST_UPLOAD, Refused, add_picture
from images.models import PASTED, Image
from webclient.client import NotAsked, NotTaken, fetch

SECONDS = 10  # for one picture of another site
# What servers call pictures; some know no better name for them than the last.
KINDS = ("image/", "application/octet-stream", "binary/octet-stream")
_DATA = re.compile(r"data:([^,]*),", re.IGNORECASE)
_OURS = re.compile(r"pictures/([0-9a-f]{20})/")


def picture_at(address: str, *, by: AbstractBaseUser | None, seconds: float = SECONDS) -> Image:
    """The library's picture for the `src` of a pasted one, added if it is new; takes seconds.

    Raises Refused, with a sentence, where there is none to be had.
    """
    address = "".join(character for character in address if character.isprintable()).strip()
    if address.startswith("//"):
        address = f"https:{address}"
    if ours := _ours(address):
        return ours
    if _DATA.match(address):
        return add_picture(io.BytesIO(_decoded(address)), by=by, is_copy=True, came_from=PASTED)
    if not address.startswith(("http://", "https://")):
        raise Refused("It lies on somebody's own computer: upload its file.")
    file = io.BytesIO(_fetched(address, seconds))
    return add_picture(file, by=by, is_copy=True, came_from=address[:500])


def _ours(address: str) -> Image | None:
    """The picture of our own library to which an address leads."""
    for start in (settings.MEDIA_URL, settings.SITE_URL.rstrip("/") + settings.MEDIA_URL):
        if address.startswith(start) and (found := _OURS.match(address, len(start))):
            return Image.objects.filter(key=found[1]).first()
    return None


def _decoded(address: str) -> bytes:
    """The bytes of a `data:` address (RFC 2397). Raises Refused."""
    kind, content = address[5:].split(",", 1)
    if len(content) > LARGEST_UPLOAD * 4 / 3 + 100:
        raise Refused("It is too large.")
    plain = unquote_to_bytes(content)
    if not kind.lower().rstrip().endswith(";base64"):
        return plain
    try:
        return base64.b64decode(b"".join(plain.split()) + b"==")
    except binascii.Error as error:
        raise Refused("It is damaged.") from error


def _fetched(address: str, seconds: float) -> bytes:
    try:
        return fetch(address, most=LARGEST_UPLOAD, kinds=KINDS, seconds=seconds)
    except (NotAsked, NotTaken) as error:
        raise Refused(f"It cannot be fetched: {error}.") from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused(
            f"It cannot be fetched: no answer from {urlsplit(address).hostname} ({reason})."
        ) from error
