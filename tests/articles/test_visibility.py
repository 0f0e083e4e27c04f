"""What readers may see: the query and the row agree, in every state a story can be in."""

import datetime as dt

import pytest
from django.utils import timezone

from articles import cards
from articles.models import Article
from articles.publishing import save_story
from tests.factories import make_article, make_picture, make_source

HOUR = dt.timedelta(hours=1)
DAY = dt.timedelta(days=1)

# (what it is, fields of the story, fields of its source, whether readers see it); times are relative to now
STATES = [
    ("published an hour ago", {"published_at": -HOUR}, None, True),
    ("a draft", {"status": "draft", "published_at": -HOUR}, None, False),
    ("with the sub-editor", {"status": "review", "published_at": -HOUR}, None, False),
    ("sent back", {"status": "returned", "published_at": -HOUR}, None, False),
    ("approved", {"status": "approved", "published_at": -HOUR}, None, False),
    ("withdrawn", {"status": "withdrawn", "published_at": -HOUR}, None, False),
    ("spiked", {"status": "spiked", "published_at": -HOUR}, None, False),
    ("scheduled", {"published_at": HOUR}, None, False),
    ("under embargo", {"published_at": -HOUR, "embargoed_until": HOUR}, None, False),
    ("embargo over", {"published_at": -2 * HOUR, "embargoed_until": -HOUR}, None, True),
    ("an agency's, no terms", {"published_at": -HOUR}, {}, True),
    ("within its licence", {"published_at": -DAY}, {"licence_days": 2}, True),
    ("licence over", {"published_at": -3 * DAY}, {"licence_days": 2}, False),
    ("before its delay", {"published_at": -HOUR, "original_published_at": -HOUR}, {"delay_hours": 2}, False),
    ("after its delay", {"published_at": -HOUR, "original_published_at": -DAY}, {"delay_hours": 2}, True),
]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("fields", "terms", "is_visible"), [s[1:] for s in STATES], ids=[s[0] for s in STATES]
)
def test_query_and_row_agree(now, fields, terms, is_visible):
    moments = {
        name: now + value if isinstance(value, dt.timedelta) else value for name, value in fields.items()
    }
    source = None if terms is None else make_source(**terms)
    story = make_article(source=source, **moments)
    assert Article.objects.published().filter(pk=story.pk).exists() is is_visible
    assert story.is_published is is_visible
    assert Article.objects.get(pk=story.pk).is_published is is_visible


@pytest.mark.django_db
def test_a_licence_ends_at_its_very_moment(now, monkeypatch):
    """At `live_from` a story is out, at `live_until` it is gone: for the query, the row and its listings alike."""
    tick = dt.timedelta(microseconds=1)
    source = make_source(licence_days=1)
    story = make_article(
        source=source, published_at=now, by=["A name"], tags=["ports"], lead_picture=make_picture()
    )
    story.refresh_from_db()
    assert (story.live_from, story.live_until) == (now, now + DAY)
    listings = [story.article_sections, story.bylines, story.taggings, story.illustrations]
    answers = {
        now - tick: False,
        now: True,
        now + DAY - tick: True,
        now + DAY: False,
        now + DAY + tick: False,
    }
    for moment, is_visible in answers.items():
        assert Article.objects.published(at=moment).exists() is is_visible, moment
        assert [rows.published(at=moment).exists() for rows in listings] == [is_visible] * 4, moment
        assert bool(cards.visible([story.pk], at=moment)) is is_visible, moment
        assert story.is_published_at(moment) is is_visible, moment
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        assert story.is_published is is_visible, moment
        assert story.is_licence_over is (moment >= now + DAY), moment
        assert story.is_scheduled is (moment < now), moment


@pytest.mark.django_db
def test_a_schedule_is_kept_to_the_second(now):
    story = make_article(published_at=now + HOUR)
    just_before, then = now + HOUR - dt.timedelta(microseconds=1), now + HOUR
    assert not Article.objects.published(at=just_before).exists()
    assert Article.objects.published(at=then).get() == story
    assert not story.is_published_at(just_before)
    assert story.is_published_at(then)


@pytest.mark.django_db
def test_a_changed_policy_is_followed_by_every_story(now):
    source = make_source()
    old, new = make_article(source=source, published_at=now - 10 * DAY), make_article(source=source)
    source.licence_days = 7
    source.save()
    source.articles.follow_source(source)
    assert list(Article.objects.published()) == [new]
    source.licence_days = None
    source.save()
    source.articles.follow_source(source)
    assert set(Article.objects.published()) == {old, new}


@pytest.mark.django_db
def test_a_longer_delay_moves_a_story_and_its_listings(now):
    source = make_source()
    story = make_article(source=source, original_published_at=now - HOUR, tags=["ports"], by=["A name"])
    source.delay_hours = 5
    source.save()
    source.articles.follow_source(source)
    story.refresh_from_db()
    assert story.live_from == now + 4 * HOUR
    rows = [story.article_sections.get(), story.bylines.get(), story.taggings.get()]
    assert {row.live_from for row in rows} == {story.live_from}


@pytest.mark.django_db
def test_a_policy_is_followed_in_few_queries(django_assert_max_num_queries):
    source = make_source()
    for _ in range(30):
        make_article(source=source)
    source.licence_days = 1
    with django_assert_max_num_queries(12):
        source.articles.follow_source(source)
    assert not Article.objects.filter(live_until=None).exists()


@pytest.mark.django_db
def test_listings_carry_their_storys_moment(now, tomorrow):
    story = make_article(by=["A correspondent"], tags=["ports"], published_at=tomorrow)
    rows = [story.article_sections.get(), story.bylines.get(), story.taggings.get()]
    assert {row.live_from for row in rows} == {tomorrow}
    story.status = Article.Status.DRAFT
    save_story(story)
    assert {type(row).objects.get(pk=row.pk).live_from for row in rows} == {None}


@pytest.mark.django_db
def test_an_embargo_that_outlasts_the_licence_tells_nothing_of_the_story(client, now):
    source = make_source(licence_days=1)
    moments = {"published_at": now - 3 * DAY, "embargoed_until": now + DAY}
    story = make_article(source=source, original_url="https://example.org/secret", **moments)
    assert client.get(story.get_absolute_url()).status_code == 404
