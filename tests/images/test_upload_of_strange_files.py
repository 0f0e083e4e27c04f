"""Strangers' pictures through the upload of the newsroom itself, from the form to the reader."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image as Pillow

from images import renditions
from images.models import Image
from tests.factories import make_user
from tests.shared import shared_data

UPLOAD = reverse("admin:images_image_upload")


@pytest.fixture
def send(client, db):
    client.force_login(make_user(role="Reporter"))
    return lambda path: client.post(UPLOAD, {"upload": SimpleUploadedFile(path.name, path.read_bytes())})


@pytest.mark.parametrize(
    ("name", "uploaded"),
    [
        ("decompression_bomb.gif", 0),
        ("truncated_image.png", 0),
        ("hopper.psd", 0),
        ("crash-2020-10-test.tif", 0),
        ("SOURCE.txt", 0),
        ("hopper_bad_exif.jpg", 1),
        ("frozenpond.mpo", 1),
        ("rot3mir0.avif", 1),
    ],
)
def test_a_file_is_taken_or_refused_with_a_sentence(send, name, uploaded):
    path = next(shared_data("images/pillow").rglob(name), None)
    if path is None:
        pytest.skip(f"NOT TESTED: {name} is not in ../shared/data/images/pillow")
    response = send(path)
    assert response.status_code == 200
    assert response.json()["uploaded"] == uploaded
    assert Image.objects.count() == uploaded
    if not uploaded:
        assert response.json()["error"]["message"].endswith(".")


def test_the_place_stays_in_the_original_and_out_of_everything_served(send, client):
    path = shared_data("images/press-metadata") / "iphone_gpsinfo_exif.JPG"
    with Pillow.open(path) as sent:
        assert sent.getexif().get_ifd(0x8825)
    assert send(path).json()["uploaded"] == 1
    image = Image.objects.get()
    with image.original.open() as file:
        assert file.read() == path.read_bytes()
    served = renditions.plan(image.size, image.focal)
    for _, _, _, name in served:
        content = client.get("/media/" + renditions.path(image.key, name)).content
        with Pillow.open(io.BytesIO(content)) as rendition:
            assert not rendition.getexif()
    assert served
