"""The checks on the story form: shown beside the buttons, stopping a step, overridden with a reason."""

import datetime as dt

import pytest
from django.urls import reverse

from articles.models import Article
from newsroom.checks.models import Override
from tests.factories import make_article, make_picture, section
from tests.newsroom.desk import byline, errors, filled, list_url, story_url

pytestmark = pytest.mark.django_db

ONE = {"bylines-TOTAL_FORMS": "1"}
EMPTY = "There is nothing to read: the text is empty."
STOPS = "Whose picture is “A boat”? It has no credit."


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def story(db):
    return make_article("Salt returns", status="approved", lead_picture=make_picture(1, credit=""))


def status(story):
    return Article.objects.get(pk=story.pk).status


def press(desk, story, **changes):
    return desk.post(story_url(story), filled(desk.get(story_url(story)), **changes))


def test_they_stand_above_the_buttons_which_lead_to_them(desk, story):
    page = desk.get(story_url(story)).content.decode()
    assert page.index('id="checks"') < page.index(STOPS) < page.index("submit-row")
    assert 'href="#checks">2 to look at</a>' in page


@pytest.mark.parametrize("step", [{"_publish": "1"}, {"_schedule": "1", "published_at": "2099-01-01T06:00"}])
def test_what_stops_keeps_the_story_where_it_is_and_every_word_on_the_form(desk, story, step):
    response = press(desk, story, headline="Salt is back", **step)
    assert STOPS in errors(response)
    assert "Nothing was saved." in errors(response)
    assert 'name="override_reason"' in response.content.decode()
    assert "Salt is back" in response.content.decode()
    assert status(story) == "approved"


def test_a_reason_opens_the_way_and_is_kept(desk, story, editor):
    response = press(desk, story, _publish="1", override_reason="The agency sends it tonight.")
    assert response.status_code == 302
    assert status(story) == "published"
    kept = Override.objects.get()
    assert (kept.story, kept.check_name, kept.step, kept.by) == (
        story,
        "picture_without_credit",
        "published",
        editor,
    )
    assert kept.reason == "The agency sends it tonight."
    history = desk.get(reverse("admin:articles_article_history", args=[story.pk])).content.decode()
    assert "The agency sends it tonight." in history
    assert "went on in spite of it" in desk.get(story_url(story)).content.decode()


def test_blanks_are_no_reason(desk, story):
    assert STOPS in errors(press(desk, story, _publish="1", override_reason="  "))
    assert "at most 400" in str(press(desk, story, _publish="1", override_reason="x" * 401).content)
    assert status(story) == "approved"
    assert press(desk, story, override_reason="Not needed for a save.").status_code == 302
    assert not Override.objects.exists()


def test_a_save_that_is_no_step_is_never_stopped(desk, story):
    assert press(desk, story, headline="Salt is back").status_code == 302
    live = make_article(lead_picture=make_picture(2, credit=""))
    assert press(desk, live, headline="Better").status_code == 302
    assert not Override.objects.exists()


def test_warnings_stop_nothing(desk):
    story = make_article("word " * 20, status="approved")
    assert press(desk, story, _publish="1").status_code == 302
    assert status(story) == "published"


def test_a_name_typed_just_now_counts(desk):
    story = make_article(status="approved", section=section("opinion"))
    assert "name stands over it" in errors(press(desk, story, _publish="1"))
    typed = byline(0, name="Rosa Lim") | {"bylines-TOTAL_FORMS": "1"}
    assert press(desk, story, _publish="1", **typed).status_code == 302
    assert status(story) == "published"


@pytest.mark.parametrize("step", [{"_publish": "1"}, {"_schedule": "1", "published_at": "2099-01-01T06:00"}])
def test_an_empty_story_is_stopped_at_every_door(desk, step):
    empty = make_article("Salt returns", body="", status="approved")
    assert EMPTY in errors(press(desk, empty, **step))
    new = {"headline": "Salt returns", "section": section().pk, "body": "<p>&nbsp;</p>"}
    assert EMPTY in errors(desk.post(story_url(), filled(desk.get(story_url()), **new, **step)))
    chosen = {"action": "publish_stories", "_selected_action": [empty.pk]}
    assert f"not published. {EMPTY}" in desk.post(list_url(), chosen, follow=True).content.decode()
    assert Article.objects.get().status == "approved"


@pytest.mark.parametrize("days", [-1, 1])
def test_a_story_that_is_out_or_scheduled_is_not_emptied_by_a_slip(desk, now, days):
    live = make_article("Salt returns", published_at=now + dt.timedelta(days=days))
    response = press(desk, live, body="")
    assert EMPTY in errors(response)
    assert 'name="override_reason"' in response.content.decode()
    assert press(desk, live, body="", override_reason="The court wants it so.").status_code == 302
    assert Override.objects.get().check_name == "nothing_to_read"
    assert press(desk, live, headline="It stays as it is").status_code == 302  # not asked again and again
    assert press(desk, make_article(), body="", _withdraw="1").status_code == 302


def test_an_empty_version_does_not_come_back_to_readers(desk):
    story = make_article("Salt returns", body="", status="draft")
    press(desk, story, body="<p>By boat.</p>", _publish="1", **byline(0, name="Ana"), **ONE)
    first = story.revisions.get(version=1)
    address = reverse("admin:articles_article_history", args=[story.pk]) + f"?revision={first.pk}"
    page = desk.post(address, follow=True).content.decode()
    assert "There is nothing to read" in page
    assert "Nothing was changed." in page
    assert Article.objects.get().body == "<p>By boat.</p>"


def test_what_only_warns_is_seen_before_a_new_story_goes_out(desk):
    typed = {"headline": "word " * 20, "section": section().pk, "body": "<p>At six.</p>", "_publish": "1"}
    shown = desk.post(story_url(), filled(desk.get(story_url()), **typed))
    assert "Nobody&#x27;s name stands over it." in shown.content.decode()
    assert "press once more" in errors(shown)
    assert not Article.objects.exists()
    assert desk.post(story_url(), filled(shown, **typed)).status_code == 302
    assert Article.objects.get().is_published


def test_what_was_typed_since_the_page_was_shown_is_seen_first(desk):
    story = make_article(status="approved", by=["Ana"])
    typed = {"body": "<p>It is in in the text.</p>", "_publish": "1"}
    shown = press(desk, story, **typed)
    assert "A word stands there twice" in errors(shown)
    assert desk.post(story_url(story), filled(shown, **typed, headline="Other words")).status_code == 302


def test_names_and_sections_that_are_typed_count_on_a_new_story(desk):
    typed = {"headline": "Salt returns", "section": section("featured").pk, "body": "<p>By boat.</p>"}
    typed |= {"further_sections": [section().pk], "_publish": "1", **byline(0, name="Ana"), **ONE}
    assert desk.post(story_url(), filled(desk.get(story_url()), **typed)).status_code == 302


def test_the_list_publishes_those_that_nothing_stops(desk, story):
    other = make_article("Ferries sail", status="approved", by=["Rosa Lim"])
    chosen = {"action": "publish_stories", "_selected_action": [story.pk, other.pk]}
    page = desk.post(list_url(), chosen, follow=True).content.decode()
    assert f"Salt returns: not published. {STOPS}" in page
    assert (status(story), status(other)) == ("approved", "published")


def test_a_new_story_has_nothing_to_look_at_yet(desk):
    assert "to look at" not in desk.get(story_url()).content.decode()


def test_words_in_a_finding_are_text(desk):
    story = make_article(status="draft", lead_picture=make_picture(3, credit="", alt_text="<b>Boat</b>"))
    assert "“&lt;b&gt;Boat&lt;/b&gt;”? It has no credit." in desk.get(story_url(story)).content.decode()
