"""A save that changes nothing is none: no version, no "Updated", no new pages for readers, and it is told."""

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from articles.models import Article
from newsroom.notes.models import DeskNote
from pagecache.models import ContentChange
from tests.factories import make_article, make_person, make_picture, section
from tests.newsroom.desk import byline, filled, story_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def story():
    return make_article(
        "Ferries sail",
        further=[section("featured")],
        tags=["ports", "Marawi City"],
        by=[make_person(), "Ana Lim"],
        lead_picture=make_picture(),
        standfirst="One.\n\nTwo.",
    )


def press(desk, story, **changes):
    return desk.post(story_url(story), filled(desk.get(story_url(story)), **changes), follow=True)


def trace(story):
    """All that a save leaves behind."""
    stored = Article.objects.get(pk=story.pk)
    versions = list(ContentChange.objects.values_list())
    return stored.version, stored.updated_at, story.revisions.count(), LogEntry.objects.count(), versions


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"tags": " ports ,“Marawi City”".replace("“", '"').replace("”", '"')},
        {"standfirst": "One.\r\n\r\nTwo.  "},
        {"headline": "  Ferries \n sail "},
        {"body": "<p>The first boat\r\nleft at six.</p>\r\n".replace("\r\n", " ")},
        {"body": '<p class="MsoNormal">The first boat left at six.</p>'},
        {"slug": ""},
        {"override_reason": "Not needed."},
        {"_approve": "1"},
    ],
)
def test_nothing_is_left_behind(desk, story, changes):
    press(desk, story, kicker="Ports")  # the version before is kept from here on
    before = trace(story)
    page = press(desk, story, **changes)
    assert "Nothing was changed." in page.content.decode()
    assert "successfully" not in page.content.decode()
    assert trace(story) == before


def test_without_staying_it_leads_to_the_list(desk, story):
    data = filled(desk.get(story_url(story)))
    del data["_continue"]
    page = desk.post(story_url(story), data | {"_save": "1"}, follow=True)
    assert page.redirect_chain[0][0] == reverse("admin:articles_article_changelist")
    assert "Nothing was changed." in page.content.decode()


def test_rows_that_are_written_anew_as_they_were_change_nothing(desk, story):
    press(desk, story, kicker="Ports")
    before = trace(story)
    rows = {"bylines-1-DELETE": "on", "bylines-TOTAL_FORMS": "3", **byline(2, name="Ana Lim")}
    rows["bylines-2-position"] = "1"
    assert "Nothing was changed." in press(desk, story, **rows).content.decode()
    assert trace(story) == before


@pytest.mark.parametrize(
    ("changes", "is_told"),
    [({"is_major": "on"}, True), ({"reason": "Asked the port"}, False), ({"kicker": "Ports"}, False)],
)
def test_what_somebody_meant_is_kept(desk, story, changes, is_told):
    press(desk, story, **changes)
    stored = Article.objects.get()
    assert (stored.version, story.revisions.count()) == (2, 2)
    assert (stored.updated_at is not None) == is_told
    assert story.revisions.first().reason == changes.get("reason", "")


def test_a_major_update_of_what_is_not_out_changes_nothing(desk):
    draft = make_article(status="draft", published_at=None)
    assert "Nothing was changed." in press(desk, draft, is_major="on").content.decode()
    assert not draft.tags.exists()


def test_a_note_is_written_all_the_same(desk, story):
    page = press(desk, story, note="Who says so?", note_token="an-opening-of-the-box")
    assert "Nothing was changed." not in page.content.decode()
    assert DeskNote.objects.get().text == "Who says so?"
    assert (Article.objects.get().version, story.revisions.filter(version=2).exists()) == (1, False)


def test_a_version_that_the_story_is_already_is_not_brought_back(desk, story):
    press(desk, story, kicker="Ports")
    before = trace(story)
    address = reverse("admin:articles_article_history", args=[story.pk])
    page = desk.post(f"{address}?revision={story.revisions.get(version=2).pk}", follow=True)
    assert "Nothing was changed." in page.content.decode()
    assert trace(story) == before


def test_what_is_out_is_not_published_again(desk, story):
    press(desk, story, kicker="Ports")
    before = trace(story)
    assert "Nothing was changed." in press(desk, story, _publish="1").content.decode()
    chosen = {"action": "publish_stories", "_selected_action": [story.pk]}
    page = desk.post(reverse("admin:articles_article_changelist"), chosen, follow=True)
    assert "Nothing was changed." in page.content.decode()
    assert trace(story) == before
    assert not story.acts.exists()
