"""Addresses that pages had: redirects are made anew for every request, and the parameters that came with them go on."""

import pytest

from addresses import former
from addresses.models import Address
from articles.publishing import save_story
from tests.factories import make_article

pytestmark = pytest.mark.django_db


def location(reader, address):
    status, headers, _ = reader.get(address)
    assert (status, "set-cookie" in headers, "vary" in headers) == (301, False, False)
    assert headers["cache-control"] == "public, max-age=0, s-maxage=5"
    return headers["location"]


def rename(story, slug):
    story.slug = slug
    save_story(story)


def test_a_rename_and_the_way_back_are_seen_at_once(reader):
    story = make_article(slug="ferries-sail")
    assert reader.get("/ferries-sail/")[0] == 200
    rename(story, "boats-leave")
    assert location(reader, "/ferries-sail/") == "/boats-leave/"
    assert reader.get("/boats-leave/")[0] == 200
    rename(story, "ferries-sail")
    assert reader.get("/ferries-sail/")[0] == 200
    assert location(reader, "/boats-leave/") == "/ferries-sail/"


@pytest.mark.parametrize(
    ("asked", "to"),
    [
        ("/old-story/?utm_source=mail&fbclid=x%20y", "/ferries-sail/?utm_source=mail&fbclid=x%20y"),
        ("/2015/09/old-story/?utm_source=mail", "/ferries-sail/?utm_source=mail"),
        ("/Ferries-sail/amp/?utm_source=mail", "/ferries-sail/?utm_source=mail"),
        ("/ferries-sail?utm_source=mail", "/ferries-sail/?utm_source=mail"),
        ("/?s=rice&utm_source=mail", "/search/?q=rice&utm_source=mail"),
        ("/?feed=rss2&utm_source=mail", "/feed/?utm_source=mail"),
        ("/Search/?q=rice&utm_source=mail", "/search/?q=rice&utm_source=mail"),
        ("/category/mindanao/?utm_source=mail", "/section/mindanao/?utm_source=mail"),
        ("/with-a-query/?page_id=7&x=1", "/newest/?x=1"),
        ("/with-a-query/?page_id=8&x=1", "/archive/?page_id=8&x=1"),
        ("/?page_id=7&utm_source=mail", "/archive/?utm_source=mail"),
    ],
)
def test_parameters_travel_on(reader, asked, to):
    make_article(slug="ferries-sail")
    former.leave("/old-story/", "/ferries-sail/")
    Address.objects.create(path="/with-a-query/?page_id=7", leads_to="/newest/")
    Address.objects.create(path="/with-a-query/", leads_to="/archive/")
    Address.objects.create(path="/?page_id=7", leads_to="/archive/")
    assert location(reader, asked) == to


def test_garbage_does_not_fill_the_cache(reader, page_cache):
    make_article(slug="ferries-sail")
    for garbage in ("/ferries-sail).", "/ferries-sa", "/FERRIES-SAIL/", "/nothing-at-all/", "/old/?x=1"):
        reader.get(garbage)
        assert page_cache.tier.memory.get(garbage.partition("?")[0]) is None
        assert page_cache.tier.shared.get(garbage.partition("?")[0]) is None
