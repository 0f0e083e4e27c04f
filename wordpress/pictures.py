"""Attachments: pictures from the media folder into our library, and back to them from old addresses."""

import re
import unicodedata
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.db import IntegrityError, transaction

from images.library import Refused, add_picture
from richtext.plain_text import plain_text
from wordpress.models import ImportedItem

_CREDIT = re.compile(
    r"(?P<caption>.*?)\s*\((?P<credit>(?=[^()]*\b(?:photos?|courtesy|image|images|file|handout|larawan|kuha)\b)"
    r"[^()]{3,200})\)\s*\.?\s*",
    re.IGNORECASE | re.DOTALL,
)
_UPLOADS = re.compile(r"/(?:wp-content/(?:blogs\.dir/[0-9]+/files|uploads(?:/sites/[0-9]+)?)|files|uploads)/")
_SIZE = re.compile(r"-([0-9]{1,5})x[0-9]{1,5}(?=\.[A-Za-z0-9]{2,5}\Z)")
_ENDING = re.compile(r"(?=\.[A-Za-z0-9]{2,5}\Z)")
PICTURES = (
    ".jpg",
    ".jpeg",
    ".jpe",
    ".png",
    ".gif",
    ".webp",
    ".avif",
    ".bmp",
    ".tif",
    ".tiff",
    ".svg",
    ".heic",
)


class Finder:
    """Finds pictures of our library by what WordPress called them."""

    MARK = settings.MEDIA_URL + "pictures/"

    def __init__(self, site):
        self.rows = ImportedItem.objects.filter(
            site=site, kind=ImportedItem.Kind.PICTURE, picture__isnull=False
        ).select_related("picture")

    def by_id(self, number):
        row = self.rows.filter(wordpress_id=number).first()
        return row and row.picture

    def by_url(self, url):
        """The picture at an address of the old site, in whatever size it was shown there."""
        return find_by_path(self.rows, path_in_uploads(url)) if url else None


def find_by_path(rows, path):
    """The picture among `rows` of ImportedItem for a path below uploads, with or without a size in its name."""
    plain = _SIZE.sub("", path)
    candidates = [path, plain, _ENDING.sub("-scaled", plain, count=1)] if path else []
    found = {row.path: row.picture for row in rows.filter(path__in=candidates)}
    return next((found[candidate] for candidate in candidates if candidate in found), None)


def width_in(path):
    """The width that a file name of WordPress's ends in ("-300x200"), or None."""
    match = _SIZE.search(path)
    return int(match[1]) if match else None


def path_in_uploads(url):
    """The part of an address below the uploads folder: "2015/09/boat.jpg"; "" where it is none."""
    try:
        path = unquote(urlsplit(url).path)
    except ValueError:
        return ""
    match = _UPLOADS.search(path)
    return (path[match.end() :] if match else path.lstrip("/"))[:500]


def import_picture(post, run):
    """Takes one attachment into the library; tells `run.report` what became of it."""
    path = (post.meta.get("_wp_attached_file") or path_in_uploads(post.attachment_url)).lstrip("/")[:500]
    title = run.title_of(post)
    if "." in path.rpartition("/")[2] and not path.lower().endswith(PICTURES):
        run.report.leave_out("it is a file that is no picture", title)
        return
    if run.is_here(ImportedItem.Kind.PICTURE, post):
        return
    file = find_file(run.media, path) if run.media else None
    if file is None:
        reason = "its file is not in the media folder" if run.media else "no --media folder was given"
        run.report.leave_out(reason, f"{title} ({path})")
        return
    try:
        with file.open("rb") as opened:
            image = add_picture(opened, **describe(post))
    except (Refused, OSError) as error:
        words = " ".join(error.messages) if isinstance(error, Refused) else str(error.strerror)
        run.report.leave_out(f"its file was refused: {words.rstrip('.')}", f"{title} ({path})")
        return
    try:
        with transaction.atomic():
            run.remember(ImportedItem.Kind.PICTURE, post, path=path, picture=image)
    except IntegrityError:  # another import of the same file, at the same time
        run.report.count_known(ImportedItem.Kind.PICTURE)
        return
    run.report.count(ImportedItem.Kind.PICTURE)


def describe(post):
    """Alternative text, caption and credit, as add_picture takes them, from what WordPress has."""
    caption, credit = split_credit(" ".join(plain_text(post.excerpt).split()))
    alt = " ".join(post.meta.get("_wp_attachment_image_alt", "").split())
    return {"alt_text": alt, "caption": caption[:2_000], "credit": credit}


def split_credit(caption):
    """A caption without the credit in brackets at its end, and that credit, which names a photo or a courtesy."""
    match = _CREDIT.fullmatch(caption) if caption.rstrip(" .").endswith(")") else None
    return (match["caption"], match["credit"].strip()) if match else (caption, "")


def find_file(media, path):
    """The regular file at `path` inside the folder `media`, or None; nothing outside it is ever opened."""
    root = Path(media).resolve()
    for form in ("NFC", "NFD"):
        try:
            file = (root / unicodedata.normalize(form, path)).resolve()
            if file.is_relative_to(root) and file.is_file():
                return file
        except (OSError, ValueError):
            return None
    return None
