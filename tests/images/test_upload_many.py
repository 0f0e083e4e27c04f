"""Sending many pictures at once to the picture desk."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from images import upload
from images.models import Image
from tests.factories import make_user
from tests.images.samples import different_png, jpeg

MANY = reverse("admin:images_image_many")

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, reporter):
    client.force_login(reporter)
    return client


def files(*contents):
    return [SimpleUploadedFile(f"net{number}.png", content) for number, content in enumerate(contents)]


def test_a_bad_file_gets_its_sentence_and_the_others_are_kept(desk, reporter):
    sent = files(different_png(1), b"no picture", different_png(2), b"")
    page = desk.post(MANY, {"files": sent, "credit": "Efren Lim", "licence_ends_on": "2030-01-31"})
    said = [result.sentence for result in page.context["results"]]
    assert (said[0], said[2]) == ("", "")
    assert "Send a JPEG, PNG, WebP, GIF or AVIF picture." in said[1]
    assert "This file is empty" in said[3]
    assert all(sentence in page.content.decode() for sentence in ("net1.png", "This file is empty"))
    kept = Image.objects.all()
    assert len(kept) == 2
    assert {(i.credit, str(i.licence_ends_on), i.uploaded_by) for i in kept} == {
        ("Efren Lim", "2030-01-31", reporter)
    }


def test_the_same_file_twice_is_one_picture(desk):
    results = desk.post(MANY, {"files": files(different_png(3), different_png(3))}).context["results"]
    assert [result.is_new for result in results] == [True, False]
    assert results[0].image == results[1].image
    assert Image.objects.count() == 1


def test_each_picture_asks_for_its_words(desk):
    page = desk.post(MANY, {"files": files(different_png(4))}).content.decode()
    assert reverse("admin:images_image_change", args=[Image.objects.get().pk]) in page
    assert "Say what net0.png shows" in page
    assert "It has no credit yet." in page


def test_credit_and_caption_come_out_of_each_file(desk):
    xmp = (
        b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'>"
        b"<rdf:Description xmlns:dc='http://purl.org/dc/elements/1.1/' xmlns:p='http://ns.adobe.com/photoshop/1.0/'"
        b" p:Credit='Harbor Wire'><dc:description><rdf:Alt><rdf:li xml:lang='en'>Boats at the quay</rdf:li></rdf:Alt>"
        b"</dc:description></rdf:Description></rdf:RDF></x:xmpmeta>"
    )
    desk.post(MANY, {"files": files(jpeg(xmp=xmp), different_png(8))})
    assert set(Image.objects.values_list("credit", "caption")) == {
        ("Harbor Wire", "Boats at the quay"),
        ("", ""),
    }


def test_the_name_of_a_file_is_text(desk):
    hostile = SimpleUploadedFile("<img src=x onerror=alert(1)>.png", b"no picture")
    page = desk.post(MANY, {"files": [hostile]}).content.decode()
    assert "<img src=x" not in page
    assert "onerror=alert(1)&gt;.png" in page


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({}, "Choose one picture or more."),
        ({"files": files(*[b"x"] * 41)}, "Send at most 40 pictures at a time."),
        ({"files": files(b"x"), "licence_ends_on": "soon"}, "Enter a valid date."),
        ({"files": files(b"x"), "credit": "x" * 201}, "at most 200 characters"),
        ({"files": "not a file"}, "Choose one picture or more."),
        ({"files": files(b"x"), "credit": "\0"}, "Null characters are not allowed."),
    ],
    ids=["nothing", "too many", "no day", "long credit", "words for a file", "a NUL"],
)
def test_what_cannot_be_taken_is_a_sentence(desk, given, sentence):
    assert sentence in desk.post(MANY, given).content.decode()
    assert not Image.objects.exists()


def test_files_for_which_there_is_no_time_are_named(desk, monkeypatch):
    monkeypatch.setattr(upload, "BEGUN_WITHIN", -1)
    assert upload.TOO_LATE in desk.post(MANY, {"files": files(different_png(5))}).content.decode()
    assert not Image.objects.exists()


@pytest.mark.parametrize(
    ("role", "status"),
    [
        ("Reporter", 200),
        ("Sub-editor", 200),
        ("Editor", 200),
        ("Advertising", 200),
        ("Publisher", 403),
        ("", 403),
    ],
)
def test_who_may_add_pictures_may_add_many(client, role, status):
    client.force_login(make_user(role=role))
    assert client.get(MANY).status_code == status
    assert client.post(MANY, {"files": files(b"x")}).status_code == status


def test_a_page_of_another_site_sends_nothing(reporter):
    client = Client(enforce_csrf_checks=True)
    client.force_login(reporter)
    assert client.post(MANY, {"files": files(different_png(6))}).status_code == 403
    assert not Image.objects.exists()
