"""What cleaning takes out of a body is told at every door of the newsroom by which a body comes in."""

import datetime as dt
import json

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse

from articles import revisions
from richtext.fields import BodyFormField
from richtext.widgets import BodyWidget
from tests.factories import make_article, make_user, section
from tests.newsroom.desk import filled, story_url
from tests.newsroom.every_row import make_every_row

pytestmark = pytest.mark.django_db

LOSES = '<p>Words <a href="gopher://x">linked</a>.</p><video src="a.mp4"></video>'
TOLD = "Left out: 1 link that cannot work (gopher://x), 1 video."
KEPT = "<p>Words linked.</p>"


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def told(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


def test_every_form_with_an_editor_tells_it(client):
    client.force_login(make_user("chief", is_superuser=True))
    found = []
    for name, row in make_every_row().items():
        page = client.get(reverse(f"admin:{name}_change", args=[row.pk]))
        fields = page.context["adminform"].form.fields if "adminform" in page.context else {}
        bodies = [field for field in fields if isinstance(fields[field].widget, BodyWidget)]
        if not bodies:
            continue
        assert all(isinstance(fields[field], BodyFormField) for field in bodies), name
        saved = client.post(page.request["PATH_INFO"], filled(page, **dict.fromkeys(bodies, LOSES)))
        assert saved.status_code == 302, name
        assert TOLD in told(saved), name
        row.refresh_from_db()
        assert [getattr(row, field) for field in bodies] == [KEPT], name
        found.append(name)
    assert {"articles_article", "people_person", "flatpages_flatpage"} <= set(found)


def test_nothing_is_told_where_nothing_is_left_out(desk):
    story = make_article()
    saved = desk.post(story_url(story), filled(desk.get(story_url(story)), body="<p style='x'>One.</p>"))
    assert not [sentence for sentence in told(saved) if "Left out" in sentence]


def test_it_is_told_where_nothing_else_was_changed(desk):
    story = make_article(body=KEPT)
    saved = desk.post(story_url(story), filled(desk.get(story_url(story)), body=LOSES))
    assert TOLD in told(saved)
    assert "Nothing was changed" in " ".join(told(saved))


def test_a_new_story_tells_it(desk):
    saved = desk.post(
        story_url(), filled(desk.get(story_url()), headline="New", section=section().pk, body=LOSES)
    )
    assert TOLD in told(saved)


def test_a_change_that_is_planned_tells_it(desk, now):
    story = make_article()
    data = filled(
        desk.get(story_url(story)), body=LOSES, goes_live_at=f"{now + dt.timedelta(1):%Y-%m-%dT%H:%M}"
    )
    planned = desk.post(story_url(story), data | {"_plan": "1"})
    assert planned.status_code == 302
    assert TOLD in told(planned)


def test_two_editors_in_one_story_are_told_when_their_words_are_brought_together(desk, client):
    story = make_article("Ferries sail", body="<p>One.</p>\n<p>Two.</p>")
    form = desk.get(story_url(story))
    both_changed = {"headline": "Ana's", "body": "<p>One, said Ana.</p><p>Two.</p>"}
    desk.post(story_url(story), filled(form, **both_changed))
    refused = desk.post(
        story_url(story), filled(form, headline="Ben's", body=f"<p>One.</p><p>Two.</p>{LOSES}")
    )
    assert refused.status_code == 200
    assert TOLD in told(refused)
    page = refused.context["adminform"].form
    assert page.conflict.undecided


def test_the_autosaves_line_tells_what_a_save_will_leave_out(desk):
    def exchange(body):
        fields = {"headline": ["A"], "body": [body]}
        sent = {"story": None, "token": "an-opening-of-the-form", "version": 0, "fields": fields}
        address = reverse("admin:articles_article_autosave")
        return desk.post(address, json.dumps(sent), content_type="application/json").json()["left_out"]

    assert exchange(LOSES) == "A save leaves out: 1 link that cannot work (gopher://x), 1 video."
    assert exchange(KEPT) == ""
    assert exchange('<img src="https://a.example/b.png">') == (
        "A save fetches 1 picture from another site into the library."
    )
    assert "This text is too long" in exchange("&" * 250_000)
    assert "is said after it" in exchange("<p>x" * 200_000)


def test_a_revision_from_before_a_rule_tells_what_it_loses_when_it_comes_back(desk):
    story = make_article(body="<p>One.</p>")
    revisions.keep(story)
    revision = story.revisions.get()
    revision.content |= {"body": LOSES}
    revision.save()
    address = reverse("admin:articles_article_history", args=[story.pk])
    restored = desk.post(address, {"revision": revision.pk})
    assert TOLD in told(restored)
    story.refresh_from_db()
    assert story.body == KEPT
