"""A change of a published story is made at its moment, whoever asks first; where it meets newer words it is held."""

import datetime as dt
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from django.utils import timezone

from articles import revisions
from articles.models import Article, ScheduledChange
from articles.publishing import NotPossible, StoryConflict, save_story, withdraw
from articles.scheduled_changes import (
    as_of,
    cancel_change,
    make_due_changes,
    schedule_change,
    scheduled_change_of,
)
from tests.factories import make_article, make_person, make_user, section

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def story(now):
    return make_article(
        "Ferries sail", body="<p>One.</p>\n<p>Two.</p>", tags=["ports"], published_at=now - HOUR
    )


def plan_words(story, now, by=None, **content):
    facts = {"at": now + HOUR, "by": by, "reason": "The agreement says six"}
    schedule_change(story, revisions.content_of(story) | content, **facts)


def stored(story):
    return Article.objects.get(pk=story.pk)


def test_nothing_changes_before_the_moment_and_everything_at_it(story, now):
    chief, person = make_user("chief"), make_person()
    byline = {"role": "words", "person": person.pk, "name": "", "position": 0}
    plan_words(
        story,
        now,
        chief,
        headline="Ferries stay",
        body="<p>One.</p>\n<p>Two, they say.</p>",
        tags=["ports", "storm"],
        bylines=[byline],
        sections=sorted([story.section_id, section("sports").pk]),
    )
    assert make_due_changes(now + HOUR - dt.timedelta(seconds=1)) == 0
    assert (stored(story).headline, stored(story).version) == ("Ferries sail", 1)
    assert make_due_changes(now + HOUR) == 1
    changed = stored(story)
    assert (changed.headline, changed.body) == ("Ferries stay", "<p>One.</p>\n<p>Two, they say.</p>")
    assert sorted(changed.tags.names()) == ["ports", "storm"]
    assert [each.person for each in changed.bylines.all()] == [person]
    assert changed.article_sections.count() == 2
    assert (changed.published_at, changed.updated_at) == (story.published_at, None)
    assert not ScheduledChange.objects.exists()
    acts = [(act.verb, act.by, act.version) for act in story.acts.order_by("pk")]
    assert acts == [("plan", chief, 1), ("change", chief, 2)]
    assert "six" in story.revisions.get(version=2).reason


def test_a_major_one_is_dated_with_its_moment(story, now):
    content = revisions.content_of(story) | {"headline": "Ferries stay"}
    schedule_change(story, content, at=now + HOUR, is_major=True)
    make_due_changes(now + 2 * HOUR)
    assert stored(story).updated_at == now + HOUR


def test_it_goes_together_with_what_was_changed_elsewhere_in_the_meantime(story, now):
    plan_words(story, now, body="<p>One.</p>\n<p>Two, they say.</p>")
    again = stored(story)
    again.headline, again.body = "Ferries wait", "<p>One, and more.</p>\n<p>Two.</p>"
    save_story(again, by=make_user())
    make_due_changes(now + HOUR)
    assert stored(story).headline == "Ferries wait"
    assert stored(story).body == "<p>One, and more.</p>\n<p>Two, they say.</p>"


def test_one_that_meets_newer_words_is_held_and_nothing_is_lost(story, now):
    other = make_article("Other", published_at=now - HOUR)
    plan_words(story, now, headline="Ferries stay")
    plan_words(other, now, headline="Another")
    again = stored(story)
    again.headline = "Ferries wait"
    save_story(again, by=make_user())
    assert make_due_changes(now + HOUR) == 1
    assert stored(story).headline == "Ferries wait"
    assert stored(other).headline == "Another"
    held = scheduled_change_of(story)
    assert (held.is_held, held.words.content["headline"]) == (True, "Ferries stay")
    assert make_due_changes(now + 2 * HOUR) == 0


def test_whatever_is_wrong_with_one_the_others_are_made(story, now):
    other = make_article("Other", published_at=now - HOUR)
    plan_words(story, now, headline="Ferries stay", tags=5)
    plan_words(other, now, headline="Another")
    assert make_due_changes(now + HOUR) == 1
    assert (stored(story).headline, stored(other).headline) == ("Ferries sail", "Another")
    assert scheduled_change_of(story).is_held


@pytest.mark.django_db(transaction=True)
def test_two_processes_at_its_moment_make_it_once(migrated, now):
    story = make_article("Ferries sail", published_at=now - HOUR)
    plan_words(story, now, headline="Ferries stay")
    together = Barrier(2)

    def make(_):
        together.wait()
        try:
            return make_due_changes(now + HOUR)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as processes:
        assert sorted(processes.map(make, range(2))) == [0, 1]
    assert (stored(story).headline, stored(story).version) == ("Ferries stay", 2)
    assert story.acts.filter(verb="change").count() == 1


def test_one_of_a_story_that_was_withdrawn_is_held(story, now):
    plan_words(story, now, headline="Ferries stay")
    withdraw(stored(story))
    assert make_due_changes(now + HOUR) == 0
    assert scheduled_change_of(story).is_held
    assert (stored(story).headline, stored(story).status) == ("Ferries sail", "withdrawn")


def test_a_correction_can_be_part_of_it(story, now):
    story.corrections.create(kind="update", text="First.")
    note = {"kind": "correction", "made_at": revisions.plain(now + HOUR), "text": "It was Tuesday."}
    plan_words(story, now, corrections=[*revisions.content_of(story)["corrections"], note])
    make_due_changes(now + HOUR)
    assert {each.text for each in story.corrections.all()} == {"First.", "It was Tuesday."}


def test_only_a_published_story_has_one_and_only_one(story, now):
    with pytest.raises(NotPossible, match="not published"):
        plan_words(make_article(status="draft"), now)
    plan_words(story, now, headline="Ferries stay")
    with pytest.raises(StoryConflict, match="in the meantime"):
        plan_words(story, now, headline="Ferries wait")
    words = scheduled_change_of(story).words
    content = words.content | {"headline": "Ferries turn"}
    schedule_change(story, content, at=now + 2 * HOUR, instead_of=words.pk)
    assert scheduled_change_of(story).words.content["headline"] == "Ferries turn"
    assert words in story.revisions.filter(version=None)


def test_one_on_an_older_version_is_told_so(story, now):
    save_story(stored(story), by=make_user())
    with pytest.raises(StoryConflict):
        plan_words(story, now, headline="Ferries stay")


def test_a_plan_that_is_taken_back_leaves_its_words(story, now):
    plan_words(story, now, headline="Ferries stay")
    assert cancel_change(scheduled_change_of(story), by=make_user("ben"))
    assert make_due_changes(now + HOUR) == 0
    assert story.revisions.get(version=None).content["headline"] == "Ferries stay"
    assert story.acts.first().verb == "take_back"


def test_the_stories_can_be_seen_as_of_a_moment_and_nothing_of_it_lasts(story, now):
    plan_words(story, now, headline="Ferries stay")
    with as_of(now + HOUR):
        assert stored(story).headline == "Ferries stay"
    assert (stored(story).headline, stored(story).version) == ("Ferries sail", 1)
    assert scheduled_change_of(story).goes_live_at == now + HOUR
    assert timezone.now() < now + HOUR
