"""What is scheduled appears and ends to the second, in pages that were cached long before."""

import datetime as dt

import pytest
from django.utils import timezone

from pagecache.expiry import MAX_AGE
from tests.factories import make_article, make_source
from tests.pagecache.clock import at

SECOND = dt.timedelta(seconds=1)
SURFACES = [
    "/",
    "/newest/",
    "/section/mindanao/",
    "/feed/",
    "/feed/json/",
    "/sitemap-news.xml",
    "/search/?q=typhoon",
]


@pytest.fixture
def noon():
    return timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)


def shows(reader, address):
    status, _, body = reader.get(address)
    assert status == 200
    return b"bears down" in body


@pytest.mark.parametrize("hidden_by", ["published_at", "embargoed_until"])
def test_a_story_is_on_every_surface_at_its_second_and_on_none_before(reader, noon, hidden_by):
    make_article("Ferries sail again", published_at=noon - dt.timedelta(days=1))
    moments = {"published_at": noon - dt.timedelta(hours=1)} | {hidden_by: noon}
    make_article("Typhoon bears down", **moments)
    for moment, is_out in (
        (noon - 90 * SECOND, False),
        (noon - SECOND, False),
        (noon, True),
        (noon + SECOND, True),
    ):
        with at(moment):
            assert {address: shows(reader, address) for address in SURFACES} == dict.fromkeys(
                SURFACES, is_out
            )
            assert reader.get("/typhoon-bears-down/")[0] == (200 if is_out else 404)


def test_a_story_ends_with_its_licence(reader, noon):
    source = make_source(licence_days=1)
    make_article("Typhoon bears down", source=source, published_at=noon - dt.timedelta(days=1))
    with at(noon - SECOND):
        assert reader.get("/typhoon-bears-down/")[0] == 200
        assert shows(reader, "/newest/")
    with at(noon):
        assert reader.get("/typhoon-bears-down/")[0] == 410
        assert not shows(reader, "/newest/")


def test_a_shared_cache_is_told_of_the_moment(reader, noon):
    make_article("Typhoon bears down", published_at=noon)
    for before, shared in ((60, 5), (3, 3), (1, 1)):
        with at(noon - before * SECOND):
            policy = reader.get("/newest/")[1]["cache-control"]
        assert f"s-maxage={shared}," in policy
        assert f"stale-while-revalidate={min(5, before - shared)}," in policy


def test_no_page_is_cached_for_long(reader, noon):
    make_article("Ferries sail again", published_at=noon - dt.timedelta(days=1))
    with at(noon):
        reader.get("/")
    with at(noon + MAX_AGE * SECOND - SECOND):
        assert reader.how("/") == "hit"
    with at(noon + MAX_AGE * SECOND):
        assert reader.how("/") == "fwd=miss; stored"


def test_at_midnight_the_date_changes(reader, noon):
    midnight = noon.replace(hour=23, minute=59, second=59)
    with at(midnight):
        reader.get("/")
        assert reader.how("/") == "hit"
    with at(midnight + SECOND):
        assert reader.how("/") == "fwd=miss; stored"


def test_a_clock_set_back_shows_nothing_of_tomorrow(reader, noon):
    make_article("Typhoon bears down", published_at=noon)
    with at(noon + SECOND):
        assert shows(reader, "/newest/")
    with at(noon - SECOND):
        assert not shows(reader, "/newest/")
