"""What an editor types is kept before it is saved, offered again exactly as it was, and seen by nobody else."""

import datetime as dt
import json

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Article
from newsroom.autosave.models import Autosave
from tests.factories import make_article, make_user, section
from tests.newsroom.desk import filled, list_url, story_url
from tests.pagecache.conftest import version_now

pytestmark = pytest.mark.django_db

EXCHANGE = reverse("admin:articles_article_autosave")
TOKEN = "an-opening-of-the-form"


@pytest.fixture
def ana(client, editor):
    client.force_login(editor)
    return client


def send(client, story=None, token=TOKEN, version=1, **fields):
    """One exchange; every field is given as text or as a list of texts."""
    fields = {name: value if isinstance(value, list) else [value] for name, value in fields.items()}
    sent = {"story": story and story.pk, "token": token, "version": version, "fields": fields or None}
    return client.post(EXCHANGE, json.dumps(sent), content_type="application/json")


def restored(client, story=None, token=TOKEN):
    return client.get(story_url(story), {"autosave": token})


def test_what_was_typed_is_offered_and_fills_the_form(ana):
    story = make_article("Ferries sail", tags=["ports"])
    assert send(ana, story, headline="Ferries stay, they", tags="ports, sea").status_code == 200
    page = ana.get(story_url(story))
    assert "You typed this and did not save it" in page.content.decode()
    assert page.context["adminform"].form.initial["headline"] == "Ferries sail"
    form = restored(ana, story).context["adminform"].form
    assert form["headline"].value() == "Ferries stay, they"
    assert form["tags"].value() == "ports, sea"
    assert Article.objects.get().headline == "Ferries sail"


def test_names_boxes_and_times_come_back_as_they_were_typed(ana):
    story = make_article(by=["Ana Lim"])
    data = filled(ana.get(story_url(story)), further_sections=[str(section("business").pk)])
    data |= {"bylines-0-name": "Ana Cruz", "is_major": "on", "published_at": "2026-12-24T0"}
    send(ana, story, **_texts(data))
    page = restored(ana, story)
    again = filled(page)
    assert again["bylines-0-name"] == "Ana Cruz"
    assert again["further_sections"] == [str(section("business").pk)]
    assert again["is_major"] == "on"
    assert "2026-12-24T0" in page.content.decode()


def test_a_story_that_was_never_saved_is_offered_where_one_begins(ana):
    send(ana, version=0, headline="New and unsaved", section=str(section().pk))
    page = ana.get(story_url())
    assert "New and unsaved" in page.content.decode()
    ana.post(story_url(), filled(restored(ana), autosave=TOKEN))
    assert Article.objects.get().headline == "New and unsaved"
    assert not Autosave.objects.exists()


def test_a_save_clears_what_waited_of_this_form_and_of_no_other(ana):
    story = make_article("Ferries sail")
    send(ana, story, headline="Of this tab")
    send(ana, story, token="another-tab-of-mine", headline="Of another tab")
    ana.post(story_url(story), filled(ana.get(story_url(story)), headline="Saved", autosave=TOKEN))
    assert [autosave.headline for autosave in Autosave.objects.all()] == ["Of another tab"]


def test_words_typed_on_an_older_version_are_brought_together_when_they_are_saved(ana):
    story = make_article("Ferries sail", body="<p>One.</p><p>Two.</p>")
    page = ana.get(story_url(story))
    send(ana, story, version=story.version, **_texts(filled(page, headline="Typed by Ana")))
    ben = Client()
    ben.force_login(make_user("ben", role="Sub-editor"))
    ben.post(story_url(story), filled(ben.get(story_url(story)), standfirst="Ben's sentence."))
    ana.post(story_url(story), filled(restored(ana, story), autosave=TOKEN))
    story.refresh_from_db()
    assert (story.headline, story.standfirst) == ("Typed by Ana", "Ben's sentence.")


def test_thrown_away_is_gone(ana):
    story = make_article()
    send(ana, story, headline="Never mind")
    ana.post(reverse("admin:articles_article_throw_away"), {"autosave": TOKEN})
    assert not Autosave.objects.exists()
    assert "You typed this" not in ana.get(story_url(story)).content.decode()


def test_the_list_says_who_has_a_story_open_now(ana, editor):
    story = make_article()
    send(ana, story, headline="Typing")
    assert "open: editor" in ana.get(list_url()).content.decode()
    story.present.update(seen_at=timezone.now() - dt.timedelta(seconds=15))
    assert "open: editor" not in ana.get(list_url()).content.decode()


def test_readers_notice_nothing_and_it_is_no_revision(ana):
    story = make_article()
    before, revisions = version_now(), story.revisions.count()
    send(ana, story, headline="Not yet")
    assert version_now() == before
    assert story.revisions.count() == revisions
    assert Article.objects.get().version == story.version


def test_an_exchange_costs_few_queries(ana):
    story = make_article()
    send(ana, story, headline="First")
    with CaptureQueriesContext(connection) as queries:
        assert send(ana, story, headline="Second", body="<p>" + "word " * 1_200 + "</p>").status_code == 200
    # Session, person, roles, story; presence, who else, the notes; the autosave.
    assert len(queries) == 8, [query["sql"][:80] for query in queries]


def test_what_is_thirty_days_old_is_tidied_and_nothing_younger(ana, capsys):
    send(ana, headline="Old")
    send(ana, token="opened-yesterday-or-so", headline="Younger")
    old = timezone.now() - dt.timedelta(days=30, minutes=1)
    Autosave.objects.filter(token=TOKEN).update(saved_at=old)
    Autosave.objects.exclude(token=TOKEN).update(saved_at=old + dt.timedelta(minutes=2))
    call_command("tidy_autosaves")
    assert "1 autosave deleted" in capsys.readouterr().out
    assert [autosave.headline for autosave in Autosave.objects.all()] == ["Younger"]


def _texts(data):
    return {
        n: v if isinstance(v, list) else str(v) for n, v in data.items() if n not in ("version", "autosave")
    }
