"""Two editors in one story: nobody's words are overwritten unseen, and nobody's are thrown away."""

import pytest
from django.test import Client

from articles import slugs
from articles.models import Article
from articles.publishing import StoryConflict, save_story
from newsroom.stories import saving
from newsroom.stories.admin import StoryAdmin
from tests.factories import make_article, make_user, section
from tests.newsroom.desk import byline, errors, filled, story_url

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


def both_open(story, ana, ben):
    """The story's form as both have it before them."""
    return ana.get(story_url(story)), ben.get(story_url(story))


def choose(refused, ben, story, **choices):
    """Ben's form, sent again with what is to stay."""
    met = str(refused.context["adminform"].form.conflict.story.version)
    keep = {f"keep-{name}": choice for name, choice in choices.items()}
    return ben.post(story_url(story), filled(refused, met=met, **keep))


def test_what_each_has_changed_is_brought_together(ana, ben):
    story = make_article("Ferries sail", body="<p>One.</p><p>Two.</p><p>Three.</p>", tags=["ports"])
    for_ana, for_ben = both_open(story, ana, ben)
    ana.post(
        story_url(story),
        filled(
            for_ana,
            headline="Ferries stay",
            body="<p>One, said Ana.</p><p>Two.</p><p>Three.</p>",
            tags="ports, sea",
        ),
    )
    saved = ben.post(
        story_url(story),
        filled(
            for_ben,
            standfirst="Calm.",
            body="<p>One.</p><p>Two.</p><p>Three, said Ben.</p>",
            tags="ports, boats",
        ),
        follow=True,
    )
    story = Article.objects.get()
    assert (story.headline, story.standfirst) == ("Ferries stay", "Calm.")
    assert story.body == "<p>One, said Ana.</p>\n<p>Two.</p>\n<p>Three, said Ben.</p>"
    assert set(story.tags.names()) == {"ports", "sea", "boats"}
    assert "While you were writing" in saved.content.decode()
    assert "theirs: headline, body, tags" in saved.content.decode()


def test_where_both_have_changed_the_same_nothing_is_saved_and_both_are_shown(ana, ben):
    story = make_article("Ferries sail")
    for_ana, for_ben = both_open(story, ana, ben)
    ana.post(story_url(story), filled(for_ana, headline="Ana's headline"))
    refused = ben.post(
        story_url(story), filled(for_ben, headline="Ben's headline", standfirst="Ben's sentence.")
    )
    assert "have changed the same words" in errors(refused)
    page = refused.content.decode()
    assert "Two of you have changed the same" in page
    for words in ("Ana", "Ben", "Ben&#x27;s sentence."):
        assert words in page
    assert Article.objects.get().headline == "Ana's headline"
    kept = story.revisions.get(version=None)
    assert (kept.by.username, kept.content["standfirst"]) == ("ben", "Ben's sentence.")


def test_saving_again_without_a_choice_does_not_overwrite_either(ana, ben):
    story = make_article()
    for_ana, for_ben = both_open(story, ana, ben)
    ana.post(story_url(story), filled(for_ana, headline="Ana's headline"))
    refused = ben.post(story_url(story), filled(for_ben, headline="Ben's headline"))
    again = ben.post(story_url(story), filled(refused))
    assert "have changed the same words" in errors(again)
    assert Article.objects.get().headline == "Ana's headline"
    assert story.revisions.filter(version=None).count() == 1


@pytest.mark.parametrize(("choice", "stays"), [("mine", "Ben's headline"), ("theirs", "Ana's headline")])
def test_who_is_asked_chooses_and_the_other_stays_in_the_history(ana, ben, choice, stays):
    story = make_article()
    for_ana, for_ben = both_open(story, ana, ben)
    ana.post(story_url(story), filled(for_ana, headline="Ana's headline"))
    refused = ben.post(story_url(story), filled(for_ben, headline="Ben's headline", kicker="Ports"))
    assert choose(refused, ben, story, headline=choice).status_code == 302
    story.refresh_from_db()
    assert (story.headline, story.kicker) == (stays, "Ports")
    kept = {revision.content["headline"] for revision in story.revisions.all()}
    assert {"Ana's headline", "Ben's headline"} <= kept


def test_a_choice_made_before_a_third_save_is_asked_for_again(ana, ben):
    story = make_article()
    for_ana, for_ben = both_open(story, ana, ben)
    ana.post(story_url(story), filled(for_ana, headline="Ana's headline"))
    refused = ben.post(story_url(story), filled(for_ben, headline="Ben's headline"))
    ana.post(story_url(story), filled(ana.get(story_url(story)), headline="Ana's second"))
    assert "have changed the same words" in errors(choose(refused, ben, story, headline="mine"))
    assert Article.objects.get().headline == "Ana's second"


def test_a_paragraph_that_both_have_changed_is_the_only_one_asked_about(ana, ben):
    story = make_article(body="<p>One.</p><p>Two.</p><p>Three.</p>")
    for_ana, for_ben = both_open(story, ana, ben)
    ana.post(story_url(story), filled(for_ana, body="<p>One A.</p><p>Two.</p><p>Three A.</p>"))
    refused = ben.post(story_url(story), filled(for_ben, body="<p>One B.</p><p>Two.</p><p>Three.</p>"))
    (choice,) = refused.context["adminform"].form.conflict.differences
    assert choice.difference.base == "<p>One.</p>"
    assert choose(refused, ben, story, body="mine").status_code == 302
    assert Article.objects.get().body == "<p>One B.</p>\n<p>Two.</p>\n<p>Three A.</p>"


def test_a_save_that_slips_in_after_the_forms_check_is_not_overwritten(ana, monkeypatch):
    """What only PostgreSQL allows, played by hand: the form saw no newer version, the UPDATE finds one."""
    story = make_article()
    page = ana.get(story_url(story))

    def too_late(ours, **how):
        monkeypatch.undo()
        monkeypatch.setattr(StoryAdmin, "get_object", after_theirs)
        raise StoryConflict

    def after_theirs(admin, request, *args):
        monkeypatch.undo()
        theirs = Article.objects.get(pk=story.pk)
        theirs.headline = "Theirs"
        save_story(theirs)
        return admin.get_object(request, *args)

    monkeypatch.setattr(saving, "save_story", too_late)
    response = ana.post(story_url(story), filled(page, headline="Ours"))
    assert "have changed the same words" in errors(response)
    assert "Ours" in response.content.decode()
    assert Article.objects.get().headline == "Theirs"


@pytest.mark.parametrize("version", [None, "", "77", "-1", "x", "9" * 30])
def test_a_form_without_a_version_that_there_was_saves_nothing(ana, version):
    story = make_article(headline="Ferries sail")
    data = filled(ana.get(story_url(story)), headline="Unseen", version=version)
    if version is None:
        del data["version"]
    response = ana.post(story_url(story), data)
    assert "nothing was saved" in errors(response) or "whole number" in errors(response)
    story.refresh_from_db()
    assert story.headline == "Ferries sail"


def test_a_button_pressed_twice_saves_once(ana):
    story = make_article()
    data = filled(ana.get(story_url(story)), headline="Ferries stay")
    for _ in range(2):
        assert ana.post(story_url(story), data).status_code == 302
    story.refresh_from_db()
    assert (story.headline, story.version) == ("Ferries stay", 2)


def test_one_editor_saves_twice_in_a_row(ana):
    story = make_article()
    for headline in ("First", "Second"):
        data = filled(ana.get(story_url(story)), headline=headline)
        assert ana.post(story_url(story), data).status_code == 302
    story.refresh_from_db()
    assert story.headline == "Second"


def test_names_are_brought_together_like_words(ana, ben):
    story = make_article(by=["Ana Lim"])
    for_ana, for_ben = both_open(story, ana, ben)
    ana.post(story_url(story), filled(for_ana, headline="Ana's headline"))
    ben.post(story_url(story), filled(for_ben, **{"bylines-0-name": "Ben Cruz"}))
    assert [byline.printed_name for byline in story.bylines.all()] == ["Ben Cruz"]
    assert Article.objects.get().headline == "Ana's headline"


@pytest.mark.parametrize(("choice", "stay"), [("mine", ["Ben Cruz"]), ("theirs", ["Ana Lim", "Tala Reyes"])])
def test_who_is_asked_chooses_between_lists_of_names(ana, ben, choice, stay):
    story = make_article(by=["Ana Lim"])
    for_ana, for_ben = both_open(story, ana, ben)
    added = {"bylines-TOTAL_FORMS": 2} | byline(1, name="Tala Reyes")
    ana.post(story_url(story), filled(for_ana, **added))
    refused = ben.post(story_url(story), filled(for_ben, **{"bylines-0-name": "Ben Cruz"}))
    assert "have changed the same" in errors(refused)
    assert [each.printed_name for each in story.bylines.all()] == ["Ana Lim", "Tala Reyes"]
    assert choose(refused, ben, story, bylines=choice).status_code == 302
    assert [each.printed_name for each in story.bylines.all()] == stay


def test_names_taken_away_by_one_do_not_stop_the_other(ana, ben):
    story = make_article(by=["Ana Lim"])
    for_ana, for_ben = both_open(story, ana, ben)
    ana.post(story_url(story), filled(for_ana, **{"bylines-0-DELETE": "on"}))
    assert ben.post(story_url(story), filled(for_ben, headline="Ben's headline")).status_code == 302
    assert Article.objects.get().headline == "Ben's headline"
    assert not story.bylines.exists()


def test_two_stories_of_one_headline_in_one_moment_are_both_saved(ana, monkeypatch):
    """What only PostgreSQL allows, played by hand: the address was free when it was looked for."""
    make_article("Ferries sail", slug="ferries-sail")

    def too_early(headline, others):
        monkeypatch.undo()
        return "ferries-sail"

    monkeypatch.setattr(slugs, "free_slug", too_early)
    response = ana.post(
        story_url(), filled(ana.get(story_url()), headline="Ferries sail", section=section().pk)
    )
    assert response.status_code == 302
    assert {story.slug for story in Article.objects.all()} == {"ferries-sail", "ferries-sail-2"}


def test_an_act_from_an_old_form_is_kept_as_a_revision_though_no_word_of_it_is_new(ana, ben):
    story = make_article(status="approved")
    for_chief = ana.get(story_url(story))
    ben.post(story_url(story), filled(ben.get(story_url(story)), headline="Ben's headline"))
    assert ana.post(story_url(story), filled(for_chief, _publish="1")).status_code == 302
    newest = story.revisions.first()
    assert (newest.version, newest.by.username, newest.content["status"]) == (3, "editor", "published")
    assert newest.content["headline"] == "Ben's headline"
