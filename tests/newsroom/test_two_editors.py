"""Two editors in one story: nobody's words are overwritten unseen, and nobody's are thrown away."""

import pytest
from django.test import Client

from articles import addresses
from articles.models import Article
from articles.publishing import Conflict, save_story
from newsroom.admin import StoryAdmin, acts
from tests.factories import make_article, make_user, section
from tests.newsroom.desk import errors, filled, story_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana(editor):
    client = Client()
    client.force_login(editor)
    return client


@pytest.fixture
def ben(db):
    client = Client()
    client.force_login(make_user("ben", role="Sub-editor"))
    return client


def test_a_save_against_a_newer_version_changes_nothing_and_keeps_the_text(ana, ben):
    story = make_article(headline="Ferries sail")
    open_with_ana, open_with_ben = ana.get(story_url(story)), ben.get(story_url(story))
    assert ana.post(story_url(story), filled(open_with_ana, headline="Ana's headline")).status_code == 302

    response = ben.post(
        story_url(story), filled(open_with_ben, headline="Ben's headline", standfirst="Ben's sentence.")
    )

    story.refresh_from_db()
    assert story.headline == "Ana's headline"
    assert response.status_code == 200
    assert "Somebody else has saved this story" in errors(response)
    page = response.content.decode()
    assert "Ben&#x27;s headline" in page
    assert "Ben&#x27;s sentence." in page
    assert f'<a href="{story_url(story)}" target="_blank"' in page.replace("'", '"')


def test_saving_again_does_not_overwrite_either(ana, ben):
    story = make_article()
    open_with_ben = ben.get(story_url(story))
    ana.post(story_url(story), filled(ana.get(story_url(story)), headline="Ana's headline"))
    refused = ben.post(story_url(story), filled(open_with_ben, headline="Ben's headline"))
    again = ben.post(story_url(story), filled(refused))
    assert "Somebody else has saved this story" in errors(again)
    story.refresh_from_db()
    assert story.headline == "Ana's headline"


def test_a_save_that_slips_in_after_the_forms_check_is_not_overwritten(ana, monkeypatch):
    """What only PostgreSQL allows, played by hand: the form saw no newer version, the UPDATE finds one."""
    story = make_article()
    page = ana.get(story_url(story))

    def too_late(ours, **how):
        monkeypatch.undo()
        monkeypatch.setattr(StoryAdmin, "get_object", after_theirs)
        raise Conflict

    def after_theirs(admin, request, *args):
        monkeypatch.undo()
        theirs = Article.objects.get(pk=story.pk)
        theirs.headline = "Theirs"
        save_story(theirs)
        return admin.get_object(request, *args)

    monkeypatch.setattr(acts, "save_story", too_late)
    response = ana.post(story_url(story), filled(page, headline="Ours"))
    assert "Somebody else has saved this story" in errors(response)
    assert "Ours" in response.content.decode()
    assert Article.objects.get().headline == "Theirs"


def test_a_form_without_the_version_saves_nothing(ana):
    story = make_article(headline="Ferries sail")
    data = filled(ana.get(story_url(story)), headline="Unseen")
    del data["version"]
    assert "Somebody else has saved" in errors(ana.post(story_url(story), data))
    story.refresh_from_db()
    assert story.headline == "Ferries sail"


def test_one_editor_saves_twice_in_a_row(ana):
    story = make_article()
    for headline in ("First", "Second"):
        data = filled(ana.get(story_url(story)), headline=headline)
        assert ana.post(story_url(story), data).status_code == 302
    story.refresh_from_db()
    assert story.headline == "Second"


def test_bylines_of_a_refused_save_are_not_stored(ana, ben):
    story = make_article(by=["Ana Lim"])
    open_with_ben = ben.get(story_url(story))
    ana.post(story_url(story), filled(ana.get(story_url(story)), headline="Ana's headline"))
    ben.post(story_url(story), filled(open_with_ben, **{"bylines-0-name": "Ben Cruz"}))
    assert [byline.printed_name for byline in story.bylines.all()] == ["Ana Lim"]


def test_two_stories_of_one_headline_in_one_moment_are_both_saved(ana, monkeypatch):
    """What only PostgreSQL allows, played by hand: the address was free when it was looked for."""
    make_article("Ferries sail", slug="ferries-sail")

    def too_early(headline, others):
        monkeypatch.undo()
        return "ferries-sail"

    monkeypatch.setattr(addresses, "free_slug", too_early)
    response = ana.post(
        story_url(), filled(ana.get(story_url()), headline="Ferries sail", section=section().pk)
    )
    assert response.status_code == 302
    assert {story.slug for story in Article.objects.all()} == {"ferries-sail", "ferries-sail-2"}
