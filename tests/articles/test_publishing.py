"""The acts of publishing."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from addresses import former
from articles.models import Article, Byline
from articles.publishing import StoryConflict, publish, save_story, withdraw
from tests.factories import make_article, make_person, section

pytestmark = pytest.mark.django_db


def test_publishing_a_draft_shows_it_to_readers(client):
    draft = make_article(status="draft")
    assert client.get(draft.get_absolute_url()).status_code == 404
    publish(draft)
    assert client.get(draft.get_absolute_url()).status_code == 200


def test_withdrawing_answers_410_and_keeps_the_words(client):
    story = make_article(body="<p>These words stay.</p>")
    withdraw(story)
    response = client.get(story.get_absolute_url())
    assert response.status_code == 410
    assert "These words stay" not in response.content.decode()
    assert "These words stay" in Article.objects.get().body


def test_a_save_against_a_newer_version_changes_nothing():
    story = make_article("First")
    mine, theirs = Article.objects.get(), Article.objects.get()
    theirs.headline = "Theirs"
    save_story(theirs)
    mine.headline = "Mine"
    with pytest.raises(StoryConflict):
        save_story(mine)
    assert Article.objects.get(pk=story.pk).headline == "Theirs"


def test_a_moved_story_leaves_a_redirect_without_chains(client):
    story = make_article(slug="first")
    for slug in ("second", "third"):
        story.slug = slug
        save_story(story)
    assert client.get("/first/").headers["Location"] == "/third/"
    assert client.get("/second/").headers["Location"] == "/third/"
    story.slug = "first"
    save_story(story)
    assert client.get("/first/").status_code == 200
    assert former.holder_of("/first/") is None


def test_a_moved_address_with_a_query_arrives_too(client):
    story = make_article(slug="first")
    story.slug = "second"
    save_story(story)
    assert client.get("/first/?fbclid=abc").headers["Location"] == "/second/?fbclid=abc"
    former.leave("/nowhere/", "")
    response = client.get("/nowhere/?fbclid=abc")
    assert response.status_code == 410
    assert "no longer here" in response.content.decode()
    assert client.get("/never/?fbclid=abc").status_code == 404


def test_an_address_that_moved_before_its_story_is_out_tells_nothing(client, tomorrow):
    story = make_article(slug="raid-on-sunday", published_at=tomorrow)
    story.slug = "sunday"
    save_story(story)
    moved, unknown = client.get("/raid-on-sunday/"), client.get("/raid-on-monday/")
    assert moved.status_code == 404
    assert moved.content == unknown.content
    publish(story, at=timezone.now())
    assert client.get("/raid-on-sunday/").headers["Location"] == "/sunday/"


@pytest.mark.parametrize("slug", ["日本" * 20, "a" * 200])
def test_no_address_is_too_long_to_lead_on(client, slug):
    story = make_article(slug=slug)
    old, story.slug = story.get_absolute_url(), "second"
    save_story(story)
    assert client.get(old).headers["Location"] == "/second/"


def test_an_address_in_any_script_moves(client):
    story = make_article(slug="año-nuevo-日本")
    story.slug = "bagong-taón"
    save_story(story)
    response = client.get("/año-nuevo-日本/", follow=True)
    assert response.redirect_chain == [("/bagong-ta%C3%B3n/", 301)]
    assert response.status_code == 200


def test_filing_follows_the_chosen_sections():
    story = make_article(further=[section("featured"), section("sports")])
    assert {s.slug for s in story.sections.all()} == {"mindanao", "featured", "sports"}
    save_story(story, further=[section("sports")])
    assert {s.slug for s in story.sections.all()} == {"mindanao", "sports"}


def test_only_a_major_change_moves_the_updated_time():
    story = make_article()
    save_story(story)
    assert story.updated_at is None
    save_story(story, is_major=True)
    assert story.updated_at is not None


@pytest.mark.parametrize("slug", ["admin", "feed", "UPPER", "with space", "a/b", "", "-"])
def test_an_address_that_cannot_be_is_refused_or_replaced(slug):
    story = Article(headline="A", slug=slug, section=section())
    if slug in {"", "-"}:
        story.full_clean()
    else:
        with pytest.raises(ValidationError):
            story.full_clean()


def test_addresses_made_from_headlines_are_free():
    slugs = [make_article(headline).slug for headline in ("Rain", "Rain", "Rain", "Admin", "!!!", "2026")]
    assert slugs == ["rain", "rain-2", "rain-3", "story-admin", "story", "story-2026"]


def test_a_byline_names_a_person_or_carries_a_name():
    story = make_article()
    for names in ({}, {"person": make_person(), "name": "Too much"}):
        byline = Byline(article=story, **names)
        with pytest.raises(ValidationError, match="one of them, not both"):
            byline.full_clean()
        with pytest.raises(IntegrityError), transaction.atomic():
            byline.save()


def test_only_published_stories_can_be_live():
    story = make_article()
    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=story.pk).update(status="draft")
