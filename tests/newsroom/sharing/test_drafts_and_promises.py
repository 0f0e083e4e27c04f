"""A promise is stronger than a draft link, and so is the story's own end."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.publishing import publish, save_story, withdraw
from newsroom.sharing import draft_links
from newsroom.sharing.models import DraftAnswer
from tests.factories import make_article, make_source
from tests.newsroom.sharing.test_draft_links import APPROVAL, address, is_private

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(db):
    return make_article("The dam that leaks", status="review")


@pytest.fixture
def link(story, editor):
    return draft_links.share(story, by=editor, for_whom="Atty. Sayo", days=3)


def test_until_an_embargo_is_over_nobody_outside_reads_a_word(client, story, link, tomorrow, monkeypatch):
    story.embargoed_until = tomorrow
    save_story(story)
    for response in (
        client.get(address(link)),
        client.get(address(link) + "?answered"),
        client.post(address(link), APPROVAL),
        client.post(address(link), APPROVAL | {"verdict": ""}),
    ):
        assert response.status_code == 403
        assert b"dam" not in response.content
        assert is_private(response)
    assert not DraftAnswer.objects.exists()
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    assert client.get(address(link)).status_code == 200


def test_nor_until_the_delay_is_over_that_an_agency_asks_for(client, story, link, now):
    story.source = make_source(delay_hours=5)
    story.original_published_at = now
    save_story(story)
    assert client.get(address(link)).status_code == 403
    story.original_published_at = now - dt.timedelta(hours=6)
    save_story(story)
    assert client.get(address(link)).status_code == 200


def test_once_the_story_is_out_the_link_leads_to_it(client, story, link):
    publish(story)
    response = client.get(address(link))
    assert (response.status_code, response.url) == (302, story.get_absolute_url())
    assert is_private(response)


def test_a_withdrawn_story_is_shown_to_nobody(client, story, link):
    publish(story)
    withdraw(story)
    response = client.get(address(link))
    assert response.status_code == 410
    assert b"dam" not in response.content
