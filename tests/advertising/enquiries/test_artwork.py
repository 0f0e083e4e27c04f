"""Artwork from strangers: taken by its content, kept away from readers, downloaded by the desk."""

from pathlib import Path
from types import SimpleNamespace

import pytest
from django.conf import settings
from django.core.files.uploadhandler import SkipFile
from django.db import OperationalError

from advertising.enquiries.artwork import MOST, UploadSizeLimit, store_artwork
from advertising.enquiries.models import private_storage
from advertising.models import Artwork, Enquiry
from tests.advertising.enquiries.factories import PDF, ask, make_enquiry, picture, upload
from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_post(monkeypatch):
    """Nothing is mailed beside the test."""
    monkeypatch.setattr("advertising.enquiries.receiving.ENQUIRIES.send_in_background", lambda: None)


@pytest.mark.parametrize(
    ("content", "name", "kept_as"),
    [
        (PDF, "half page.pdf", "half page.pdf"),
        (picture("JPEG"), "a.jpeg", "a.jpg"),
        (picture("PNG"), "a.png", "a.png"),
        (picture("TIFF"), "a.tiff", "a.tif"),
        (b"MM\x00*" + b"\0" * 9, "a.tif", "a.tif"),
        (picture("PNG"), "lies.exe", "lies.png"),
        (PDF, "C:\\fakepath\\..\\..\\x.pdf", "x.pdf"),
        (PDF, "\u202efdp.exe.html", "fdp.exe.pdf"),
        (PDF, "ñandú.pdf", "ñandú.pdf"),
        (PDF, ".htaccess", "artwork.pdf"),
        (PDF, "x" * 240 + ".pdf", "x" * 100 + ".pdf"),
    ],
)
def test_artwork_is_taken_by_what_it_is(client, content, name, kept_as):
    assert ask(client, artwork=upload(content, name)).status_code == 302
    artwork = Artwork.objects.get()
    assert artwork.name == kept_as
    with artwork.file.open() as kept:
        assert kept.read() == content


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"<html><script>alert(1)</script>", "page.pdf"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', "drawing.png"),
        (b"MZ\x90\x00", "half-page.pdf"),
        (b"PK\x03\x04", "half-page.docx"),
        (b" %PDF-1.7", "half-page.pdf"),
        (b"GIF89a", "a.gif"),
        (b"", "empty.pdf"),
    ],
)
def test_anything_else_is_refused_with_a_sentence(client, content, name):
    response = ask(client, artwork=upload(content, name))
    assert response.status_code == 422
    said = "This file is empty." if not content else "not a PDF, JPEG, PNG or TIFF file"
    assert said in response.content.decode()
    assert not Enquiry.objects.exists()


def test_a_file_that_is_too_large_is_refused_and_never_written(client, monkeypatch):
    monkeypatch.setattr("advertising.enquiries.artwork.MOST", 1_000)
    response = ask(client, artwork=upload(PDF + b"x" * 200_000))
    assert response.status_code == 422
    assert "more than 20 MB" in response.content.decode()
    assert 'value="Rosa Lim"' in response.content.decode()
    assert ask(client, artwork=upload(PDF + b"x" * 900)).status_code == 302


def test_nothing_beyond_the_bound_reaches_the_next_handler():
    request = SimpleNamespace(has_too_large_a_file=False)
    bound = UploadSizeLimit(request)
    assert bound.receive_data_chunk(b"last", MOST - 4) == b"last"
    with pytest.raises(SkipFile):
        bound.receive_data_chunk(b"more", MOST)
    assert request.has_too_large_a_file


def test_artwork_lies_where_no_reader_can_fetch_it(client):
    ask(client, artwork=upload())
    path = Artwork.objects.get().file.path
    assert path.startswith(f"{settings.VAR_DIR}/originals/artwork/")
    assert not path.startswith(str(settings.MEDIA_ROOT))
    assert "half-page" not in path
    assert client.get(f"/media/{Artwork.objects.get().file.name}").status_code == 404


@pytest.mark.parametrize(
    ("role", "may"), [("Advertising", True), ("Publisher", True), ("Editor", False), ("Reporter", False)]
)
def test_only_the_desk_downloads_artwork(client, role, may):
    ask(client, artwork=upload(b"%PDF-1.7<script>", "ad.pdf"))
    address = f"/admin/advertising/enquiry/artwork/{Artwork.objects.get().pk}/"
    assert client.get(address).status_code == 302
    client.force_login(make_user(role=role))
    response = client.get(address)
    assert response.status_code == (200 if may else 403)
    if may:
        assert response.headers["Content-Disposition"] == 'attachment; filename="ad.pdf"'
        assert response.headers["Content-Type"] == "application/octet-stream"
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert "sandbox" in response.headers["Content-Security-Policy"]
        assert b"".join(response.streaming_content) == b"%PDF-1.7<script>"
        response.close()


def test_the_desk_finds_artwork_beside_the_enquiry(client, clerk):
    ask(client, artwork=upload(PDF, "ad.pdf"))
    artwork, without = Artwork.objects.get(), make_enquiry()
    client.force_login(clerk)
    page = client.get(f"/admin/advertising/enquiry/{artwork.enquiry_id}/change/").content.decode()
    assert f'<a href="/admin/advertising/enquiry/artwork/{artwork.pk}/">ad.pdf</a>' in page
    assert (
        "artwork-TOTAL" not in client.get(f"/admin/advertising/enquiry/{without.pk}/change/").content.decode()
    )


def test_a_file_whose_row_fails_leaves_nothing_behind(monkeypatch):
    def fail(**fields):
        raise OperationalError

    enquiry, folder = make_enquiry(), private_storage().path("artwork")
    before = set(Path(folder).glob("*"))
    monkeypatch.setattr(Artwork.objects, "create", fail)
    with pytest.raises(OperationalError):
        store_artwork(upload(), enquiry)
    assert set(Path(folder).glob("*")) == before


def test_an_enquiry_is_deleted_with_its_artwork(client, clerk, django_capture_on_commit_callbacks):
    ask(client, artwork=upload())
    artwork, other = Artwork.objects.get(), make_enquiry()
    client.force_login(clerk)
    chosen = {"action": "delete_selected", "_selected_action": [artwork.enquiry_id], "post": "yes"}
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/admin/advertising/enquiry/", chosen)
    assert list(Enquiry.objects.all()) == [other]
    assert not artwork.file.storage.exists(artwork.file.name)
