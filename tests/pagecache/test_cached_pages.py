"""A page is rendered once and served to everybody, whoever they are and however they ask for it."""

import gzip

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_article


@pytest.fixture
def story(db):
    return make_article("Ferries sail again")


def test_a_page_is_rendered_once(reader, story):
    assert reader.how("/ferries-sail-again/") == "fwd=miss; stored"
    with CaptureQueriesContext(connection) as queries:
        status, headers, body = reader.get("/ferries-sail-again/")
    # Which content version it is; a server asks that beside the requests.
    assert ["pagecache_contentchange" in q["sql"] for q in queries if "set_config" not in q["sql"]] == [True]
    assert (status, headers["cache-status"]) == (200, "pagecache; hit")
    assert b"Ferries sail again" in body


def test_rubbish_behind_an_address_is_the_same_page(reader, story):
    reader.get("/ferries-sail-again/")
    for query in ("utm_source=x", "fbclid=%C3%A9", "?", "a=1&a=2", "before=nonsense", "x=" + "y" * 300):
        assert reader.how(f"/ferries-sail-again/?{query}") == "hit", query


def test_what_a_page_reads_of_a_query_makes_another_page(reader, story):
    reader.get("/newest/")
    assert reader.how("/newest/?before=20260101T000000000000-5&utm_source=x") == "fwd=miss; stored"
    assert reader.how("/newest/?after=&before=20260101T000000000000-5") == "hit"


@pytest.mark.parametrize("query", ["q=a%00b", "before=%ff", "q=" + "x" * 900])
def test_a_query_that_cannot_be_read_is_answered_by_django(reader, story, query):
    status, headers, _ = reader.get(f"/search/?{query}")
    assert status in (200, 400)
    assert "cache-status" not in headers


def test_nothing_of_the_reader_reaches_a_cached_page(reader, story):
    forged = {
        "HTTP_COOKIE": "newsroom=canary",
        "HTTP_X_FORWARDED_HOST": "canary.example",
        "HTTP_ACCEPT_LANGUAGE": "canary",
        "HTTP_AUTHORIZATION": "canary",
        "HTTP_X_ORIGINAL_URL": "/canary/",
        "HTTP_RANGE": "bytes=0-5",
        "HTTP_HOST": "localhost:8000",
    }
    status, headers, body = reader.get("/ferries-sail-again/", **forged)
    plain = reader.get("/ferries-sail-again/")
    assert (status, body) == (200, plain[2])
    assert b"canary" not in body
    assert headers["vary"] == "Accept-Encoding"
    assert "set-cookie" not in headers


def test_a_host_that_is_not_ours_gets_no_page(reader, story):
    reader.get("/ferries-sail-again/")
    assert reader.get("/ferries-sail-again/", HTTP_HOST="elsewhere.example")[0] == 400


def test_a_page_that_travels_by_https_is_not_served_by_http(reader, story, settings):
    settings.SECURE_SSL_REDIRECT, settings.SECURE_PROXY_SSL_HEADER = True, ("HTTP_X_FORWARDED_PROTO", "https")
    assert reader.how("/ferries-sail-again/", HTTP_X_FORWARDED_PROTO="https")
    assert reader.how("/ferries-sail-again/") == ""


def test_those_who_have_it_are_told_so(reader, story):
    for encoding in ("", "gzip, br"):
        _, headers, body = reader.get("/ferries-sail-again/", HTTP_ACCEPT_ENCODING=encoding)
        again = reader.get(
            "/ferries-sail-again/",
            HTTP_ACCEPT_ENCODING=encoding,
            HTTP_IF_NONE_MATCH=f'"x", W/{headers["etag"]}',
        )
        assert (again[0], again[2]) == (304, b"")
        assert again[1]["cache-control"] == headers["cache-control"]
        assert again[1]["etag"] == headers["etag"]
        text = gzip.decompress(body) if encoding else body
        assert b"Ferries sail again" in text
    other = reader.get("/ferries-sail-again/", HTTP_IF_NONE_MATCH=headers["etag"])
    assert other[0] == 200, "the compressed form's tag is not the plain one's"


def test_head_is_get_without_the_page(reader, story):
    _, headers, body = reader.get("/ferries-sail-again/")
    status, of_head, nothing = reader.get("/ferries-sail-again/", method="HEAD")
    assert (status, nothing, of_head["content-length"]) == (200, b"", str(len(body)))
    assert of_head["etag"] == headers["etag"]


@pytest.mark.parametrize(
    "address", ["/nothing-here/", "/Ferries-Sail-Again/", "/admin/", "/healthz", "//newest/"]
)
def test_only_pages_are_kept(reader, story, address):
    for _ in range(2):
        assert reader.how(address) == ""


def test_a_form_still_arrives(reader, story):
    assert reader.how("/about/contact/") == "fwd=miss; stored"
    status, headers, _ = reader.get("/about/contact/", method="POST", HTTP_SEC_FETCH_SITE="same-origin")
    assert status == 422
    assert "cache-status" not in headers


def test_a_page_that_sets_a_cookie_is_never_kept(reader, story, monkeypatch):
    django = reader.page_cache.django

    def with_cookie(environ, start_response):
        return django(
            environ, lambda status, headers, _=None: start_response(status, [*headers, ("Set-Cookie", "a=b")])
        )

    monkeypatch.setattr(reader.page_cache, "django", with_cookie)
    assert reader.how("/newest/") == ""
