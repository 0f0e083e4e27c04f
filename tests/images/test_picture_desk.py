"""Adding, describing and discarding pictures in the newsroom."""

import datetime as dt

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from images import development, renditions, shelves
from images.models import Image
from tests.factories import make_article, make_picture, make_user
from tests.images.negatives import different_png, row

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
    assert not shelves.missing(image.key, [name for *_, name in renditions.plan(image.size, image.focal)])
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

    monkeypatch.setattr(shelves, "put_out", no_space)
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
    monkeypatch.setattr(development, "LONGEST_WORK", 0.001)
    response = client.post(change_url(image), fields(focal_x="10", focal_y="10", caption="New"), follow=True)
    assert "The focal point stays where it was. This picture takes too long" in response.content.decode()
    image.refresh_from_db()
    assert (image.focal, image.caption) == ((50, 50), "New")


def test_a_picture_in_use_cannot_be_discarded_and_another_goes_with_its_files(
    client, editor, django_capture_on_commit_callbacks
):
    used, spare = make_picture(740), make_picture(741)
    make_article(lead_picture=used)
    delete = "admin:images_image_delete"
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse(delete, args=[used.pk]), {"post": "yes"})
        client.post(reverse(delete, args=[spare.pk]), {"post": "yes"})
    assert list(Image.objects.all()) == [used]
    assert client.get(used.social_url).status_code == 200
    assert client.get(spare.social_url).status_code == 404


def test_several_pictures_are_discarded_with_their_files(client, editor, django_capture_on_commit_callbacks):
    images = [make_picture(750), make_picture(751)]
    chosen = {"action": "delete_selected", "_selected_action": [image.pk for image in images], "post": "yes"}
    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("admin:images_image_changelist"), chosen)
    assert not Image.objects.exists()
    assert client.get(images[0].social_url).status_code == 404


def test_the_list_finds_words_and_what_needs_looking_after(client, editor):
    today = dt.date.today()  # noqa: DTZ011 - the filter's edges lie days apart
    plain = row(760, alt_text="Mango harvest")
    silent = row(761, alt_text="")
    ending = row(762, licence_ends_on=today + dt.timedelta(days=20))
    row(763, licence_ends_on=today + dt.timedelta(days=60))
    row(764, alt_text="", is_decorative=True)
    address = reverse("admin:images_image_changelist")

    def listed(**query):
        return list(client.get(address, query).context["cl"].queryset)

    assert listed(q="harvest mango") == [plain]
    assert listed(look_after="words") == [silent]
    assert listed(look_after="licence") == [ending]
    assert len(listed()) == 5
