"""Adding and describing pictures in the newsroom."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from images import renditions, storage, worker_pool
from images.models import Image
from tests.factories import make_picture, make_user
from tests.images.samples import different_png

ADD = reverse("admin:images_image_add")


@pytest.fixture
def editor(client, db):
    user = make_user("tala", "Editor")
    client.force_login(user)
    return user


def fields(number=None, content=None, **others):
    given = {"alt_text": "A net", "caption": "", "credit": "", "licence_ends_on": ""} | others
    if content or number is not None:
        given["file"] = SimpleUploadedFile("net.png", content or different_png(number))
    return given


def change_url(image):
    return reverse("admin:images_image_change", args=[image.pk])


def test_an_editor_adds_a_picture_and_is_led_to_its_focal_point(client, editor):
    response = client.post(ADD, fields(700, credit="Efren Lim"))
    image = Image.objects.get()
    assert response.url == change_url(image)
    assert (image.alt_text, image.credit, image.uploaded_by) == ("A net", "Efren Lim", editor)
    assert not storage.missing(image.key, [name for *_, name in renditions.plan(image.size, image.focal)])
    page = client.get(response.url).content.decode()
    assert image.body_url in page
    assert "Download the original" in page


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (
            fields(content=b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
            "Send a JPEG, PNG, WebP, GIF or AVIF picture.",
        ),
        (fields(710, alt_text=""), "Say what the picture shows"),
        (fields(711, is_decorative="on"), "A decorative picture has no alternative text"),
        (fields(712, licence_ends_on="2026-02-30"), "Enter a valid date"),
        (fields(), "This field is required"),
    ],
    ids=["svg", "no words", "decorative with words", "no such day", "no file"],
)
def test_a_refusal_stands_beside_its_field_and_keeps_the_other_words(client, editor, given, sentence):
    response = client.post(ADD, given | {"caption": "At the quay"})
    assert response.status_code == 200
    page = response.content.decode()
    assert sentence in page
    assert "At the quay" in page
    assert not Image.objects.exists()


def test_a_disk_that_fills_while_saving_is_a_sentence_beside_the_field(client, editor, monkeypatch):
    def no_space(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(storage, "publish", no_space)
    response = client.post(ADD, fields(715))
    assert "No space left on device" in response.content.decode()
    assert not Image.objects.exists()


def test_the_same_file_again_leads_to_the_picture_that_is_there(client, editor):
    client.post(ADD, fields(720))
    image = Image.objects.get()
    response = client.post(ADD, fields(720, alt_text="Another net"), follow=True)
    assert response.redirect_chain == [(change_url(image), 302)]
    assert "The library has this picture already" in response.content.decode()
    assert Image.objects.get().alt_text == "A net"


def test_from_another_form_a_new_picture_is_handed_over(client, editor):
    response = client.post(ADD + "?_popup=1", fields(722, _popup="1"))
    assert f"&quot;value&quot;: &quot;{Image.objects.get().pk}&quot;" in response.content.decode()


def test_from_another_form_the_picture_that_is_there_is_chosen(client, editor):
    image = make_picture(721)
    with image.original.open() as file:
        response = client.post(ADD + "?_popup=1", fields(content=file.read(), _popup="1"))
    assert f"&quot;value&quot;: &quot;{image.pk}&quot;" in response.content.decode()


def test_moving_the_focal_point_cuts_the_crops_anew(client, editor, django_capture_on_commit_callbacks):
    image = make_picture(730)
    before = image.rendition_url("card", 320, "jpg")
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(change_url(image), fields(focal_x="10", focal_y="90", alt_text="Boats"))
    assert response.status_code == 302
    image.refresh_from_db()
    assert (image.focal, image.alt_text) == ((10, 90), "Boats")
    assert client.get(image.rendition_url("card", 320, "jpg")).status_code == 200
    assert client.get(before).status_code == 404


def test_a_focal_point_off_the_picture_is_refused(client, editor):
    image = make_picture(731)
    page = client.post(change_url(image), fields(focal_x="101", focal_y="-1")).content.decode()
    assert "less than or equal to 100" in page
    assert "greater than or equal to 0" in page


def test_when_the_crops_cannot_be_cut_the_words_are_saved_and_the_point_stays(client, editor, monkeypatch):
    image = make_picture(732)
    monkeypatch.setattr(worker_pool, "LONGEST_WORK", 0.001)
    response = client.post(change_url(image), fields(focal_x="10", focal_y="10", caption="New"), follow=True)
    assert "The focal point stays where it was. This picture takes too long" in response.content.decode()
    image.refresh_from_db()
    assert (image.focal, image.caption) == ((50, 50), "New")
