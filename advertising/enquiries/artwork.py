"""Artwork from strangers: accepted by its content, stored where no reader can fetch it."""

import secrets
import unicodedata
from collections.abc import Callable
from functools import partial, wraps
from pathlib import PurePath
from typing import Any

from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.db import transaction
from django.http import HttpRequest, HttpResponse

from advertising.enquiries.models import Artwork, EnquiryQuerySet, private_storage
from advertising.models import Enquiry

MOST = 20_000_000  # bytes of one file
FOLDER = "artwork"
Kind = Artwork.Kind
# How a file of each kind begins.
BEGINNINGS = [
    (b"%PDF-", Kind.PDF),
    (b"\xff\xd8\xff", Kind.JPEG),
    (b"\x89PNG\r\n\x1a\n", Kind.PNG),
    (b"II*\x00", Kind.TIFF),
    (b"MM\x00*", Kind.TIFF),
]

View = Callable[..., HttpResponse]


class UploadSizeLimit(FileUploadHandler):
    """Stops writing a file to the disk once it is larger than any that is taken, and notes that on the request."""

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        if start + len(raw_data) > MOST:
            self.request.has_too_large_a_file = True
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


def limits_upload_size(view: View) -> View:
    """Decorates a view that takes files: the outermost, because a form that was read has its files already."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.has_too_large_a_file = False
        request.upload_handlers.insert(0, UploadSizeLimit(request))
        return view(request, *args, **kwargs)

    return guarded


def detect_kind(file: File) -> Kind | None:
    """The kind of an open file by its first bytes, whatever its name says, or None."""
    file.seek(0)
    beginning = file.read(16)
    file.seek(0)
    return next((kind for start, kind in BEGINNINGS if beginning.startswith(start)), None)


def store_artwork(file: UploadedFile, enquiry: Enquiry) -> Artwork:
    """Stores an uploaded file of a known kind with an enquiry, under a name of our own."""
    kind = detect_kind(file)
    if kind is None:
        raise ValueError("Artwork is of a known kind: its form asks detect_kind() first.")
    stored = private_storage().save(f"{FOLDER}/{secrets.token_hex(16)}.{kind}", file)
    try:
        return Artwork.objects.create(
            enquiry=enquiry, file=stored, name=_plain_name(file.name, kind), kind=kind, size=file.size
        )
    except BaseException:
        private_storage().delete(stored)
        raise


def delete_with_artwork(enquiries: EnquiryQuerySet) -> None:
    """Deletes enquiries with their files; the rows first, so that no row is ever without its file."""
    files = list(Artwork.objects.filter(enquiry__in=enquiries).values_list("file", flat=True))
    enquiries.delete()
    for name in files:
        transaction.on_commit(partial(private_storage().delete, name))


def _plain_name(name: str, kind: Kind) -> str:
    """The sender's name for the file, without path and control characters, ending as its kind does."""
    stem = PurePath(name.replace("\\", "/")).name.rpartition(".")[0] or "artwork"
    letters = "".join(c for c in stem if unicodedata.category(c)[0] != "C")
    return f"{letters[:100] or 'artwork'}.{kind}"
