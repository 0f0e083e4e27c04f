"""A source's policy is changed once, in the newsroom, and every story of theirs follows."""

import datetime as dt

import pytest
from django.urls import reverse

from articles.models import Article
from sources.models import Source
from tests.factories import make_article, make_person, make_source

pytestmark = pytest.mark.django_db


def change(client, source, **fields):
    """Saves the source's form with some fields typed over."""
    address = reverse("admin:sources_source_change", args=[source.pk])
    form = client.get(address).context["adminform"].form
    values = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    data = {
        name: value for name, value in (values | fields).items() if value is not None and value is not False
    }
    response = client.post(address, data)
    assert response.status_code == 302, response.context["errors"]


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def test_a_shortened_licence_takes_its_stories_away_at_once(desk, now):
    source = make_source(licence_days=90)
    story = make_article(
        source=source,
        published_at=now - dt.timedelta(days=40),
        original_url="https://example.org/original",
        by=[make_person()],
        tags=["ports"],
    )
    assert desk.get(story.get_absolute_url()).status_code == 200
    change(desk, source, licence_days=30)
    gone = desk.get(story.get_absolute_url())
    assert gone.status_code == 410
    assert b"https://example.org/original" in gone.content
    assert not Article.objects.published().exists()


def test_a_lengthened_licence_brings_them_back(desk, now):
    source = make_source(licence_days=30)
    story = make_article(source=source, published_at=now - dt.timedelta(days=40))
    assert desk.get(story.get_absolute_url()).status_code == 410
    change(desk, source, licence_days="")
    assert desk.get(story.get_absolute_url()).status_code == 200


def test_a_longer_delay_moves_the_story_and_every_list_it_stands_in(desk, now):
    source, person = make_source(), make_person()
    story = make_article(source=source, original_published_at=now, by=[person], tags=["ports"])
    assert person.bylines.published().exists()
    change(desk, source, delay_hours=6)
    story.refresh_from_db()
    assert story.live_from == now + dt.timedelta(hours=6)
    for listing in (story.article_sections, story.bylines, story.taggings):
        assert [row.live_from for row in listing.all()] == [story.live_from]
    assert not person.bylines.published().exists()


def test_other_sources_stories_stay(desk, now):
    ours, theirs = make_source(licence_days=90), make_source("Coast Radio", licence_days=90)
    story = make_article(source=theirs, published_at=now - dt.timedelta(days=40))
    change(desk, ours, licence_days=1)
    assert desk.get(story.get_absolute_url()).status_code == 200


def test_a_changed_suffix_is_on_every_headline_at_once(desk):
    source = make_source()
    story = make_article("Ferries sail", source=source)
    change(desk, source, headline_suffix="Wire")
    assert "Ferries sail – Wire" in desk.get(story.get_absolute_url()).content.decode()


def test_a_source_with_stories_is_not_deleted(desk):
    ours, unused = make_source(), make_source("Coast Radio")
    make_article(source=ours)
    for source in (ours, unused):
        desk.post(reverse("admin:sources_source_delete", args=[source.pk]), {"post": "yes"})
    assert list(Source.objects.all()) == [ours]


@pytest.mark.parametrize(
    "terms", [{"licence_days": 900_000_000}, {"delay_hours": 10**12}, {"licence_days": 0}]
)
def test_a_policy_beyond_all_calendars_is_refused(desk, terms):
    source = make_source(licence_days=90)
    make_article(source=source)
    with pytest.raises(AssertionError, match="Ensure this value"):
        change(desk, source, **terms)
