"""Attachments: pictures of the media folder become pictures of our library."""

import re
import unicodedata
from pathlib import Path

from django.db import IntegrityError, transaction

from images.library import Refused, add_picture
from richtext.plain_text import plain_text
from wordpress.export import Post
from wordpress.import_run import ImportRun
from wordpress.models import ImportedItem
from wordpress.uploads import path_in_uploads

_CREDIT = re.compile(
    r"(?P<caption>.*?)\s*\((?P<credit>(?=[^()]*\b(?:photos?|courtesy|image|images|file|handout|larawan|kuha)\b)"
    r"[^()]{3,200})\)\s*\.?\s*",
    re.IGNORECASE | re.DOTALL,
)
_ENDINGS = (
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


def import_picture(post: Post, run: ImportRun) -> None:
    """Imports one attachment into the library; tells `run.report` what became of it."""
    path = (post.meta.get("_wp_attached_file") or path_in_uploads(post.attachment_url)).lstrip("/")[:500]
    title = run.title_of(post)
    if "." in path.rpartition("/")[2] and not path.lower().endswith(_ENDINGS):
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


def describe(post: Post) -> dict[str, str]:
    """Alternative text, caption and credit, as add_picture takes them, from what WordPress has."""
    caption, credit = split_credit(" ".join(plain_text(post.excerpt).split()))
    alt = " ".join(post.meta.get("_wp_attachment_image_alt", "").split())
    return {"alt_text": alt, "caption": caption[:2_000], "credit": credit}


def split_credit(caption: str) -> tuple[str, str]:
    """A caption without the credit in brackets at its end, and that credit, which names a photo or a courtesy."""
    match = _CREDIT.fullmatch(caption) if caption.rstrip(" .").endswith(")") else None
    return (match["caption"], match["credit"].strip()) if match else (caption, "")


def find_file(media: Path, path: str) -> Path | None:
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
