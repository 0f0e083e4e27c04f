"""What an iPhone takes comes into the library through the same bounded decoder, or is refused by its name."""

import pytest
from PIL import Image as Pillow
from pillow_heif import register_heif_opener

from images import decoder, storage
from images.library import Refused, add_picture
from tests.images.samples import corners, encoded, quarters
from tests.images.test_library import upload

register_heif_opener()


def heic(size=(400, 300), **options):
    return encoded(quarters(size), "HEIF", **options)


@pytest.mark.django_db
def test_a_heic_picture_becomes_renditions_upright_and_keeps_its_original():
    exif = Pillow.Exif()
    exif[0x0112] = 6  # lying on its side, as telephones keep them
    exif[0x013B] = "Tala Mercadejas"
    image = add_picture(upload(heic(exif=exif.tobytes()), "IMG_0001.HEIC"))
    assert (image.size, image.credit, image.original.name[-5:]) == ((300, 400), "Tala Mercadejas", ".heic")
    with Pillow.open(storage._pictures() / image.key / "whole-300.jpg") as shown:
        assert shown.size == (300, 400)
        assert corners(shown) == ["blue", "red", "white", "green"]
        assert not shown.getexif()


@pytest.mark.django_db
@pytest.mark.parametrize("part", [0.1, 0.5, 0.9])
def test_a_heic_picture_that_cannot_be_read_is_refused_with_its_name_and_the_cure(part):
    with pytest.raises(Refused, match=r"This HEIC picture cannot be read.*Most Compatible.*JPEG"):
        add_picture(upload(heic()[: int(len(heic()) * part)], "IMG_0001.HEIC"))


@pytest.mark.django_db
def test_a_heic_picture_of_too_many_pixels_is_refused_before_it_is_decoded():
    content = heic((64, 64))
    # The size that the file announces (ISO/IEC 23008-12, ispe) is what is looked at first.
    at = content.index(b"ispe") + 8
    huge = content[:at] + (30_000).to_bytes(4) * 2 + content[at + 8 :]
    with pytest.raises(Refused, match=r"too many pixels|HEIC picture cannot be read"):
        add_picture(upload(huge))


@pytest.mark.parametrize(
    ("head", "is_heif"),
    [
        (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", True),
        (b"\0\0\0\x18ftypmif1\0\0\0\0mif1heic", True),
        (b"\0\0\0\x1cftypmif1\0\0\0\0mif1avifmiaf", False),
        (b"\0\0\0\x18ftypavif\0\0\0\0avifmif1", False),
        (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", False),
        (b"\xff\xd8\xff", False),
        (b"", False),
    ],
)
def test_a_heic_file_is_known_by_its_first_bytes(tmp_path, head, is_heif):
    (tmp_path / "file").write_bytes(head)
    assert decoder._is_heif(str(tmp_path / "file")) == is_heif
