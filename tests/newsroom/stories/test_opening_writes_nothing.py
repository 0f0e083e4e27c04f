"""Opening a story or the list writes nothing; a scheduled change that is due is shown, and made at the next write."""

import datetime as dt
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, ScheduledChange
from articles.publishing import save_story
from newsroom.autosave.models import Autosave
from tests.factories import make_article, make_user
from tests.newsroom.desk import byline, errors, filled, list_url, notes_url, story_url

pytestmark = pytest.mark.django_db

WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE|REPLACE|SELECT .* FOR UPDATE)", re.IGNORECASE)


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def story():
    return make_article("Ferries sail", body="<p>One.</p>", tags=["ports"], by=["Ana Lim"])


@pytest.fixture
def due(desk, story):
    """A change of headline, tags and names whose moment has just come; nobody has made it yet."""
    moment = timezone.localtime() + dt.timedelta(days=1)
    changes = {"headline": "Ferries stay", "tags": "ports, storm", "bylines-TOTAL_FORMS": 2}
    changes |= {"goes_live_at": f"{moment:%Y-%m-%dT%H:%M}", "_plan": "1"} | byline(1, name="Ben Cruz")
    desk.post(story_url(story), filled(desk.get(story_url(story)), **changes))
    ScheduledChange.objects.update(goes_live_at=timezone.now())
    return ScheduledChange.objects.get()


def read(client, address):
    """The page at an address, of which it is asserted that nothing was written for it."""
    with CaptureQueriesContext(connection) as queries:
        page = client.get(address)
    assert page.status_code == 200
    assert [query["sql"] for query in queries if WRITES.match(query["sql"])] == []
    return page


def test_nothing_is_written_by_looking(desk, editor, story):
    token = "an-opening-of-the-form"
    Autosave.objects.create(by=editor, story=story, token=token, version=1, fields={"headline": ["Typed"]})
    for address in (
        story_url(),
        story_url(story),
        story_url(story) + f"?autosave={token}",
        list_url(),
        notes_url(story),
        story_url(story).replace("change", "history"),
    ):
        read(desk, address)


@pytest.mark.parametrize("query", ["", "?planned"])
def test_a_change_that_is_due_is_shown_and_not_made(desk, story, due, query):
    page = read(desk, story_url(story) + query)
    sent = filled(page)
    assert (sent["headline"], sent["tags"]) == ("Ferries stay", "ports, storm")
    assert {sent[f"bylines-{number}-name"] for number in range(3)} == {"Ana Lim", "Ben Cruz"}
    assert "A change is planned" not in page.content.decode()
    read(desk, list_url())
    assert Article.objects.get().headline == "Ferries sail"
    assert ScheduledChange.objects.exists()


def test_who_only_reads_the_story_writes_nothing_either(client, story, due):
    client.force_login(make_user(role="Publisher"))
    read(client, story_url(story))
    assert ScheduledChange.objects.exists()


def test_words_typed_over_it_are_saved_after_it_and_nobody_is_asked(desk, story, due):
    page = read(desk, story_url(story))
    answer = desk.post(story_url(story), filled(page, headline="Ferries stay in port"), follow=True)
    assert "While you were writing" not in answer.content.decode()
    saved = Article.objects.get()
    assert (saved.headline, sorted(saved.tags.names())) == ("Ferries stay in port", ["ports", "storm"])
    assert [each.name for each in saved.bylines.all()] == ["Ana Lim", "Ben Cruz"]
    kept = {each.version: each.content["headline"] for each in story.revisions.exclude(version=None)}
    assert kept == {1: "Ferries sail", 2: "Ferries stay", 3: "Ferries stay in port"}
    assert not ScheduledChange.objects.exists()


def test_somebody_elses_save_in_between_is_not_taken_for_it(desk, story, due):
    page = read(desk, story_url(story))
    ScheduledChange.objects.all().delete()
    other = Article.objects.get()
    other.headline = "Ferries wait"
    save_story(other, by=make_user())
    answer = desk.post(story_url(story), filled(page, headline="Ferries stay in port"))
    assert "have changed the same words" in errors(answer)
    assert Article.objects.get().headline == "Ferries wait"


def test_one_that_meets_newer_words_is_shown_as_held(desk, story, due):
    other = Article.objects.get()
    other.headline = "Ferries wait"
    save_story(other, by=make_user())
    page = read(desk, story_url(story))
    assert filled(page)["headline"] == "Ferries wait"
    assert "It was not made" in page.content.decode()
    assert ScheduledChange.objects.get().is_held is False
