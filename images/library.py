"""The acts of the picture library: a picture enters, its crops move, it leaves.

Uploads in the newsroom, the editor's own, and every import go through `add_picture`.
"""

from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.template.defaultfilters import filesizeformat

from images import likeness, renditions, shelves
from images.development import Refused, develop
from images.models import Image

__all__ = ["Refused", "add_picture", "cut_crops", "developing", "discard", "enter", "recrop"]

LARGEST_UPLOAD = 25 * 1024 * 1024  # bytes
FACTS = (
    "original",
    "key",
    "width",
    "height",
    "tone",
    "fingerprint",
    "looks_like",
)  # what the file decides, not the editor


@dataclass
class Development:
    """A file on its way into the library: developed, or recognised as a picture that is there already."""

    key: str
    original: Path
    folder: Path
    existing: Image | None = None
    told: dict = field(default_factory=dict)


def add_picture(file, *, by=None, **fields):
    """The picture that `file` (an open binary file or an upload) holds, added to the library if it is new.

    `fields` are those of Image that editors fill in; they count only for a new picture. Empty credit and
    caption are taken from the file. Alternative text and credit longer than their columns are cut.
    Raises Refused, with one sentence, and nothing else for whatever is in the file; then nothing is kept.
    """
    image = Image(uploaded_by=by, **fields)
    for name in ("alt_text", "credit"):
        setattr(image, name, _fitting(getattr(image, name), Image._meta.get_field(name).max_length))
    try:
        image.full_clean(exclude=FACTS, validate_unique=False)
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    with developing(file, focal=image.focal) as development:
        return development.existing or enter(development, image)


def _fitting(text, longest):
    text = text.replace("\0", "").strip()
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


@contextmanager
def developing(file, *, focal=(50, 50)):
    """Develop a file, or find that the library has it; yields a Development and clears up after the block.

    Takes a second or more of work: call it outside a transaction, since SQLite lets nobody else write in one.
    Raises Refused.
    """
    with ExitStack() as stack:
        with _disk():
            beside_originals, beside_renditions = stack.enter_context(shelves.working_folders())
            original = beside_originals / "original"
            key = _taken_in(file, original)[:20]
        development = Development(key, original, beside_renditions / "renditions")
        development.existing = Image.objects.filter(key=key).first()
        if development.existing is None:
            development.folder.mkdir()
            development.told = develop(original, development.folder, focal)
        yield development


@contextmanager
def _disk():
    """Turns what a full or broken disk does into a sentence."""
    try:
        yield
    except OSError as error:
        raise Refused(
            f"The picture cannot be stored: {error.strerror}. Tell whoever looks after the paper's machine."
        ) from error


def _taken_in(file, path):
    try:
        digest = shelves.take_in(file, path, LARGEST_UPLOAD)
    except shelves.TooLarge as error:
        raise Refused(
            f"This file is too large. The paper takes up to {filesizeformat(LARGEST_UPLOAD)} per picture."
        ) from error
    if not path.stat().st_size:
        raise Refused("This file is empty. Send a JPEG, PNG, WebP, GIF or AVIF picture.")
    return digest


def enter(development, image):
    """Save the new `image`, with what its development told, and put its files on the shelves.

    Returns the row, which is another one if somebody sent the same file in the same second.
    """
    told = development.told
    image.key = development.key
    image.width, image.height, image.tone = told["width"], told["height"], told["tone"]
    image.fingerprint = told["fingerprint"]
    image.looks_like = likeness.nearest(image)
    image.credit = image.credit or told["credit"]
    image.caption = image.caption or told["caption"]
    image.original.name = f"{image.key[:2]}/{image.key}.{told['extension']}"
    try:
        # Files first: a row without files would be a broken picture, files without a row are only in the way.
        with _disk():
            shelves.keep_original(development.original, image.original.name)
            shelves.put_out(development.folder, image.key)
        with transaction.atomic():
            image.save(force_insert=True)
    except BaseException as error:
        existing = Image.objects.filter(key=image.key).first()
        if existing is None:
            shelves.remove(image.key, image.original.name)
        if existing is None or not isinstance(error, IntegrityError):
            raise
        return existing
    return image


def cut_crops(image):
    """Make the crops around `image.focal` that are not there yet; those of before stay. Raises Refused.

    Takes a second of work, so best done before a transaction opens.
    """
    planned = renditions.plan(image.size, image.focal, renditions.CROPS)
    if not shelves.missing(image.key, [name for _, _, _, name in planned]):
        return
    with _disk(), shelves.working_folders() as (_, beside_renditions):
        folder = beside_renditions / "renditions"
        folder.mkdir()
        develop(shelves.original_path(image.original.name), folder, image.focal, renditions.CROPS)
        shelves.put_out(folder, image.key)


def recrop(image):
    """Save a picture's moved focal point, after cutting its crops anew; the old ones go when that is certain.

    Raises Refused, and then the picture stays as it was.
    """
    cut_crops(image)
    image.save(update_fields=["focal_x", "focal_y"])
    transaction.on_commit(lambda: _retire_crops(image.pk), robust=True)


def _retire_crops(pk):
    image = Image.objects.filter(pk=pk).first()
    if image is None:
        return
    cut_crops(image)  # nothing to do, unless another editor's change has just taken ours for old ones
    shelves.remove_crops_but(image.key, image.focal)


def discard(image):
    """Take a picture out of the library, its files with it. Raises ProtectedError where it is in use."""
    key, original = image.key, image.original.name
    image.delete()
    transaction.on_commit(lambda: shelves.remove(key, original), robust=True)
