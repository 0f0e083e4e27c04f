"""What each save left behind: who, when, what, and back again."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from articles.models import Article
from articles.publishing import publish, save_story
from tests.factories import make_article, make_person, make_picture, make_user, section
from tests.newsroom.desk import byline, filled, story_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def history(story, revision=None):
    address = reverse("admin:articles_article_history", args=[story.pk])
    return f"{address}?revision={revision.pk}" if revision else address


def test_each_save_is_kept_whole_with_who_and_when(desk, editor):
    story = make_article("Ferries sail", tags=["ports"], by=["Ana Lim"], further=[section("sports")])
    changes = {"headline": "Ferries stay", "tags": "ports, sea", "bylines-TOTAL_FORMS": 2}
    desk.post(story_url(story), filled(desk.get(story_url(story)), **changes, **byline(1, name="Ben Cruz")))
    newest, oldest = story.revisions.all()
    assert (newest.version, newest.by, oldest.version, oldest.by) == (2, editor, 1, None)
    assert newest.content["tags"] == ["ports", "sea"]
    assert [row["name"] for row in newest.content["bylines"]] == ["Ana Lim", "Ben Cruz"]
    assert len(newest.content["sections"]) == 2
    page = desk.get(history(story)).content.decode()
    assert "Version 2" in page
    assert "headline, tags, bylines" in page


def test_what_was_changed_is_shown_word_by_word(desk):
    story = make_article("Ferries sail", body="<p>The boats wait.</p>")
    data = filled(desk.get(story_url(story)), headline="Ferries stay", body="<p>The boats sail.</p>")
    desk.post(story_url(story), data)
    page = desk.get(history(story, story.revisions.first())).content.decode()
    assert "Ferries <del>" in page
    for word in ("sail", "stay", "wait"):
        assert f"</span>{word}<span" in page


def test_a_version_is_brought_back_as_a_save_of_its_own(desk, editor):
    picture, person = make_picture(), make_person()
    story = make_article("First", body="<p>One.</p>", tags=["ports"], by=[person], lead_picture=picture)
    cleared = {
        "headline": "Second",
        "body": "<p>Two.</p>",
        "tags": "",
        "lead_picture": "",
        "bylines-0-DELETE": "on",
    }
    desk.post(story_url(story), filled(desk.get(story_url(story)), **cleared))
    first = story.revisions.get(version=1)
    assert desk.post(history(story), {"revision": first.pk}).status_code == 302
    story = Article.objects.get()
    assert (story.headline, story.body, story.lead_picture) == ("First", "<p>One.</p>", picture)
    assert [*story.tags.names()] == ["ports"]
    assert [each.person for each in story.bylines.all()] == [person]
    assert (story.version, story.is_published) == (3, True)
    newest = story.revisions.first()
    assert (newest.version, newest.by, newest.reason) == (3, editor, "As in version 1")


def test_bringing_back_says_what_is_no_longer_there(desk):
    person = make_person()
    story = make_article("First", by=[person])
    desk.post(story_url(story), filled(desk.get(story_url(story)), **{"bylines-0-DELETE": "on"}))
    person.delete()
    answer = desk.post(history(story), {"revision": story.revisions.get(version=1).pk}, follow=True)
    assert "could not come back: a byline" in answer.content.decode()


def test_a_version_that_is_brought_back_does_not_publish(desk):
    story = make_article("First")
    save_story(Article.objects.get(), by=make_user())
    first = story.revisions.get(version=1)
    withdrawn = Article.objects.get()
    withdrawn.status = Article.Status.WITHDRAWN
    save_story(withdrawn)
    desk.post(history(story), {"revision": first.pk})
    assert Article.objects.get().status == Article.Status.WITHDRAWN


@pytest.mark.parametrize("nonsense", ["x", "0", "99999999", "9" * 40, "1;2", "-1"])
def test_nonsense_has_no_history(desk, nonsense):
    story = make_article()
    assert desk.get(f"{history(story)}?revision={nonsense}").status_code == 404
    assert desk.post(history(story), {"revision": nonsense}).status_code == 404


def test_a_version_of_another_story_is_not_brought_back(desk):
    mine, other = make_article(), make_article()
    save_story(Article.objects.get(pk=other.pk), by=make_user())
    assert desk.post(history(mine), {"revision": other.revisions.first().pk}).status_code == 404


def test_a_reporter_reads_what_they_may_and_brings_nothing_back(client):
    story = make_article()
    save_story(Article.objects.get(), by=make_user())
    client.force_login(make_user(role="Reporter"))
    assert client.get(history(story)).status_code == 200
    revision = story.revisions.first()
    assert "Bring this version back" not in client.get(history(story, revision)).content.decode()
    assert client.post(history(story), {"revision": revision.pk}).status_code == 403


def test_an_act_by_a_command_is_kept_too():
    story = make_article(status="draft", published_at=None)
    publish(Article.objects.get(pk=story.pk))
    assert [revision.content["status"] for revision in story.revisions.all()] == ["published", "draft"]


def test_keeping_a_story_costs_a_bounded_number_of_queries():
    story = make_article(body="<p>" + "word " * 1200 + "</p>", tags=["ports"], by=["Ana Lim"])
    save_story(Article.objects.get(), by=make_user())
    again, editor = Article.objects.get(pk=story.pk), make_user()
    again.headline = "Another"
    with CaptureQueriesContext(connection) as queries:
        save_story(again, by=editor)
    assert len([q for q in queries if "SAVEPOINT" not in q["sql"]]) < 15
