"""The pictures' files. No other module of this room opens, moves or removes one.

Originals lie in the private storage "originals", renditions in `MEDIA_ROOT/pictures/<key>/`. Whatever appears
under its final name is complete and on the disk: everything is written beside it first, then renamed.
"""

import hashlib
import os
import secrets
import shutil
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.conf import settings
from django.core.files import File
from django.core.files.storage import storages

from images import renditions

STALE = 3600  # seconds after which a working folder belongs to a process that was killed
CHUNK = 64 * 1024


class TooLarge(Exception):
    """The file has more bytes than it may have."""


def _pictures() -> Path:
    return Path(settings.MEDIA_ROOT) / "pictures"


def _originals() -> Path:
    return Path(storages["originals"].path(""))


@contextmanager
def working_folders() -> Iterator[list[Path]]:
    """Two new folders, removed in the end: one beside the originals, one beside the renditions.

    They are beside them because only a rename within one disk is instant. Their names cannot be guessed, and
    what killed processes left there is cleared away.
    """
    name = secrets.token_hex(16)
    folders = [root / "work" / name for root in (_originals(), Path(settings.MEDIA_ROOT))]
    try:
        for folder in folders:
            folder.parent.mkdir(parents=True, exist_ok=True)
            for left in folder.parent.iterdir():
                if time.time() - _modified(left) > STALE:
                    shutil.rmtree(left, ignore_errors=True)
            folder.mkdir()
        yield folders
    finally:
        for folder in folders:
            shutil.rmtree(folder, ignore_errors=True)


def _modified(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:  # somebody else has just cleared it
        return time.time()


def copy_and_hash(file: IO[bytes] | File, path: Path, most: int) -> str:
    """Copies an open or uploaded binary file to `path` and returns its SHA-256 in hex.

    Raises TooLarge beyond `most` bytes.
    """
    digest = hashlib.sha256()
    size = 0
    file.seek(0)
    with path.open("xb") as copy:
        while chunk := file.read(CHUNK):
            size += len(chunk)
            if size > most:
                raise TooLarge
            digest.update(chunk)
            copy.write(chunk)
        copy.flush()
        os.fsync(copy.fileno())
    return digest.hexdigest()


def keep_aside(file: IO[bytes] | File, owner: int, *, most: int, seconds: float) -> str:
    """Keeps a copy of an uploaded file for a form that comes back, and returns its name; the newest `most` of an owner.

    Whatever anybody kept longer ago than `seconds` is removed.
    """
    folder = _aside(owner)
    folder.mkdir(parents=True, exist_ok=True)
    for left in folder.parent.glob("*/*"):
        if time.time() - _modified(left) > seconds:
            left.unlink(missing_ok=True)
    for left in sorted(folder.iterdir(), key=_modified)[: -(most - 1) or None]:
        left.unlink(missing_ok=True)
    name = secrets.token_hex(16)
    file.seek(0)
    with (folder / name).open("xb") as copy:
        shutil.copyfileobj(file, copy)
    return name


def kept_aside(owner: int, name: str) -> Path:
    """Where a file lies that was kept for an owner, or lay."""
    return _aside(owner) / name


def _aside(owner: int) -> Path:
    return _originals() / "kept" / str(owner)


def keep_original(path: Path, name: str) -> None:
    """Moves a complete file into the private storage under `name`."""
    target = _originals() / name
    target.parent.mkdir(parents=True, exist_ok=True)
    os.replace(path, target)
    _sync(target.parent)


def publish(folder: Path, key: str) -> None:
    """Moves the renditions in `folder` to where readers fetch those of the picture `key`."""
    target = _pictures() / key
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        os.rename(folder, target)
    else:  # crops around a new focal point join the others; each arrives whole
        for file in folder.iterdir():
            os.replace(file, target / file.name)
        _sync(target)
    _sync(target.parent)


def _sync(folder: Path) -> None:
    """Makes the names in a folder survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def original_path(name: str) -> Path:
    """Returns where the original of that name lies, for the decoder."""
    return _originals() / name


def missing(key: str, names: Iterable[str]) -> list[str]:
    """Returns those of the file names that the picture `key` lacks."""
    return [name for name in names if not (_pictures() / key / name).is_file()]


def remove_crops_but(key: str, focal: tuple[int, int]) -> None:
    """Removes the crops of a picture that lie around another focal point than this one."""
    ending = f"-{focal[0]}x{focal[1]}"
    folder = _pictures() / key
    for file in folder.iterdir() if folder.is_dir() else ():
        if file.stem.split("-")[0] in renditions.CROPS and not file.stem.endswith(ending):
            file.unlink(missing_ok=True)


def remove(key: str, original: str) -> None:
    """Removes everything of a picture: its renditions and the original of that name. Absence is no error."""
    # Renamed first, so that a reader never finds a half-emptied folder.
    doomed = _pictures() / f"{key}-{secrets.token_hex(8)}"
    if (_pictures() / key).exists():
        os.rename(_pictures() / key, doomed)
        shutil.rmtree(doomed)
    (_originals() / original).unlink(missing_ok=True)


def size(key: str, name: str) -> int:
    """Returns the bytes of a rendition; 0 where there is no such file."""
    try:
        return (_pictures() / key / name).stat().st_size
    except OSError:
        return 0


def original_size(name: str) -> int:
    """Returns the bytes of a file as it was sent in; 0 where there is none."""
    try:
        return original_path(name).stat().st_size
    except OSError:
        return 0


def read(key: str, name: str) -> tuple[bytes, int] | None:
    """Returns the bytes of a rendition and its time of change in whole seconds, or None where there is no such file.

    Only regular files count: a link on the disk must not lead readers out of the folder.
    """
    try:
        handle = os.open(_pictures() / key / name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    except OSError:
        return None
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            return None
        with open(handle, "rb", closefd=False) as file:
            return file.read(), int(status.st_mtime)
    finally:
        os.close(handle)
