"""Previous, next and related stories."""

import datetime as dt

import pytest

from articles.related import around
from tests.factories import make_article, section

pytestmark = pytest.mark.django_db


def look(story):
    return around(story, list(story.tags.all()))


def headlines(stories):
    return [story.headline for story in stories]


def neighbours(story):
    """The ids of the previous and the next story."""
    found = look(story)
    return found.previous.pk, found.next.pk


@pytest.fixture
def ago(now):
    return lambda hours: now - dt.timedelta(hours=hours)


def test_neighbours_in_time(ago):
    old, middle, new = (
        make_article(name, published_at=ago(h)) for name, h in (("old", 3), ("middle", 2), ("new", 1))
    )
    assert neighbours(middle) == (old.pk, new.pk)
    assert look(old).previous is None
    assert look(new).next is None


def test_neighbours_of_one_moment_are_told_apart(ago):
    at = ago(2)
    first, second, third = (make_article(published_at=at) for _ in range(3))
    assert neighbours(second) == (first.pk, third.pk)


def test_hidden_stories_are_no_neighbours(ago, tomorrow):
    story = make_article(published_at=ago(2))
    make_article(published_at=tomorrow)
    make_article(published_at=ago(1), status="withdrawn")
    assert look(story).next is None


def test_picks_come_first_then_rare_tags_then_the_section(ago):
    story = make_article(
        "story", tags=["fisheries", "salt"], section=section("business"), published_at=ago(1)
    )
    pick = make_article("pick", section=section("sports"), published_at=ago(90))
    story.picks.add(pick)
    for n in range(12):
        make_article(f"common {n}", tags=["fisheries"], section=section("visayas"), published_at=ago(2 + n))
    make_article("rare", tags=["salt"], section=section("visayas"), published_at=ago(80))
    make_article("section", section=section("business"), published_at=ago(3))
    assert headlines(look(story).related) == ["pick", "rare", "common 0"]


def test_without_tags_the_section_fills_in_recent_first(ago):
    story = make_article("story", published_at=ago(1))
    for hours in (30, 5, 20):
        make_article(f"{hours} hours", published_at=ago(hours))
    make_article("elsewhere", section=section("sports"), published_at=ago(2))
    assert headlines(look(story).related) == ["5 hours", "20 hours", "30 hours"]


def test_no_story_twice_and_never_itself(ago):
    story = make_article("story", tags=["salt"], published_at=ago(2))
    other = make_article("other", tags=["salt"], published_at=ago(3))
    story.picks.add(other)
    assert headlines(look(story).related) == ["other"]


def test_hidden_stories_are_not_related(ago, tomorrow):
    story = make_article("story", tags=["salt"], published_at=ago(2))
    for fields in ({"status": "draft"}, {"published_at": tomorrow}, {"status": "withdrawn"}):
        hidden = make_article("hidden", tags=["salt"], **fields)
        story.picks.add(hidden)
    assert look(story).related == []


def test_a_story_with_hundreds_of_tags_has_a_page(client):
    story = make_article("Everything", tags=[f"tag {number}" for number in range(520)])
    assert client.get(story.get_absolute_url()).status_code == 200
