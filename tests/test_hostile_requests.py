"""Bad input gets an answer, never a fault of ours."""

import pytest

from tests.factories import make_article

ADDRESSES = [
    "/%00/",
    "/a%00b/",
    "/search/?q=%00",
    "/search/?q=a%00b&page=%00",
    "/%ff%fe/",
    "/section/%ff/",
    "/search/?q=%ff%fe%80",
    "/search/?q=%ed%a0%80",
    "/archive/2015/13/",
    "/archive/2015/02/30/",
    "/archive/0/",
    "/archive/0/0/0/",
    "/archive/9999/12/31/",
    "/archive/10000/",
    "/archive/99999999999999999999/",
    "/archive/-1/",
    "/newest/?page=999999999",
    "/newest/?page=abc",
    "/newest/?before=abc",
    "/newest/?before=99999999T999999999999-1",
    "/newest/?before=00010101T000000000000-1",
    "/newest/?before=99991231T235959999999-999999999999999999",
    "/newest/?after=20250101T000000000000-99999999999999999999999",
    "/section/mindanao/?before[]=1&after=%00x",
    "/corrections/?before=99991231T235959999999-999999999999999999",
    "/corrections/?after=abc&before=%00",
    "/corrections/feed/nothing/",
    "/search/?q=ferries&page=999999999",
    "/search/?q=ferries&page=-1",
    "/search/?q=ferries&page=abc",
    "/search/?q=ferries&page=²",
    "/search/?q=ferries&year=abc&section=%F0%9F%90%9F",
    "/search/?q=" + "x" * 100_000,
    "/search/?q=" + "%F0%9F%90%9F" * 5_000,
    "/tag/nothing/",
    "/people/nobody/",
    "/section/nowhere/",
    "/" + "a" * 5_000 + "/",
    "/" + "%E2%80%AE" * 20 + "/",
    "/media/pictures/../../paper.sqlite3",
    "/media/pictures/%2e%2e/%2e%2e/secret-key",
    "/beacon/99999999999999999999999/",
    "/legal-notices/?before=999999999999999999&after=%00",
    "/legal-notices/kinds/other/?before=²",
    "/legal-notices/kinds/%ff/",
    "/legal-notices/kinds/nothing/",
    "/legal-notices/search/?q=%00%ff&before=-1",
    "/legal-notices/search/?q=" + "%F0%9F%90%9F" * 5_000,
    "/legal-notices/999999999999999999-999999999999999999/",
    "/legal-notices/0-0/",
    "/legal-notices/2026-1x/",
    "/ads.txt?x=%00",
]


@pytest.fixture
def story(db):
    return make_article("Ferries sail")


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address[:50])
def test_a_strange_address_gets_an_answer(client, story, address):
    client.raise_request_exception = True
    response = client.get(address)
    assert response.status_code in {200, 301, 400, 404, 405}, response.status_code


@pytest.mark.parametrize("charset", ["utf-7", "utf-16", "cp500", "nonsense"])
def test_a_request_in_an_odd_encoding_gets_an_answer(client, story, charset):
    headers = {"content-type": f"text/plain; charset={charset}"}
    for address in ("/search/?q=%C3%B1andu&section=%2BAAA-", "/newest/?before=%2BAAA-", "/?s=x"):
        assert client.get(address, headers=headers).status_code in {200, 301, 400}


def test_a_request_that_names_utf_8_is_answered(client, story):
    assert (
        client.get("/search/?q=%C3%B1", headers={"content-type": "text/plain; charset=UTF-8"}).status_code
        == 200
    )


def test_a_cookie_with_a_nul_gets_an_answer(client, db):
    cookie = 'newsroom="' + r"\000" * 9 + '"'
    assert client.get("/admin/", headers={"cookie": cookie}).status_code == 400


@pytest.mark.parametrize(
    ("address", "location"),
    [
        ("//section//mindanao/", "/section/mindanao/"),
        ("//", "/"),
        ("//evil.example/", "/evil.example/"),
        ("/ferries-sail", "/ferries-sail/"),
        ("/Ferries-Sail/", "/ferries-sail/"),
        ("/feed", "/feed/"),
    ],
)
def test_a_nearly_right_address_arrives(client, story, address, location):
    response = client.get("/", PATH_INFO=address)  # the client would take //host/ for another host
    assert response.status_code == 301
    assert response.headers["Location"] == location


def test_percent_encoded_letters_arrive(client, db):
    make_article("Mga balita", slug="zürich-ñora-日本")
    assert client.get("/z%C3%BCrich-%C3%B1ora-%E6%97%A5%E6%9C%AC/").status_code == 200


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_pages_are_only_read(client, story, method):
    assert getattr(client, method)("/ferries-sail/").status_code == 405


def test_hidden_and_absent_look_alike(client, db, tomorrow):
    make_article("Secret plan", slug="secret-plan", published_at=tomorrow)
    hidden, absent = client.get("/secret-plan/"), client.get("/no-such-plan/")
    assert hidden.status_code == absent.status_code == 404
    assert hidden.content.replace(b"secret-plan", b"") == absent.content.replace(b"no-such-plan", b"")


@pytest.mark.parametrize(
    "address", ["/", "/section/mindanao/", "/ferries-sail/", "/search/?q=ferries", "/nothing/"]
)
def test_readers_get_no_cookie_and_nothing_varies_by_one(client, story, address):
    response = client.get(address)
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_a_fault_of_ours_is_told_without_the_database(client, settings):
    from examiner.views import server_error

    response = server_error(None)
    assert response.status_code == 500
    assert b"A fault of ours" in response.content
