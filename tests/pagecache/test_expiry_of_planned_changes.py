"""A planned change is in pages that were cached long before, to the second, and no word of it before."""

import datetime as dt

import pytest
from django.db import OperationalError
from django.utils import timezone

from articles.models import Article, ScheduledChange
from articles.revisions import content_of
from articles.scheduled_changes import cancel_change, schedule_change
from tests.articles.canary import OWN, SURFACES, addresses, make_canary, words_in
from tests.factories import make_article
from tests.pagecache.clock import at

SECOND = dt.timedelta(seconds=1)
LISTS = ["/", "/newest/", "/section/mindanao/", "/feed/", "/feed/json/", "/search/?q=typhoon", "/typhoon/"]


@pytest.fixture
def noon():
    return timezone.localtime().replace(hour=12, minute=0, second=0, microsecond=0)


@pytest.fixture
def story(noon):
    return make_article("Typhoon nears", slug="typhoon", published_at=noon - 3600 * SECOND)


def shown(reader):
    return {address: b" lands" in reader.get(address)[2] for address in LISTS}


def test_it_is_on_every_surface_at_its_second_and_on_none_before(reader, noon, story):
    with at(noon - 120 * SECOND):
        shown(reader)  # cached before anything was planned
        schedule_change(story, content_of(story) | {"headline": "Typhoon lands"}, at=noon)
    for moment, is_made in (
        (noon - 90 * SECOND, False),
        (noon - SECOND, False),
        (noon, True),
        (noon + SECOND, True),
    ):
        with at(moment):
            assert shown(reader) == dict.fromkeys(LISTS, is_made)
    assert Article.objects.get().version == 2


def test_one_that_is_taken_back_is_never_made(reader, noon, story):
    schedule_change(story, content_of(story) | {"headline": "Typhoon lands"}, at=noon)
    with at(noon - SECOND):
        shown(reader)
        cancel_change(ScheduledChange.objects.get())
    with at(noon):
        assert not any(shown(reader).values())


def test_where_it_cannot_be_made_now_readers_get_the_page_that_was(reader, noon, story, monkeypatch):
    schedule_change(story, content_of(story) | {"headline": "Typhoon lands"}, at=noon)
    with at(noon - SECOND):
        shown(reader)

    def is_locked(*args):
        raise OperationalError("database is locked")

    with monkeypatch.context() as broken, at(noon):
        broken.setattr("articles.scheduled_changes._make", is_locked)
        assert {reader.get(address)[0] for address in LISTS[:-2]} == {200}
        assert ScheduledChange.objects.get().is_held is False
    with at(noon + SECOND):
        assert all(shown(reader).values())


def test_no_page_has_a_word_of_what_is_planned(reader, client, now):
    story = make_canary(now)
    words = {"headline": "Wombathead", "body": "<p>Wombatbody</p>", "tags": ["wombattag"]}
    schedule_change(story, content_of(story) | words, at=now + 3600 * SECOND)
    for address in addresses(story, [*SURFACES, *OWN]):
        response = client.get(address)
        assert b"wombat" not in response.content.lower(), address
        assert "wombat" not in str(response.headers).lower(), address
    assert words_in({}, client.get("/quokkaslug/").content)
