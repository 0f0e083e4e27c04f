"""The file of a picture form that comes back for a missing word: kept a while for its sender.

A signed token names it; it is good for the person who sent the file, for `SECONDS`, and each has a few files at most.
"""

from contextlib import suppress

from django.contrib.auth.base_user import AbstractBaseUser
from django.core import signing
from django.core.files.uploadedfile import UploadedFile

from images import storage

SECONDS = 2 * 60 * 60
MOST = 4  # files of one person, each of up to `library.LARGEST_UPLOAD` bytes
_SALT = "images.kept_uploads"


def keep(file: UploadedFile, *, by: AbstractBaseUser) -> str:
    """Keeps an uploaded file and returns its token; "" where the disk does not take it."""
    try:
        kept = storage.keep_aside(file, by.pk, most=MOST, seconds=SECONDS)
    except OSError:
        return ""
    return signing.dumps([by.pk, kept, file.name[:200], file.content_type or ""], salt=_SALT)


def reopened(token: str, *, by: AbstractBaseUser) -> UploadedFile | None:
    """The file of a token, as it was uploaded; None where there is none any more, or it is somebody else's."""
    if found := _read(token, by):
        kept, name, kind = found
        with suppress(OSError):
            path = storage.kept_aside(by.pk, kept)
            return UploadedFile(path.open("rb"), name, kind, path.stat().st_size)
    return None


def forget(token: str, *, by: AbstractBaseUser) -> None:
    """Removes the file of a token: it is in the library now."""
    if found := _read(token, by):
        storage.kept_aside(by.pk, found[0]).unlink(missing_ok=True)


def _read(token: str, by: AbstractBaseUser) -> tuple[str, str, str] | None:
    """(name under which it is kept, its own name, media type) of a good token of this person."""
    try:
        owner, kept, name, kind = signing.loads(token, salt=_SALT, max_age=SECONDS)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return (kept, name, kind) if owner == by.pk else None
