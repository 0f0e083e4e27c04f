"""One photograph in two files is noticed; two photographs are not taken for one."""

import io
from itertools import combinations
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.urls import reverse
from PIL import Image as Pillow
from PIL import ImageEnhance

from images import perceptual_hash
from images.library import add_picture
from images.models import Image
from tests.factories import make_picture
from tests.images.samples import encoded

PICTURES = Path(settings.BASE_DIR) / "demo" / "pictures"
DIFFERENT = ("vintas-17", "market-33", "volcano-24", "coffee-61", "court-30", "flood-21")


def picture(name, size):
    with Pillow.open(PICTURES / f"{name}.webp") as image:
        return image.convert("RGB").resize(size, Pillow.Resampling.LANCZOS)


@pytest.fixture(scope="module")
def photograph():
    return picture("market-33", (900, 600))


def add(image, **options):
    return add_picture(ContentFile(encoded(image, "JPEG", **options), "photo.jpg"), alt_text="The market")


def hash_of(decode, image):
    told, _ = decode(encoded(image, "JPEG", quality=85), shapes=["social"])
    return int(told["perceptual_hash"], 16)


@pytest.mark.parametrize(
    "changed",
    [
        lambda image: image.resize((450, 300), Pillow.Resampling.LANCZOS),
        lambda image: ImageEnhance.Brightness(image).enhance(1.2),
        lambda image: ImageEnhance.Contrast(image).enhance(0.8),
        lambda image: image.convert("L"),
    ],
    ids=["smaller", "brighter", "softer", "in grey"],
)
def test_another_copy_of_a_photograph_is_near_it(decode, photograph, changed):
    distance = hash_of(decode, photograph) ^ hash_of(decode, changed(photograph))
    assert distance.bit_count() <= perceptual_hash.NEAR


def test_different_pictures_are_far_from_each_other(decode):
    prints = [hash_of(decode, picture(name, (600, 400))) for name in DIFFERENT]
    assert min((one ^ other).bit_count() for one, other in combinations(prints, 2)) > 2 * perceptual_hash.NEAR


def test_an_even_picture_looks_like_nothing(decode):
    told, _ = decode(encoded(Pillow.new("RGB", (300, 200), "navy"), "PNG"), shapes=["social"])
    assert told["perceptual_hash"] == ""


@pytest.mark.django_db
def test_the_desk_shows_what_looks_alike(client, editor, photograph):
    first, second = add(photograph, quality=92), add(photograph.resize((600, 400)), quality=60)
    other = make_picture(920)
    assert (first.looks_like, second.looks_like, other.looks_like) == (None, first, None)
    client.force_login(editor)
    listed = client.get(reverse("admin:images_image_changelist"), {"look_after": "alike"})
    assert list(listed.context["cl"].queryset) == [second]
    for image, like in ((first, second), (second, first)):
        page = client.get(reverse("admin:images_image_change", args=[image.pk])).content.decode()
        assert reverse("admin:images_image_change", args=[like.pk]) in page
        assert f"?other={like.pk}" in page


@pytest.mark.django_db
def test_pictures_of_before_are_looked_at_by_a_command(photograph):
    for size in ((900, 600), (600, 400)):
        add(photograph.resize(size))
    even = make_picture(921)
    Image.objects.update(perceptual_hash="", looks_like=None)
    said = io.StringIO()
    call_command("compare_pictures", stdout=said)
    assert said.getvalue() == "2 pictures can be compared now.\n"
    first, second, plain = Image.objects.order_by("pk")
    assert (second.looks_like, plain, plain.perceptual_hash) == (first, even, "")


@pytest.mark.parametrize("most", [0, -1, 10**20])
def test_a_number_of_pictures_that_makes_no_sense_is_refused(most):
    with pytest.raises(CommandError, match="--most must be"):
        call_command("compare_pictures", most=most)
