"""With the database dead every page cached before is still read, and what was taken away stays away."""

import contextlib

import pytest
from django.db import OperationalError, connection

from articles.models import Article
from articles.publishing import publish, withdraw
from pagecache.setup import make_page_cache
from tests.factories import make_article
from tests.pagecache.clock import at
from tests.pagecache.conftest import Reader


@contextlib.contextmanager
def dead_database():
    """Every statement fails, as when the server has gone."""

    def fails(*_):
        raise OperationalError("the server has gone")

    with connection.execute_wrapper(fails):
        yield


@pytest.fixture
def story(db):
    return make_article("Ferries sail again")


def test_what_was_cached_is_read_on(reader, story):
    _, _, before = reader.get("/ferries-sail-again/")
    make_article("Another version")
    with dead_database():
        status, headers, body = reader.get("/ferries-sail-again/")
    assert (status, body) == (200, before)
    assert headers["cache-status"] == "pagecache; hit; detail=stale"
    assert reader.how("/ferries-sail-again/") == "fwd=miss; stored", "back with the database"


def test_a_page_that_was_never_cached_is_said_to_be_unavailable(reader, story):
    with dead_database():
        status, headers, body = reader.get("/ferries-sail-again/")
    assert (status, headers["retry-after"], headers["cache-control"][:8]) == (503, "30", "max-age=")
    assert b"please try again" in body
    assert "content-security-policy" in headers


def test_a_new_process_reads_what_others_have_cached(page_cache, reader, story):
    reader.get("/ferries-sail-again/")
    make_article("Another version")
    with dead_database():
        assert (
            Reader(make_page_cache(page_cache.django, page_cache.static_site, look_every=0)).how(
                "/ferries-sail-again/"
            )
            == "hit; detail=stale"
        )


@pytest.mark.parametrize("act", ["withdrawn", "deleted", "embargoed", "updated beside Django's save"])
def test_what_was_taken_away_stays_away(page_cache, reader, story, tomorrow, act):
    pages = ["/ferries-sail-again/", "/", "/newest/", "/feed/", "/sitemap-news.xml"]
    for page in pages:
        assert b"erries" in reader.get(page)[2]
    if act == "withdrawn":
        withdraw(story)
    elif act == "deleted":
        story.delete()
    elif act == "embargoed":
        story.embargoed_until = tomorrow
        story.save()
    else:
        Article.objects.update(status="spiked", live_from=None)
    page_cache.watcher.look()  # as every process does four times a second
    with dead_database():
        for some in (
            reader,
            Reader(make_page_cache(page_cache.django, page_cache.static_site, look_every=0)),
        ):
            for page in pages:
                assert some.get(page)[0] == 503, page


def test_that_a_story_is_gone_outlasts_the_database(reader, story):
    reader.get("/ferries-sail-again/")
    withdraw(story)
    assert reader.get("/ferries-sail-again/")[0] == 410
    with dead_database():
        status, headers, _ = reader.get("/ferries-sail-again/")
    assert (status, headers["cache-status"]) == (410, "pagecache; hit; detail=stale")


def test_a_story_that_came_back_may_be_shown(page_cache, reader, story):
    reader.get("/ferries-sail-again/")
    withdraw(story)
    publish(story)
    page_cache.watcher.look()
    with dead_database():
        assert reader.how("/ferries-sail-again/") == "hit; detail=stale"


def test_an_embargo_ends_without_the_database(page_cache, reader, story, tomorrow):
    reader.get("/ferries-sail-again/")
    story.embargoed_until = tomorrow
    story.save()
    page_cache.watcher.look()
    with dead_database():
        assert reader.get("/ferries-sail-again/")[0] == 503
        with at(tomorrow):
            assert reader.get("/ferries-sail-again/")[0] == 200


def test_a_licence_ends_without_the_database(reader, story, tomorrow):
    Article.objects.update(live_until=tomorrow)
    reader.get("/ferries-sail-again/")
    with dead_database():
        assert reader.get("/ferries-sail-again/")[0] == 200
        with at(tomorrow):
            assert reader.get("/ferries-sail-again/")[0] == 503


def test_nothing_is_shown_by_who_knows_nothing_of_what_was_taken_away(page_cache, reader, story, monkeypatch):
    reader.get("/ferries-sail-again/")
    newcomer = make_page_cache(page_cache.django, page_cache.static_site, look_every=0)
    newcomer.watcher.stores = ()
    with dead_database():
        assert Reader(newcomer).get("/ferries-sail-again/")[0] == 503


def test_a_fault_of_ours_shows_the_last_version(reader, story, monkeypatch):
    reader.get("/ferries-sail-again/")
    make_article("Another version")
    monkeypatch.setattr("articles.views.story_page", lambda story: 1 / 0)
    assert reader.how("/ferries-sail-again/") == "hit; detail=stale"


def test_the_newsroom_says_that_the_database_is_away(reader, story):
    with dead_database():
        status, headers, body = reader.get("/admin/", HTTP_COOKIE="newsroom=abcdefghijklmnopqrstuvwxyz012345")
    assert (status, headers["retry-after"]) == (503, "30")
    assert b"does not answer" in body
