"""Publishing and withdrawing by the form's buttons and from the list."""

import datetime as dt

import pytest
from django.contrib.admin.models import LogEntry

from articles.models import Article
from tests.factories import make_article, make_source, make_user
from tests.newsroom.desk import filled, list_url, story_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def act(client, name, *stories):
    chosen = [story.pk for story in stories]
    return client.post(list_url(), {"action": name, "_selected_action": chosen}, follow=True)


def test_publish_now_brings_a_draft_to_the_readers(desk, client):
    story = make_article(status="draft", published_at=None)
    assert client.get(story.get_absolute_url()).status_code == 404
    desk.post(story_url(story), filled(desk.get(story_url(story)), _publish="Publish now"))
    assert client.get(story.get_absolute_url()).status_code == 200


def test_publish_now_does_not_wait_for_the_schedule(desk, tomorrow):
    story = make_article(published_at=tomorrow)
    act(desk, "publish_stories", story)
    story.refresh_from_db()
    assert story.is_published


def test_publish_now_keeps_the_time_of_the_first_publication(desk, yesterday):
    story = make_article(status="withdrawn", published_at=yesterday)
    act(desk, "publish_stories", story)
    story.refresh_from_db()
    assert story.live_from == yesterday


def test_an_embargo_is_stronger_than_publish_now(desk, client, tomorrow):
    story = make_article(status="draft", published_at=None, embargoed_until=tomorrow)
    response = desk.post(
        story_url(story), filled(desk.get(story_url(story)), _publish="Publish now"), follow=True
    )
    assert "Embargoed until" in response.content.decode()
    assert client.get(story.get_absolute_url()).status_code == 404


def test_withdraw_makes_the_address_say_that_the_story_is_gone(desk, client):
    story = make_article()
    desk.post(story_url(story), filled(desk.get(story_url(story)), _withdraw="Withdraw"))
    assert client.get(story.get_absolute_url()).status_code == 410
    act(desk, "publish_stories", story)
    assert client.get(story.get_absolute_url()).status_code == 200
    act(desk, "withdraw_stories", story)
    assert client.get(story.get_absolute_url()).status_code == 410


def test_every_act_is_on_record(desk, editor):
    story = make_article(status="draft")
    act(desk, "publish_stories", story)
    assert LogEntry.objects.filter(user=editor, object_id=story.pk, change_message="Published").exists()


@pytest.mark.parametrize(
    ("fields", "buttons"),
    [
        ({"status": "draft"}, {"_publish"}),
        ({}, {"_withdraw"}),
        ({"published_at": "tomorrow"}, {"_publish", "_withdraw"}),
        ({"status": "withdrawn"}, {"_publish"}),
    ],
)
def test_the_buttons_are_those_that_change_something(desk, tomorrow, fields, buttons):
    fields = {name: tomorrow if value == "tomorrow" else value for name, value in fields.items()}
    page = desk.get(story_url(make_article(**fields))).content.decode()
    assert {name for name in ("_publish", "_withdraw") if f'name="{name}"' in page} == buttons


def test_a_story_of_a_source_waits_for_its_delay(desk, now):
    source = make_source(delay_hours=3)
    story = make_article(status="draft", source=source, original_published_at=now - dt.timedelta(hours=1))
    response = act(desk, "publish_stories", story)
    assert "Held for Harbor Wire until" in response.content.decode()
    story.refresh_from_db()
    assert not story.is_published


@pytest.mark.parametrize("role", ["Reporter", "Sub-editor", "Publisher"])
def test_nobody_else_publishes_or_withdraws(client, role):
    user = make_user(role=role)
    client.force_login(user)
    draft, live = make_article(status="draft", created_by=user), make_article()
    act(client, "publish_stories", draft)
    act(client, "withdraw_stories", live)
    assert Article.objects.get(pk=draft.pk).status == "draft"
    assert Article.objects.get(pk=live.pk).status == "published"


def test_hundreds_at_a_time_are_refused(desk, monkeypatch):
    monkeypatch.setattr("newsroom.stories.actions.AT_ONCE", 1)
    stories = [make_article(status="draft") for _ in range(2)]
    assert "Choose at most 1 stories" in act(desk, "publish_stories", *stories).content.decode()
    assert not Article.objects.published().exists()


def test_what_was_done_is_told_with_one_full_stop(desk):
    story = make_article(status="draft", published_at=None)
    said = [str(message) for message in act(desk, "publish_stories", story).context["messages"]]
    assert len(said) == 1
    assert said[0].endswith(".m.")
    assert not said[0].endswith("..")
