"""Addresses that moved, kept by hand."""

import pytest
from django.conf import settings
from django.contrib.redirects.models import Redirect

from tests.factories import make_user

pytestmark = pytest.mark.django_db
ADD = "/admin/redirects/redirect/add/"


def move(client, old, new):
    return client.post(ADD, {"old_path": old, "new_path": new})


def leave(old, new):
    return Redirect.objects.create(site_id=settings.SITE_ID, old_path=old, new_path=new)


@pytest.fixture
def client(client, editor):
    client.force_login(editor)
    return client


@pytest.mark.parametrize(
    ("typed", "kept", "asked"),
    [
        ("/contact-us/", "/contact-us/", "/contact-us/"),
        ("/contact-us", "/contact-us/", "/contact-us/"),
        ("/our/old page/", "/our/old%20page/", "/our/old%20page/"),
        ("/señor-ñ/", "/se%C3%B1or-%C3%B1/", "/se%C3%B1or-%C3%B1/"),
        ("/se%C3%B1or/", "/se%C3%B1or/", "/señor/"),
        ("/rates.html", "/rates.html", "/rates.html"),
        ("/old/?page_id=7", "/old/?page_id=7", "/old/?page_id=7"),
    ],
)
def test_an_old_address_leads_to_the_new_one(client, typed, kept, asked):
    assert move(client, typed, "/about/contact/").status_code == 302
    assert Redirect.objects.get().old_path == kept
    response = client.get(asked)
    assert (response.status_code, response.headers["Location"]) == (301, "/about/contact/")


def test_a_page_that_is_gone_is_gone(client):
    assert move(client, "/contest/", "").status_code == 302
    assert client.get("/contest/").status_code == 410


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example/",
        "\\\\evil.example",
        "javascript:alert(1)",
        "contact/",
        "http:/evil",
        "///evil.example/",
    ],
)
def test_only_our_own_paths_are_taken(client, elsewhere):
    for old, new in [("/old/", elsewhere), (elsewhere, "/new/")]:
        response = move(client, old, new)
        assert response.status_code == 200
        assert "Write a path of this site" in response.content.decode()
    assert not Redirect.objects.exists()


@pytest.mark.parametrize(
    ("there", "old", "new", "said"),
    [
        ([], "/a/", "/a", "cannot lead to itself"),
        ([("/b/", "/a/")], "/a/", "/b/", "round in circles"),
        ([("/b/", "/c/")], "/a/", "/b/", "write /c/ instead"),
        ([("/b/", "")], "/a/", "/b/", "write nothing instead"),
        ([("/a/", "/b/")], "/a/", "/c/", "leads somewhere already"),
    ],
)
def test_no_circles_and_no_chains(client, there, old, new, said):
    for row in there:
        leave(*row)
    response = move(client, old, new)
    assert response.status_code == 200
    assert said in response.content.decode()
    assert Redirect.objects.count() == len(there)


def test_what_led_to_an_address_that_moves_moves_with_it(client):
    leave("/a/", "/b/")
    move(client, "/b/", "/c/")
    assert Redirect.objects.get(old_path="/a/").new_path == "/c/"


def test_an_entry_may_be_saved_again(client):
    row = leave("/a/", "/b/")
    response = client.post(
        f"/admin/redirects/redirect/{row.pk}/change/", {"old_path": "/a/", "new_path": "/c/"}
    )
    assert response.status_code == 302
    assert Redirect.objects.get().new_path == "/c/"


def test_an_address_too_long_to_keep_is_refused_with_a_sentence(client):
    assert move(client, "/" + "ñ" * 150 + "/", "/new/").status_code == 200
    assert not Redirect.objects.exists()


@pytest.mark.parametrize("role", ["Reporter", "Advertising", "Publisher"])
def test_others_move_nothing(client, role):
    client.force_login(make_user(role=role))
    assert move(client, "/a/", "/b/").status_code == 403
