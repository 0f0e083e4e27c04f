"""How a picture enters the library, and what is left of one that does not."""

import hashlib
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import IntegrityError, OperationalError, transaction

from images import library, renditions, storage
from images.library import Refused, add_picture, add_pictures
from images.models import Image
from tests.images.samples import different_png, jpeg


def upload(content, name="net.jpg"):
    return ContentFile(content, name)


def files_of(root):
    return {str(path.relative_to(root)) for path in Path(root).rglob("*") if path.is_file()}


def everything():
    return files_of(settings.MEDIA_ROOT) | files_of(storages["originals"].path(""))


@pytest.mark.django_db
def test_a_picture_enters_with_its_facts_its_original_and_all_its_renditions():
    content = jpeg((900, 600))
    image = add_picture(upload(content), alt_text="A net", credit="Tala Mercadejas", focal_x=20)
    image.refresh_from_db()
    assert image.key == hashlib.sha256(content).hexdigest()[:20]
    assert (image.size, image.alt_text, image.credit, image.focal) == (
        (900, 600),
        "A net",
        "Tala Mercadejas",
        (20, 50),
    )
    assert image.original.read() == content
    image.original.close()
    planned = [name for _, _, _, name in renditions.plan((900, 600), (20, 50))]
    assert not storage.missing(image.key, planned)
    assert image.original.name == f"{image.key[:2]}/{image.key}.jpg"


@pytest.mark.django_db
def test_the_same_file_twice_is_one_picture():
    content = different_png(1)
    first = add_picture(upload(content), alt_text="First")
    second = add_picture(upload(content, "other-name.gif"), alt_text="Second")
    assert first == second
    assert second.alt_text == "First"
    assert Image.objects.filter(key=first.key).count() == 1


@pytest.mark.django_db
def test_many_known_files_are_added_in_their_order_and_each_once():
    known = add_picture(upload(different_png(20)), alt_text="Known")
    numbers = [21, 20, 22, 21, 23, 24, 25, 26]
    added = list(add_pictures((upload(different_png(n)), {"alt_text": f"Net {n}"}) for n in numbers))
    assert [image.alt_text for image in added] == [f"Net {n}" if n != 20 else "Known" for n in numbers]
    assert (added[1], added[3]) == (known, added[0])
    assert Image.objects.count() == 7
    planned = [name for _, _, _, name in renditions.plan((64, 48), (50, 50))]
    assert not any(storage.missing(image.key, planned) for image in added)


@pytest.mark.django_db
def test_of_many_files_a_refused_one_ends_it_and_those_before_it_are_kept():
    contents = [different_png(30), b"no picture", different_png(31)]
    added = add_pictures((upload(content), {"alt_text": "A net"}) for content in contents)
    first = next(added)
    before = everything()
    with pytest.raises(Refused, match="not a picture"):
        next(added)
    assert list(Image.objects.all()) == [first]
    assert everything() <= before


@pytest.mark.django_db
def test_of_two_who_send_the_same_file_in_one_second_both_get_the_same_row():
    content = different_png(2)
    with library.decoded(upload(content)) as slow:
        first = add_picture(upload(content))
        assert library.save_picture(slow, Image()) == first
    assert not storage.missing(first.key, [name for *_, name in renditions.plan(first.size, first.focal)])


@pytest.mark.django_db
def test_long_and_odd_words_are_cut_to_fit_and_never_refused():
    image = add_picture(upload(different_png(3)), alt_text="a\0" * 600, credit="c" * 300, caption="x" * 5000)
    image.refresh_from_db()
    assert image.alt_text == "a" * 499 + "…"
    assert len(image.credit) == 200
    assert len(image.caption) == 5000


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "This file is empty."),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "Send a JPEG, PNG, WebP, GIF or AVIF picture."),
        (jpeg()[:2000], "This picture is damaged"),
        (b"\xff\xd8" + bytes(25 * 1024 * 1024), "up to 25.0"),
    ],
    ids=["empty", "svg", "half", "too large"],
)
def test_a_refused_file_leaves_nothing_behind(content, sentence):
    before = everything()
    with pytest.raises(Refused) as refusal:
        add_picture(upload(content))
    assert sentence.replace(" ", "") in refusal.value.messages[0].replace("\xa0", "").replace(" ", "")
    assert len(refusal.value.messages) == 1
    assert everything() == before
    assert not Image.objects.exists()


@pytest.mark.django_db
def test_fields_that_contradict_each_other_are_refused_before_any_work():
    with pytest.raises(Refused, match="decorative"):
        add_picture(upload(different_png(4)), alt_text="A net", is_decorative=True)


@pytest.mark.django_db
def test_a_fault_while_somebody_else_has_added_the_same_file_takes_nothing_of_theirs(monkeypatch):
    content = different_png(8)
    with library.decoded(upload(content)) as slow:
        first = add_picture(upload(content))

        def locked(image, **kwargs):
            raise OperationalError("database is locked")

        monkeypatch.setattr(Image, "save", locked)
        with pytest.raises(OperationalError):
            library.save_picture(slow, Image())
    assert not storage.missing(first.key, [name for *_, name in renditions.plan(first.size, first.focal)])


@pytest.mark.django_db
def test_a_row_that_cannot_be_saved_takes_its_files_along():
    before = everything()
    with (
        library.decoded(upload(different_png(5))) as incoming,
        pytest.raises(IntegrityError),
        transaction.atomic(),
    ):
        library.save_picture(incoming, Image(focal_x=101))
    assert everything() == before
