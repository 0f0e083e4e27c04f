"""Addresses that pages had lead to where the pages are: without chains, without circles, however long they are."""

import pytest

from addresses import former
from addresses.models import Address

pytestmark = pytest.mark.django_db


def leading():
    rows = Address.objects.filter(path__regex=r"^/[^/]+/$")  # sections and About pages have theirs
    return dict(rows.values_list("path", "leads_to"))


def test_an_address_that_was_left_leads_to_the_new_one():
    former.leave("/section/mindanao/", "/section/the-south/")
    assert former.holder_of("/section/mindanao/") == "/section/the-south/"
    assert former.holder_of("/section/the-south/") is None


def test_there_are_no_chains():
    former.leave("/a/", "/b/")
    former.leave("/b/", "/c/")
    assert leading() == {"/a/": "/c/", "/b/": "/c/"}


def test_coming_back_makes_no_circle():
    former.leave("/a/", "/b/")
    former.leave("/b/", "/a/")
    assert leading() == {"/a/": None, "/b/": "/a/"}
    assert former.holder_of("/a/") is None


def test_what_moves_to_a_former_address_moves_to_where_that_leads():
    former.leave("/b/", "/c/")
    former.leave("/a/", "/b/")
    assert leading() == {"/a/": "/c/", "/b/": "/c/"}


def test_what_is_gone_holds_nothing():
    former.leave("/a/", "/b/")
    former.leave("/b/", "")
    assert leading() == {"/a/": "", "/b/": ""}
    assert former.holder_of("/a/") is None


def test_an_address_is_the_same_however_it_is_encoded():
    former.leave("/ni%C3%B1o", "/bata/")
    assert former.holder_of("/nin\u0303o/") == "/bata/"
    former.leave("/bata/", "/ni%C3%B1o/")
    assert leading() == {"/niño/": None, "/bata/": "/niño/"}


@pytest.mark.parametrize("slug", ["日" * 200, "a" * 200, "𝒂" * 200])
def test_no_address_of_a_page_is_too_long(slug):
    former.leave(f"/section/{slug}/", "/section/short/")
    assert former.holder_of(f"/section/{slug}/") == "/section/short/"


def test_leaving_an_address_for_itself_is_nothing():
    former.leave("/a/", "/a")
    assert leading() == {}
