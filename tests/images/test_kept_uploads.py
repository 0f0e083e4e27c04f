"""A picture form that comes back for a missing word keeps the file that was chosen."""

import re

import pytest
from django.urls import reverse

from images import kept_uploads
from images.models import Image
from tests.factories import make_user
from tests.images.samples import different_png
from tests.images.test_upload import ADD, fields

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    user = make_user("tala", "Editor")
    client.force_login(user)
    return user


def token_in(page):
    return re.search(r'name="kept_file" value="([^"]+)"', page.text)[1]


def test_the_file_need_not_be_chosen_again(client, editor):
    page = client.post(ADD, fields(741, alt_text=""))
    assert "“net.png” is kept" in page.text
    file_input = re.search(r'<input type="file"[^>]*>', page.text)[0]
    assert "required" not in file_input
    again = client.post(ADD, fields(alt_text="", kept_file=token_in(page)))
    assert "“net.png” is kept" in again.text
    response = client.post(ADD, fields(kept_file=token_in(again)))
    image = Image.objects.get()
    assert response.url == reverse("admin:images_image_change", args=[image.pk])
    assert (image.alt_text, image.original.name[-4:]) == ("A net", ".png")
    assert kept_uploads.reopened(token_in(again), by=editor) is None


def test_another_file_takes_its_place(client, editor):
    page = client.post(ADD, fields(742, alt_text=""))
    client.post(ADD, fields(743, kept_file=token_in(page)))
    assert Image.objects.get().key != ""
    assert client.post(ADD, fields(742)).status_code == 302
    assert Image.objects.count() == 2


def test_a_file_that_is_kept_is_its_senders_alone_and_not_for_ever(client, editor, monkeypatch):
    token = token_in(client.post(ADD, fields(744, alt_text="")))
    other = make_user("other", "Editor")
    assert kept_uploads.reopened(token, by=other) is None
    for broken in ("", token + "x", "x", "a:b:c"):
        assert kept_uploads.reopened(broken, by=editor) is None
        assert "again" in client.post(ADD, fields(kept_file=broken or "x")).text
    kept_uploads.reopened(token, by=editor).close()
    monkeypatch.setattr(kept_uploads, "SECONDS", -1)
    assert kept_uploads.reopened(token, by=editor) is None
    assert "The file was not kept so long. Choose it again." in client.post(ADD, fields(kept_file=token)).text


def test_few_files_of_one_person_are_kept(client, editor):
    tokens = [token_in(client.post(ADD, fields(number, alt_text=""))) for number in range(750, 756)]
    there = [kept_uploads.reopened(token, by=editor) for token in tokens]
    assert [file is not None for file in there] == [False, False, True, True, True, True]
    for file in filter(None, there):
        file.close()


def test_a_file_that_is_refused_is_not_kept(client, editor):
    page = client.post(ADD, fields(content=b"<svg/>", alt_text=""))
    assert "is kept" not in page.text
    assert different_png(1)
