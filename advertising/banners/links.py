"""Where a banner leads: to a page of the web, or to one of the paper's own, which is kept as a path.

A path leads to the page wherever the site runs, whatever its host and port are called tomorrow.
"""

import re
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from addresses.answers import find, is_live

WEB = URLValidator(schemes=["http", "https"])


def validate_link(link: str) -> None:
    """Refuses what is neither an address of the web nor the path of a page that readers may open."""
    if not link.startswith("/"):
        WEB(link)
        return
    parts = urlsplit(link)
    path = unquote(parts.path)
    if link.startswith(("//", "/\\")) or re.search(r"\s", link):
        raise ValidationError("An address of our own begins with one slash and has no blanks in it.")
    if path.startswith("/admin/"):
        raise ValidationError("Readers cannot open pages of the newsroom.")
    if not (is_live(path, parts.query) or find(path, parts.query).leads_to):
        raise ValidationError(f"Readers find no page at {path}.")


def tidy_link(link: str) -> str:
    """A link as it is kept: with the scheme that was left out, and a page of our own as a path."""
    if link and not link.startswith("/") and not re.match("[A-Za-z][A-Za-z0-9+.-]*:(?![0-9]+(/|$))", link):
        link = f"https://{link}"
    own = re.match(rf"{re.escape(settings.SITE_URL)}(?=$|[/?#])", link, re.IGNORECASE)
    if own:
        rest = link[own.end() :]
        link = rest if rest.startswith("/") else f"/{rest}"
    return link
