"""A full disk, a queue, a picture that takes for ever, a killed process: no half picture, and a sentence."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from images import renditions, storage, worker_pool
from images.library import Refused, add_picture
from images.worker_pool import Decoder
from tests.images.samples import different_png, jpeg


def upload(content):
    return ContentFile(content, "net.jpg")


@pytest.mark.django_db
def test_a_full_disk_is_a_sentence(monkeypatch):
    def no_space(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", no_space)
    with pytest.raises(Refused, match="No space left on device"):
        add_picture(upload(different_png(6)))


@pytest.mark.django_db
def test_no_more_than_two_decoders_work_at_once(monkeypatch):
    monkeypatch.setattr(worker_pool, "LONGEST_WAIT", 0.2)
    waits = pytest.raises(Refused, match="Send this one again in a minute")
    with Decoder() as one, Decoder() as other, one.slot(), other.slot(), waits:
        add_picture(upload(different_png(7)))
    assert add_picture(upload(different_png(7))).pk


@pytest.mark.django_db
def test_a_picture_that_takes_too_long_is_refused(monkeypatch):
    monkeypatch.setattr(worker_pool, "LONGEST_WORK", 0.01)
    with pytest.raises(Refused, match="too long"):
        add_picture(upload(different_png(8)))


def files_in(folder, count):
    """So many small pictures, and an empty folder for the renditions of each."""
    for number in range(count):
        (folder / f"{number}.png").write_bytes(different_png(number))
        (folder / f"made{number}").mkdir()
        yield folder / f"{number}.png", folder / f"made{number}"


def test_one_decoder_makes_several_pictures_and_holds_no_slot_between_them(tmp_path, monkeypatch):
    monkeypatch.setattr(worker_pool, "LONGEST_WAIT", 0.2)
    with Decoder() as decoder, Decoder() as one, Decoder() as other:
        processes = set()
        for source, folder in files_in(tmp_path, 3):
            assert decoder.make_renditions(source, folder, (50, 50))["width"] == 64
            assert list(folder.iterdir())
            processes.add(decoder.process.pid)
            with one.slot(), other.slot():
                pass
        assert len(processes) == 1


def test_after_a_picture_that_took_too_long_the_decoder_is_started_anew(tmp_path, monkeypatch):
    (first, folder), (second, other) = files_in(tmp_path, 2)
    with Decoder() as decoder:
        with monkeypatch.context() as hurried:
            hurried.setattr(worker_pool, "LONGEST_WORK", 0.001)
            with pytest.raises(Refused, match="too long"):
                decoder.make_renditions(first, folder, (50, 50))
        assert decoder.process is None
        assert decoder.make_renditions(second, other, (50, 50))["width"] == 64


def test_what_a_picture_does_to_its_decoder_is_not_done_to_the_next(tmp_path):
    """Killed by the kernel in the middle, as one is that asks for too much: refused, and the next one is made."""
    (first, folder), (second, other) = files_in(tmp_path, 2)
    with Decoder() as decoder:
        decoder.make_renditions(first, folder, (50, 50))
        decoder.process.kill()
        with pytest.raises(Refused, match="too long or too much memory"):
            decoder.make_renditions(first, folder, (50, 50))
        assert decoder.make_renditions(second, other, (50, 50))["width"] == 64


@pytest.mark.django_db
def test_what_killed_processes_left_is_cleared_away_and_what_others_work_on_is_not():
    with storage.working_folders() as busy, storage.working_folders() as dead:
        for folder in dead:
            (folder / "half").write_text("x")
            os.utime(folder, (0, 0))
        add_picture(upload(different_png(9)))
        assert not any(folder.exists() for folder in dead)
        assert all(folder.exists() for folder in busy)


# What add_picture does with files, without the database.
WORK = """
import sys, django
django.setup()
from images import worker_pool, storage
with storage.working_folders() as (beside, media):
    storage.copy_and_hash(open(sys.argv[1], "rb"), beside / "original", 10**8)
    (media / "made").mkdir()
    worker_pool.make_renditions(beside / "original", media / "made", (50, 50))
    storage.publish(media / "made", "f" * 20)
"""


@pytest.mark.parametrize("files", [0, 8, 18, 19])
def test_a_killed_upload_leaves_no_half_picture_where_readers_are(tmp_path, files):
    """Killed as soon as so many renditions are written; what is public afterwards is nothing, or everything."""
    (tmp_path / "photo.jpg").write_bytes(jpeg((2000, 1500)))
    complete = {name for *_, name in renditions.plan((2000, 1500), (50, 50))}
    environment = os.environ | {
        "VAR_DIR": str(tmp_path / "var"),
        "DJANGO_SETTINGS_MODULE": "examiner.settings",
    }
    media = tmp_path / "var" / "media"
    process = subprocess.Popen(
        [sys.executable, "-c", WORK, tmp_path / "photo.jpg"], env=environment, cwd=worker_pool.HOME
    )
    until = time.monotonic() + 20
    while process.poll() is None and len(list(media.glob("**/*.*"))) < files and time.monotonic() < until:
        time.sleep(0.002)
    process.kill()
    process.wait()
    shown = {path.name for path in Path(media / "pictures").glob("*/*")}
    assert shown in (set(), complete)
