"""The window and the upload that the editor of bodies opens."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from images.models import Image
from tests.factories import make_picture, make_user
from tests.images.samples import different_png, row

BROWSE, UPLOAD = reverse("admin:images_image_browse"), reverse("admin:images_image_upload")


def signed_in(role, **options):
    client = Client(**options)
    client.force_login(make_user(role=role))
    return client


def sent(number=None, content=None):
    return {"upload": SimpleUploadedFile("net.png", content or different_png(number))}


@pytest.mark.django_db
def test_the_window_shows_pictures_with_what_the_editor_needs():
    image = make_picture(800, alt_text='A “net” & <b>"rope"</b>', credit="Efren Lim")
    page = signed_in("Reporter").get(BROWSE, {"CKEditorFuncNum": "3"}).content.decode()
    assert f'data-url="{image.body_url}"' in page
    assert "&lt;b&gt;&quot;rope&quot;" in page
    assert 'data-function="3"' in page
    assert "Efren Lim" in page


@pytest.mark.django_db
def test_the_window_finds_every_word_and_turns_its_pages():
    client = signed_in("Reporter")
    for number in range(26):
        row(number, alt_text=f"Boat {number}")
    assert "Page 1 of 2" in client.get(BROWSE).content.decode()
    assert "Page 2 of 2" in client.get(BROWSE, {"page": "99999999999999999999"}).content.decode()
    found = client.get(BROWSE, {"q": "boat 25"}).content.decode()
    assert found.count("data-url") == 1
    assert (
        "No picture carries all of these words" in client.get(BROWSE, {"q": "x" * 100_000}).content.decode()
    )


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["", "3);alert(1", "٣", '"><script>'])
def test_an_odd_function_number_reaches_no_page(number):
    page = signed_in("Reporter").get(BROWSE, {"CKEditorFuncNum": number}).content.decode()
    assert 'name="CKEditorFuncNum" value=""' in page
    assert "alert" not in page


@pytest.mark.django_db
def test_an_upload_answers_with_the_address_for_the_body():
    client = signed_in("Reporter")
    answer = client.post(UPLOAD, sent(850)).json()
    image = Image.objects.get()
    assert answer == {"uploaded": 1, "fileName": "net.png", "url": image.body_url}
    assert client.get(answer["url"]).status_code == 200
    assert client.post(UPLOAD, sent(850)).json()["url"] == image.body_url
    assert Image.objects.count() == 1
    assert image.uploaded_by is not None


@pytest.mark.django_db
@pytest.mark.parametrize("content", [b"<svg/>", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n junk"])
def test_a_refused_upload_is_a_sentence_for_the_editor(content):
    response = signed_in("Reporter").post(UPLOAD, sent(content=content))
    assert response.status_code == 200
    assert response.json()["uploaded"] == 0
    assert "JPEG, PNG, WebP, GIF or AVIF" in response.json()["error"]["message"]
    assert not Image.objects.exists()


@pytest.mark.django_db
def test_an_upload_without_a_file_is_answered():
    assert signed_in("Reporter").post(UPLOAD).json()["error"]["message"].startswith("No picture arrived")
    assert signed_in("Reporter").get(UPLOAD).json()["uploaded"] == 0


@pytest.mark.django_db
def test_without_the_token_nothing_is_uploaded():
    client = signed_in("Reporter", enforce_csrf_checks=True)
    assert client.post(UPLOAD, sent(860)).status_code == 403
    assert not Image.objects.exists()


@pytest.mark.django_db
def test_strangers_and_roles_without_the_right_get_in_nowhere():
    image = make_picture(870)
    original = reverse("admin:images_image_original", args=[image.pk])
    for address in (BROWSE, UPLOAD, original):
        assert Client().get(address).url.startswith(reverse("admin:login"))
    nobody = signed_in("")
    assert nobody.get(BROWSE).status_code == 403
    assert nobody.get(original).status_code == 403
    assert nobody.post(UPLOAD, sent(871)).status_code == 403
    publisher = signed_in("Publisher")
    assert publisher.get(BROWSE).status_code == 200
    assert publisher.post(UPLOAD, sent(871)).json()["error"]["message"].startswith("You may not add pictures")
    assert Image.objects.count() == 1


@pytest.mark.django_db
def test_the_original_is_a_download_for_the_desk():
    image = make_picture(880)
    response = signed_in("Reporter").get(reverse("admin:images_image_original", args=[image.pk]))
    content = b"".join(response.streaming_content)
    with image.original.open() as file:
        assert content == file.read()
    assert response["Content-Disposition"] == f'attachment; filename="{image.key}.jpg"'
    assert response["Content-Type"] == "application/octet-stream"
    assert "no-store" in response["Cache-Control"]
