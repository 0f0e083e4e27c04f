"""What is done to the picture library: a picture is added, its crops move, it is removed.

Uploads in the newsroom, the editor's own, and every import go through `add_picture`; `add_pictures` takes many.
"""

import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from queue import SimpleQueue
from typing import IO

from django.contrib.auth.base_user import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db import IntegrityError, transaction
from django.template.defaultfilters import filesizeformat

from images import perceptual_hash, renditions, storage, worker_pool
from images.models import Image
from images.worker_pool import Decoder, Refused, make_renditions

__all__ = [
    "Refused",
    "add_picture",
    "add_pictures",
    "cut_crops",
    "decoded",
    "discard",
    "recrop",
    "save_picture",
]

LARGEST_UPLOAD = 25 * 1024 * 1024  # bytes
AHEAD = 4  # pictures that may wait, decoded, while the one before them is saved
# What the file decides, not the editor.
FACTS = ("original", "key", "width", "height", "tone", "is_animated", "perceptual_hash", "looks_like")

BinaryFile = IO[bytes] | File


@dataclass
class IncomingPicture:
    """A file on its way into the library: copied and, unless `existing` is the same one, decoded."""

    key: str
    original: Path
    folder: Path
    existing: Image | None = None
    told: dict = field(default_factory=dict)


def add_picture(
    file: BinaryFile, *, by: AbstractBaseUser | None = None, is_copy: bool = False, **fields
) -> Image:
    """Returns the picture that an open or uploaded file holds, added to the library if it is new.

    `is_copy` says that the file comes from another page, which may have saved it anew: then a picture of the library
    that looks just the same, and is as large, stands for it.

    `fields` are those of Image that editors fill in; they count only for a new picture. Empty credit and
    caption are taken from the file. Alternative text and credit longer than their columns are cut.
    Raises Refused, with one sentence, and nothing else for whatever is in the file; then nothing is kept.
    """
    image = _described(by, fields)
    with decoded(file, focal=image.focal) as incoming:
        known = incoming.existing or (perceptual_hash.same_as(incoming.told) if is_copy else None)
        return known or save_picture(incoming, image)


def add_pictures(files: Iterable[tuple[BinaryFile, dict]]) -> Iterator[Image]:
    """Adds many files, each with the fields of its Image, as `add_picture` does; yields them in their order.

    Two processes decode all of them, with the fast encoder: for files that are known, where time matters more
    than bytes. An upload meanwhile gets the next free slot. Raises Refused for the first one that is refused;
    those before it are kept.
    """
    decoders: SimpleQueue[Decoder] = SimpleQueue()
    pending: deque[tuple[Image, IncomingPicture, Future | None]] = deque()

    def decode(incoming: IncomingPicture, focal: tuple[int, int]) -> dict:
        time.sleep(worker_pool.COURTESY)
        decoder = decoders.get()
        try:
            return decoder.make_renditions(incoming.original, incoming.folder, focal)
        finally:
            decoders.put(decoder)

    with ExitStack() as stack:
        for _ in range(worker_pool.AT_ONCE):
            decoders.put(stack.enter_context(Decoder(worker_pool.FAST)))
        pool = ThreadPoolExecutor(worker_pool.AT_ONCE)
        stack.callback(pool.shutdown, cancel_futures=True)
        for file, fields in files:
            image, incoming = _described(None, fields), stack.enter_context(_received(file))
            told = None if incoming.existing else pool.submit(decode, incoming, image.focal)
            pending.append((image, incoming, told))
            if len(pending) > AHEAD:
                yield _saved(*pending.popleft())
        while pending:
            yield _saved(*pending.popleft())


def _saved(image: Image, incoming: IncomingPicture, told: Future | None) -> Image:
    if told is None:
        return incoming.existing
    incoming.told = told.result()
    return save_picture(incoming, image)


def _described(by: AbstractBaseUser | None, fields: dict) -> Image:
    """Returns a new, unsaved row of what an editor says about a picture. Raises Refused."""
    image = Image(uploaded_by=by, **fields)
    for name in ("alt_text", "credit"):
        setattr(image, name, _fitting(getattr(image, name), Image._meta.get_field(name).max_length))
    try:
        image.full_clean(exclude=FACTS, validate_unique=False)
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from error
    return image


def _fitting(text: str, longest: int) -> str:
    text = text.replace("\0", "").strip()
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


@contextmanager
def decoded(file: BinaryFile, *, focal: tuple[int, int] = (50, 50)) -> Iterator[IncomingPicture]:
    """Decodes a file, or finds that the library has it; clears up after the block.

    Takes a second or more of work: call it outside a transaction, since SQLite lets nobody else write in one.
    Raises Refused.
    """
    with _received(file) as incoming:
        if incoming.existing is None:
            incoming.told = make_renditions(incoming.original, incoming.folder, focal)
        yield incoming


@contextmanager
def _received(file: BinaryFile) -> Iterator[IncomingPicture]:
    """Copies a file into a folder of its own, which is removed after the block. Raises Refused."""
    with ExitStack() as stack:
        with _disk():
            beside_originals, beside_renditions = stack.enter_context(storage.working_folders())
            original, folder = beside_originals / "original", beside_renditions / "renditions"
            key = _copied(file, original)[:20]
            folder.mkdir()
        yield IncomingPicture(key, original, folder, Image.objects.filter(key=key).first())


@contextmanager
def _disk() -> Iterator[None]:
    """Turns the errors of a full or broken disk into a sentence."""
    try:
        yield
    except OSError as error:
        raise Refused(
            f"The picture cannot be stored: {error.strerror}. Tell whoever looks after the paper's machine."
        ) from error


def _copied(file: BinaryFile, path: Path) -> str:
    try:
        digest = storage.copy_and_hash(file, path, LARGEST_UPLOAD)
    except storage.TooLarge as error:
        raise Refused(
            f"This file is too large. The paper takes up to {filesizeformat(LARGEST_UPLOAD)} per picture."
        ) from error
    if not path.stat().st_size:
        raise Refused("This file is empty. Send a JPEG, PNG, WebP, GIF or AVIF picture.")
    return digest


def save_picture(incoming: IncomingPicture, image: Image) -> Image:
    """Saves the new `image` with what the decoder told, and moves its files to where they are served.

    Returns the row, which is another one if somebody sent the same file in the same second.
    """
    told = incoming.told
    image.key = incoming.key
    image.width, image.height, image.tone = told["width"], told["height"], told["tone"]
    image.is_animated = told["is_animated"]
    image.perceptual_hash = told["perceptual_hash"]
    image.looks_like = perceptual_hash.nearest(image)
    image.credit = image.credit or told["credit"]
    image.caption = image.caption or told["caption"]
    image.original.name = f"{image.key[:2]}/{image.key}.{told['extension']}"
    try:
        # Files first: a row without files would be a broken picture, files without a row are only in the way.
        with _disk():
            storage.keep_original(incoming.original, image.original.name)
            storage.publish(incoming.folder, image.key)
        with transaction.atomic():
            image.save(force_insert=True)
    except BaseException as error:
        existing = Image.objects.filter(key=image.key).first()
        if existing is None:
            storage.remove(image.key, image.original.name)
        if existing is None or not isinstance(error, IntegrityError):
            raise
        return existing
    return image


def cut_crops(image: Image) -> None:
    """Makes the crops around `image.focal` that are not there yet; those of before stay. Raises Refused.

    Takes a second of work, so best done before a transaction opens.
    """
    planned = renditions.plan(image.size, image.focal, renditions.CROPS)
    if not storage.missing(image.key, [name for _, _, _, name in planned]):
        return
    with _disk(), storage.working_folders() as (_, beside_renditions):
        folder = beside_renditions / "renditions"
        folder.mkdir()
        make_renditions(storage.original_path(image.original.name), folder, image.focal, renditions.CROPS)
        storage.publish(folder, image.key)


def recrop(image: Image) -> None:
    """Saves a picture's moved focal point, after cutting its crops anew; the old ones go when that is certain.

    Raises Refused, and then the picture stays as it was.
    """
    cut_crops(image)
    image.save(update_fields=["focal_x", "focal_y"])
    transaction.on_commit(lambda: _retire_crops(image.pk), robust=True)


def _retire_crops(pk: int) -> None:
    image = Image.objects.filter(pk=pk).first()
    if image is None:
        return
    cut_crops(image)  # nothing to do, unless another editor's change has just taken ours for old ones
    storage.remove_crops_but(image.key, image.focal)


def discard(image: Image) -> None:
    """Takes a picture out of the library, its files with it. Raises ProtectedError where it is in use."""
    key, original = image.key, image.original.name
    image.delete()
    transaction.on_commit(lambda: storage.remove(key, original), robust=True)
