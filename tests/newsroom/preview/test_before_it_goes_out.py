"""Draft links made at the desk, and the preview on every kind of screen."""

import pytest
from django.test import Client
from django.urls import reverse

from newsroom.preview import csp
from newsroom.sharing import draft_links
from newsroom.sharing.models import DraftLink
from richtext.csp import READERS_POLICY
from tests.factories import make_article, make_user
from tests.newsroom.desk import preview_url, story_url

pytestmark = pytest.mark.django_db

ANSWER = {"verdict": "change", "text": "It was <b>Tuesday</b>.", "name": "Ramon Sayo", "version": 1}


@pytest.fixture
def story(db):
    return make_article("Salt returns", status="draft")


def links_url(story):
    return reverse("admin:articles_article_draft_links", args=[story.pk])


def screens_url(story):
    return reverse("admin:articles_article_screens", args=[story.pk])


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def test_an_editor_makes_a_link_and_revokes_it(desk, story, editor):
    page = desk.post(links_url(story), {"_share": "1", "for_whom": "Atty. Sayo", "days": "7"}, follow=True)
    link = DraftLink.objects.get()
    assert (link.for_whom, link.made_by) == ("Atty. Sayo", editor)
    assert f"http://testserver{link.get_absolute_url()}" in page.content.decode()
    assert Client().get(link.get_absolute_url()).status_code == 200
    page = desk.post(links_url(story), {"_revoke": link.pk}, follow=True)
    assert "is revoked and leads nowhere now" in page.content.decode()
    assert link.get_absolute_url() not in page.content.decode()
    assert Client().get(link.get_absolute_url()).status_code == 410


@pytest.mark.parametrize(
    "wrong",
    [
        {"days": "400"},
        {"days": "x"},
        {"days": ""},
        {"for_whom": ""},
        {"for_whom": "x" * 81},
        {"for_whom": "\0"},
    ],
)
def test_a_link_is_for_somebody_and_for_some_days(desk, story, wrong):
    given = {"_share": "1", "for_whom": "Atty. Sayo", "days": "7"} | wrong
    assert desk.post(links_url(story), given).status_code == 200
    assert not DraftLink.objects.exists()


@pytest.mark.parametrize("number", ["", "x", "999999", "9" * 30, "²"])
def test_only_links_of_this_story_are_revoked(desk, story, editor, number):
    other = draft_links.share(make_article(), by=editor, for_whom="x", days=1)
    for pk in (number, other.pk):
        assert desk.post(links_url(story), {"_revoke": pk}).status_code == 404
    other.refresh_from_db()
    assert other.revoked_at is None


def test_an_answer_stands_on_the_story_beside_its_buttons(desk, story, editor):
    draft_links.share(story, by=editor, for_whom="Atty. Sayo", days=1).answers.create(**ANSWER)
    for address in (story_url(story), links_url(story)):
        page = desk.get(address).content.decode()
        assert "Ramon Sayo" in page
        assert "It was &lt;b&gt;Tuesday&lt;/b&gt;." in page
        assert "of an earlier version" not in page
    type(story).objects.update(version=2)
    assert "of an earlier version" in desk.get(story_url(story)).content.decode()


def test_a_link_to_an_embargoed_story_says_when_it_opens(desk, story, tomorrow):
    type(story).objects.update(embargoed_until=tomorrow)
    assert "nobody outside reads a word before" in desk.get(links_url(story)).content.decode()


@pytest.mark.parametrize(
    ("role", "links", "screens"),
    [
        ("Reporter", 403, 200),
        ("Sub-editor", 200, 200),
        ("Editor", 200, 200),
        ("Advertising", 403, 403),
        ("Publisher", 403, 200),
        ("", 403, 403),
    ],
)
def test_who_may_share_and_who_may_look(client, story, role, links, screens):
    client.force_login(make_user(role=role))
    assert client.get(links_url(story)).status_code == links
    assert client.post(links_url(story), {"_share": "1", "for_whom": "x", "days": "1"}).status_code in {
        links,
        302,
    }
    assert DraftLink.objects.exists() == (links == 200)
    assert client.get(screens_url(story)).status_code == screens
    is_offered = links_url(story) in client.get(story_url(story)).content.decode()
    assert is_offered == (links == 200)


def test_the_preview_stands_in_frames_of_our_own_pages_only(desk, story):
    preview, screens = desk.get(preview_url(story)), desk.get(screens_url(story))
    assert preview.headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in preview.headers["Content-Security-Policy"]
    assert screens.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in screens.headers["Content-Security-Policy"]
    assert screens.content.decode().count(f'src="{preview_url(story)}"') == 4
    for other in (desk.get(story_url(story)), desk.get("/admin/"), desk.get("/")):
        assert other.headers["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none'" in other.headers["Content-Security-Policy"]


def test_their_policies_are_the_readers_but_for_the_frames():
    assert READERS_POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'") == csp.PREVIEW_POLICY
    assert READERS_POLICY.rpartition("frame-src")[0] + "frame-src 'self'" == csp.SCREENS_POLICY


@pytest.mark.parametrize("number", ["999999", "none", "9" * 20])
def test_no_story_no_page(desk, number):
    for page in ("screens", "draft-links"):
        assert desk.get(f"/admin/articles/article/{number}/{page}/").status_code == 404
