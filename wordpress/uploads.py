"""Pictures of our library that came from WordPress, found by their numbers and their old addresses."""

import re
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db.models import QuerySet

from images.models import Image
from wordpress.models import ImportedItem

_UPLOADS = re.compile(r"/(?:wp-content/(?:blogs\.dir/[0-9]+/files|uploads(?:/sites/[0-9]+)?)|files|uploads)/")
_SIZE = re.compile(r"-([0-9]{1,5})x[0-9]{1,5}(?=\.[A-Za-z0-9]{2,5}\Z)")
_ENDING = re.compile(r"(?=\.[A-Za-z0-9]{2,5}\Z)")


class ImportedPictures:
    """The pictures of our library that came from one old site, found by what WordPress called them."""

    PREFIX = settings.MEDIA_URL + "pictures/"

    def __init__(self, site: str) -> None:
        self.rows = ImportedItem.objects.filter(
            site=site, kind=ImportedItem.Kind.PICTURE, picture__isnull=False
        ).select_related("picture")

    def by_id(self, number: str) -> Image | None:
        """The picture of an attachment's number."""
        row = self.rows.filter(wordpress_id=number).first()
        return row and row.picture

    def by_url(self, url: str) -> Image | None:
        """The picture at an address of the old site, in whatever size it was shown there."""
        return find_by_path(self.rows, path_in_uploads(url)) if url else None


def find_by_path(rows: QuerySet, path: str) -> Image | None:
    """The picture among `rows` of ImportedItem for a path below uploads, with or without a size in its name."""
    plain = _SIZE.sub("", path)
    candidates = [path, plain, _ENDING.sub("-scaled", plain, count=1)] if path else []
    found = {row.path: row.picture for row in rows.filter(path__in=candidates)}
    return next((found[candidate] for candidate in candidates if candidate in found), None)


def width_in(path: str) -> int | None:
    """The width that a file name of WordPress's ends in ("-300x200"), or None."""
    match = _SIZE.search(path)
    return int(match[1]) if match else None


def path_in_uploads(url: str) -> str:
    """The part of an address below the uploads folder: "2015/09/boat.jpg"; "" where it is none."""
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return ""
    match = _UPLOADS.search(path)
    return (path[match.end() :] if match else path.lstrip("/"))[:500]
