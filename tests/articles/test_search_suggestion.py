"""A search without results offers the words that stories have, if they are a letter away."""

import datetime as dt

import pytest
from django.utils import timezone

from articles.search.suggestion import meant, one_letter_away
from tests.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _archive(now):
    make_article("Ice plant opens", body="<p>The seaweed election in Zamboanga.</p>")
    make_article("Ice plant closes", body="<p>Its planks burn.</p>")
    make_article("Ice blocks", body="<p>A plane lands.</p>")


def offered(query):
    now = timezone.now()
    return meant(query, opens=now - dt.timedelta(days=900), closes=now)


@pytest.mark.parametrize(
    ("query", "better"),
    [
        ("ice plnt", "ice plant"),
        ("Ice Plnat", "Ice plant"),
        ("ice plantt", "ice plant"),
        ("“plent” ice", "“plant” ice"),
        ("ice plane opens", "ice plant opens"),  # every word is known, but not beside the others
        ("elections zambonga", "elections zamboanga"),
        ("seawed electoin", "seaweed election"),
        ("zambo\u200bnga", "zamboanga"),
        ("plnt-like ice", ""),
        ("qqqqqq", ""),
        ("plnt qqqqqq", ""),
        ("ice 5000", ""),
        ("icf", ""),
        ("कषतरय", ""),
        ("", ""),
    ],
)
def test_a_letter_is_mended(query, better):
    assert offered(query) == better


@pytest.mark.parametrize("hidden", ["draft", "scheduled", "ended"])
def test_no_word_is_offered_that_only_a_hidden_story_has(hidden, now, tomorrow):
    states = {"draft": {"status": "draft"}, "scheduled": {"published_at": tomorrow}, "ended": {}}
    story = make_article("Verdict against nobody", **states[hidden])
    if hidden == "ended":
        type(story).objects.filter(pk=story.pk).update(live_until=now)
    assert offered("verdct") == ""


def test_the_page_offers_it_as_a_link(client):
    page = client.get("/search/", {"q": "ice plnt", "section": "sports"}).content.decode()
    assert 'Did you mean <a href="?q=ice+plant">ice plant</a>?' in page
    assert "Did you mean" not in client.get("/search/", {"q": "ice plant"}).content.decode()
    assert "<mark>plant</mark>" in client.get("/search/?q=ice+plant").content.decode()


def test_the_cost_is_bounded(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(16):
        assert offered("aaaaa bbbbb ccccc ddddd eeeee fffff") == ""
    assert len(one_letter_away("a" * 30)) < 1_700
    with django_assert_max_num_queries(8):
        offered("z" * 30 + " plnt")
