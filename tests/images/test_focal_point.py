"""What lies at the focal point stays in view, and moving it leaves no stale file."""

import io

import pytest
from django.core.files.base import ContentFile
from PIL import Image as Pillow

from images import renditions, storage
from images.library import Refused, add_picture, discard, recrop
from images.models import Image
from tests.images.samples import BLUE, RED, corners, encoded


def half_and_half(number):
    """A very wide picture, red on the left and blue on the right, that no other number gives."""
    image = Pillow.new("RGB", (1200, 300), BLUE)
    image.paste(RED, (0, 0, 600, 300))
    image.putpixel((0, 0), (number, 0, 0))
    return ContentFile(encoded(image, "PNG"), "flag.png")


def crop_of(image):
    name = renditions.file_name("card", 320, "jpg", image.focal)
    content, _ = storage.read(image.key, name)
    return corners(Pillow.open(io.BytesIO(content)))


@pytest.mark.django_db
def test_the_crop_lies_around_the_focal_point():
    assert crop_of(add_picture(half_and_half(1), focal_x=0)) == ["red"] * 4
    assert crop_of(add_picture(half_and_half(2), focal_x=100)) == ["blue"] * 4
    assert crop_of(add_picture(half_and_half(3), focal_x=50)) == ["red", "blue", "red", "blue"]


@pytest.mark.django_db
def test_moving_the_focal_point_cuts_new_crops_and_removes_the_old(django_capture_on_commit_callbacks):
    image = add_picture(half_and_half(4), focal_x=0)
    before = [name for *_, name in renditions.plan(image.size, image.focal)]
    image.focal_x = 100
    with django_capture_on_commit_callbacks(execute=True):
        recrop(image)
        assert not storage.missing(image.key, before), "readers still see pages with the old crops"
    assert crop_of(image) == ["blue"] * 4
    assert Image.objects.get(pk=image.pk).focal_x == 100
    after = [name for *_, name in renditions.plan(image.size, image.focal)]
    assert not storage.missing(image.key, after)
    gone = set(before) - set(after)
    assert gone
    assert set(storage.missing(image.key, before)) == gone


@pytest.mark.django_db
def test_a_focal_point_that_cannot_be_cut_is_not_saved():
    image = add_picture(half_and_half(5), focal_x=0)
    storage.original_path(image.original.name).write_bytes(b"eaten by a worm")
    image.focal_x = 70
    with pytest.raises(Refused):
        recrop(image)
    assert Image.objects.get(pk=image.pk).focal_x == 0


@pytest.mark.django_db
def test_a_discarded_picture_takes_its_files_along(django_capture_on_commit_callbacks):
    image = add_picture(half_and_half(6))
    names = [name for *_, name in renditions.plan(image.size, image.focal)]
    key, original = image.key, storage.original_path(image.original.name)
    with django_capture_on_commit_callbacks(execute=True):
        discard(image)
        assert original.exists(), "the deletion may still be undone"
    assert storage.missing(key, names) == names
    assert not original.exists()
    assert not Image.objects.filter(key=key).exists()


@pytest.mark.django_db
def test_a_full_disk_keeps_the_focal_point_where_it_was(monkeypatch):
    image = add_picture(half_and_half(7), focal_x=0)

    def no_space(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(storage, "publish", no_space)
    image.focal_x = 70
    with pytest.raises(Refused, match="No space left on device"):
        recrop(image)
    assert Image.objects.get(pk=image.pk).focal_x == 0
