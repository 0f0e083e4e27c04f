"""The icon at the addresses that browsers and phones ask for, and one line for files that nobody has."""

import io

import pytest
from PIL import Image

from articles.slugs import RESERVED
from newspaper.icons import ICONS
from tests.factories import make_article

PHONES = ["/apple-touch-icon-120x120.png", "/apple-touch-icon-152x152-precomposed.png"]


@pytest.mark.parametrize("path", [*ICONS, *PHONES])
def test_the_icon_is_small_and_kept_for_a_month(client, db, path, django_assert_num_queries):
    with django_assert_num_queries(0):
        response = client.get(path)
    assert response.status_code == 200
    assert response.headers["Cache-Control"] == "public, max-age=2592000"
    assert "Set-Cookie" not in response.headers
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert len(response.content) < 2_000
    kind = "image/x-icon" if path.endswith(".ico") else "image/png"
    assert response.headers["Content-Type"] == kind
    picture = Image.open(io.BytesIO(response.content))
    assert picture.convert("RGB").getpixel((1, 1))[2] > 90, "the colour of our own drawing"
    if path == "/favicon.ico":
        assert picture.info["sizes"] == {(16, 16), (32, 32), (48, 48)}
    assert client.head(path).status_code == 200
    assert client.get(path, HTTP_IF_NONE_MATCH=response.headers["ETag"]).status_code == 304
    assert client.post(path).status_code == 405


def test_no_story_takes_the_name_of_an_icon():
    for path in ICONS:
        assert path[1:].partition(".")[0] in RESERVED


@pytest.mark.parametrize(
    "path",
    [
        *(
            "/.env",
            "/.git/config",
            "/.well-known/security.txt",
            "/.well-known/acme-challenge/abc",
            "/api/.env/",
        ),
        *("/foo.png", "/img/foo.JPG", "/x.php~", "/a/b.c/d.asp", "/backup.tar.gz", "/db.sql", "/foo.png/"),
        *("/media/pictures/nothing.jpg", "/static/nothing.css", "/news/wp-login.php5", "/sitemap_index.xml"),
        *("/favicon.png", "/apple-touch-icon-huge.png", "/browserconfig.xml", "/humans.txt"),
    ],
)
def test_a_file_that_nobody_has_is_one_line(client, db, path):
    response = client.get(path)
    assert response.status_code == 404
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert len(response.content) < 100


@pytest.mark.parametrize(
    "path", ["/x.php", "/wp-admin/x.php", "/wp-content/plugins/x.js"]
)  # what WordPress had is gone for good
def test_what_was_wordpress_s_is_one_word(client, db, path):
    response = client.get(path)
    assert (response.status_code, response.content) == (410, b"Gone.\n")


@pytest.mark.parametrize(
    "path",
    [
        "/nothing/",
        "/nothing.",
        "/nothing.html",
        "/a/nothing.htm",
        "/www.example.com",
        "/version-2.0/",
        "/nothing…",
        "/no. 1/",
    ],
)
def test_a_reader_s_slip_is_answered_with_a_page(client, db, path):
    make_article("Ferries sail")
    response = client.get(path)
    assert response.status_code == 404
    assert b"Ferries sail" in response.content
