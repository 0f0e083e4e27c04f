"""On the story's form: a change is planned, seen as of its time, changed, made at once or taken back."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, ScheduledChange
from articles.publishing import save_story
from articles.scheduled_changes import make_due_changes, scheduled_change_of
from newsroom.checks.models import Override
from tests.factories import make_article, make_picture, make_user
from tests.newsroom.desk import byline, errors, filled, list_url, preview_url, story_url

pytestmark = pytest.mark.django_db

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def story(now):
    return make_article(
        "Ferries sail", body="<p>One.</p>", tags=["ports"], by=["Ana Lim"], published_at=now - HOUR
    )


@pytest.fixture
def noon(now):
    return timezone.localtime(now).replace(second=0, microsecond=0) + dt.timedelta(days=1)


def sent(desk, story, noon, query="", button="_plan", **changes):
    """What the form answers to a change that is to be planned."""
    data = filled(desk.get(story_url(story) + query), goes_live_at=f"{noon:%Y-%m-%dT%H:%M}", **changes)
    del data["_continue"]
    return desk.post(story_url(story) + query, data | {button: "1"})


def test_a_change_is_planned_with_names_and_tags_and_the_story_stays(desk, story, noon, editor):
    changes = {"headline": "Ferries stay", "tags": "ports, storm", "bylines-TOTAL_FORMS": 2}
    answer = sent(desk, story, noon, reason="As agreed", **changes, **byline(1, name="Ben Cruz"))
    assert answer.url == story_url(story) + "?planned"
    page = desk.get(answer.url).content.decode()
    assert "This is the change planned for" in page
    assert "Ferries stay" in page
    unchanged = Article.objects.get()
    assert (unchanged.headline, unchanged.version, unchanged.bylines.count()) == ("Ferries sail", 1, 1)
    words = scheduled_change_of(story).words
    assert (words.by, words.version, "As agreed" in words.reason) == (editor, None, True)
    make_due_changes(noon)
    changed = Article.objects.get()
    assert (changed.headline, sorted(changed.tags.names())) == ("Ferries stay", ["ports", "storm"])
    assert [each.name for each in changed.bylines.all()] == ["Ana Lim", "Ben Cruz"]


def test_the_list_and_the_first_page_say_that_it_waits(desk, story, noon):
    sent(desk, story, noon, headline="Ferries stay")
    for address in (list_url(), reverse("admin:index")):
        page = desk.get(address).content.decode()
        assert "Ferries sail" in page
        assert f"{noon:%-I:%M}" in page


def test_it_is_seen_as_of_its_time(desk, story, noon):
    sent(desk, story, noon, headline="Ferries stay", is_major="on")
    page = desk.get(preview_url(story) + "?planned").content.decode()
    assert "<h1" in page
    assert "Ferries stay" in page
    assert f'datetime="{noon:%Y-%m-%dT%H:%M}' in page
    assert "Ferries sail" in desk.get(preview_url(story)).content.decode()
    assert Article.objects.get().headline == "Ferries sail"


def test_what_is_planned_is_changed_on_its_own_form(desk, story, noon):
    sent(desk, story, noon, headline="Ferries stay")
    first = scheduled_change_of(story).words
    sent(desk, story, noon + HOUR, query="?planned", standfirst="Until Friday.")
    planned = scheduled_change_of(story)
    assert (planned.words.content["headline"], planned.words.content["standfirst"]) == (
        "Ferries stay",
        "Until Friday.",
    )
    assert planned.goes_live_at == noon + HOUR
    assert first in story.revisions.all()


def test_it_can_be_made_at_once(desk, story, noon):
    sent(desk, story, noon, headline="Ferries stay")
    sent(desk, story, noon, query="?planned", button="_continue")
    assert Article.objects.get().headline == "Ferries stay"
    assert not ScheduledChange.objects.exists()


def test_it_can_be_taken_back(desk, story, noon):
    sent(desk, story, noon, headline="Ferries stay")
    address = reverse("admin:articles_article_take_back", args=[story.pk])
    answer = desk.post(address, follow=True)
    assert "kept in the story&#x27;s history" in answer.content.decode()
    assert not ScheduledChange.objects.exists()
    make_due_changes(noon)
    assert Article.objects.get().headline == "Ferries sail"
    history = desk.get(reverse("admin:articles_article_history", args=[story.pk])).content.decode()
    versions, _, plans = history.partition("<h2>Planned</h2>")
    assert "Change planned" not in versions
    assert "Change planned" in plans
    assert "Plan taken back" in plans


def test_whoever_opens_a_story_after_the_moment_sees_it_made(desk, story, noon):
    sent(desk, story, noon, headline="Ferries stay")
    ScheduledChange.objects.update(goes_live_at=timezone.now())
    assert "Ferries stay" in desk.get(story_url(story)).content.decode()


def test_a_save_in_the_meantime_says_whether_they_meet(desk, story, noon):
    sent(desk, story, noon, headline="Ferries stay")
    data = filled(desk.get(story_url(story)), standfirst="Until Friday.")
    assert "touches the same words" not in desk.post(story_url(story), data, follow=True).content.decode()
    data = filled(desk.get(story_url(story)), headline="Ferries wait")
    assert "touches the same words" in desk.post(story_url(story), data, follow=True).content.decode()
    page = desk.get(story_url(story) + "?planned").content.decode()
    assert "In the story now" in page
    sent(desk, story, noon, query="?planned", headline="Ferries wait and stay")
    make_due_changes(noon)
    changed = Article.objects.get()
    assert (changed.headline, changed.standfirst) == ("Ferries wait and stay", "Until Friday.")


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"goes_live_at": ""}, "a day and a time to come"),
        ({"goes_live_at": "2020-01-01T06:00"}, "a day and a time to come"),
        ({"goes_live_at": "tomorrow"}, "valid date/time"),
        ({"slug": "another-place"}, "cannot be planned"),
        ({"embargoed_until": "2030-01-01T06:00"}, "cannot be planned"),
        ({"headline": ""}, "required"),
    ],
)
def test_what_cannot_be_planned_comes_back_with_a_sentence(desk, story, noon, changes, sentence):
    data = filled(desk.get(story_url(story)), **{"goes_live_at": f"{noon:%Y-%m-%dT%H:%M}"} | changes)
    del data["_continue"]
    answer = desk.post(story_url(story), data | {"_plan": "1"})
    assert sentence in errors(answer)
    assert not ScheduledChange.objects.exists()


def test_nobody_writes_over_a_plan_unseen(desk, story, noon, client):
    early = filled(desk.get(story_url(story)), headline="Ferries turn", goes_live_at=f"{noon:%Y-%m-%dT%H:%M}")
    sent(desk, story, noon, headline="Ferries stay")
    answer = desk.post(story_url(story), early | {"_plan": "1"})
    assert "Nothing was planned now" in errors(answer)
    assert scheduled_change_of(story).words.content["headline"] == "Ferries stay"
    assert "Ferries turn" in answer.content.decode()
    aside = story.revisions.filter(version=None).exclude(pk=scheduled_change_of(story).words_id)
    assert aside.get().content["headline"] == "Ferries turn"


def test_one_that_was_made_while_it_was_written_on_is_planned_anew(desk, story, noon):
    sent(desk, story, noon, headline="Ferries stay")
    data = filled(desk.get(story_url(story) + "?planned"), standfirst="Until Friday.")
    make_due_changes(noon)
    answer = desk.post(story_url(story) + "?planned", data | {"_plan": "1"})
    assert answer.status_code == 302
    content = scheduled_change_of(story).words.content
    assert (content["headline"], content["standfirst"]) == ("Ferries stay", "Until Friday.")


def test_a_plan_on_an_older_version_is_brought_together(desk, story, noon):
    early = filled(desk.get(story_url(story)), headline="Ferries stay", goes_live_at=f"{noon:%Y-%m-%dT%H:%M}")
    other = Article.objects.get()
    other.standfirst = "Until Friday."
    save_story(other, by=make_user())
    desk.post(story_url(story), early | {"_plan": "1"})
    make_due_changes(noon)
    changed = Article.objects.get()
    assert (changed.headline, changed.standfirst) == ("Ferries stay", "Until Friday.")


def test_the_checks_stop_a_plan_like_any_publishing(desk, story, noon):
    picture = make_picture(alt_text="", is_decorative=False)
    answer = sent(desk, story, noon, lead_picture=picture.pk)
    assert not ScheduledChange.objects.exists()
    assert "Nothing was saved" in errors(answer)
    sent(desk, story, noon, lead_picture=picture.pk, override_reason="The court wants it so")
    assert ScheduledChange.objects.exists()
    assert Override.objects.exists()


@pytest.mark.parametrize("role", ["Reporter", "Sub-editor", "Advertising", "Publisher"])
def test_only_who_publishes_plans(client, editor, story, noon, role):
    client.force_login(editor)
    data = filled(client.get(story_url(story)), headline="Ferries stay")
    client.force_login(make_user(role=role))
    answer = client.post(story_url(story), data | {"_plan": "1", "goes_live_at": f"{noon:%Y-%m-%dT%H:%M}"})
    assert answer.status_code == 403
    assert not ScheduledChange.objects.exists()
    assert client.post(reverse("admin:articles_article_take_back", args=[story.pk])).status_code == 403
