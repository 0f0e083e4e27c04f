"""What the media address answers, and what it never does."""

import pytest
from django.conf import settings
from django.core.files.base import ContentFile

from images.library import add_picture
from tests.images.samples import different_png


@pytest.fixture
def image(db):
    return add_picture(ContentFile(different_png(900, (700, 500)), "a.png"))


@pytest.mark.parametrize(("file_format", "kind"), [("avif", "image/avif"), ("jpg", "image/jpeg")])
def test_a_rendition_comes_with_headers_for_ever_and_no_query(
    client, image, file_format, kind, django_assert_num_queries
):
    with django_assert_num_queries(0):
        response = client.get(image.rendition_url("card", 320, file_format))
    assert response.status_code == 200
    assert response["Content-Type"] == kind
    assert response["Cache-Control"] == "public, max-age=31536000, immutable"
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert len(response.content) == int(response["Content-Length"])
    assert "Set-Cookie" not in response
    assert "Cookie" not in response.get("Vary", "")


def test_who_has_it_already_gets_304_and_head_gets_no_body(client, image):
    url = image.rendition_url("whole", 480, "avif")
    response = client.get(url)
    again = client.get(url, headers={"If-None-Match": response["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["Cache-Control"] == response["Cache-Control"]
    assert again["Content-Security-Policy"] == response["Content-Security-Policy"]
    assert client.get(url, headers={"If-Modified-Since": response["Last-Modified"]}).status_code == 304
    head = client.head(url)
    assert (head.status_code, head.content) == (200, b"")
    assert head["Content-Length"] == response["Content-Length"]
    assert client.post(url).status_code == 405


def test_nothing_but_renditions_can_be_fetched(client, image):
    folder = f"/media/pictures/{image.key}"
    (settings.MEDIA_ROOT / "secret.jpg").write_text("secret")
    (settings.MEDIA_ROOT / "pictures" / image.key / "lead-9.jpg").symlink_to(
        settings.MEDIA_ROOT / "secret.jpg"
    )
    (settings.MEDIA_ROOT / "pictures" / image.key / "lead-8.jpg").mkdir()
    addresses = [
        "/media/",
        "/media/secret.jpg",
        "/media/pictures/",
        f"{folder}/",
        f"{folder}/card-321-50x50.jpg",
        f"{folder}/lead-9.jpg",
        f"{folder}/lead-8.jpg",
        f"{folder}/lead-640-50x50.svg",
        f"{folder}/whole-480.jpg%0a",
        f"{folder}/whole-480.jpg/",
        f"{folder}/../../secret.jpg",
        f"{folder}/..%2f..%2fsecret.jpg",
        f"/media/pictures/..%2f{image.original.name}",
        f"/media/{image.original.name}",
        "/media/pictures/" + "0" * 20 + "/whole-480.jpg",
        "/media/pictures/" + "０" * 20 + "/whole-480.jpg",
    ]
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 404, address
        assert b"secret" not in response.content
