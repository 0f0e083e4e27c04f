"""A save takes no story off the site that readers see: it is refused on its field, with the ways to do it."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.models import Article, ScheduledChange
from articles.publishing import save_story
from articles.scheduled_changes import make_due_changes
from tests.factories import make_article, make_source
from tests.newsroom.desk import filled, story_url

pytestmark = pytest.mark.django_db

DAY = dt.timedelta(days=1)


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def live(now):
    original = {"original_published_at": now - 2 * DAY, "original_url": "https://example.org/ferries"}
    return make_article("Ferries sail", published_at=now - 2 * DAY, **original)


def typed(moment):
    return f"{timezone.localtime(moment):%Y-%m-%dT%H:%M}"


def press(desk, story, **changes):
    return desk.post(story_url(story), filled(desk.get(story_url(story)), **changes))


def changes_that_hide(now):
    """{field: what is typed}; each by itself takes the story off the site."""
    return {
        "published_at": {"published_at": typed(now + DAY)},
        "embargoed_until": {"embargoed_until": typed(now + DAY)},
        "source": {"source": make_source(licence_days=1).pk},
        "original_published_at": {"original_published_at": typed(now - DAY / 24)},
    }


@pytest.mark.parametrize("button", ["_continue", "_save", "_schedule", "_publish", "_approve"])
@pytest.mark.parametrize("field", ["published_at", "embargoed_until", "source", "original_published_at"])
def test_a_live_story_stays_and_nothing_that_was_typed_is_lost(desk, client, now, live, field, button):
    if (field, button) == ("published_at", "_publish"):
        return  # "Publish now" publishes now
    if field == "original_published_at":
        Article.objects.update(source=make_source("Coast Radio", delay_hours=5))
    page = press(desk, live, headline="Ferries turn", **{button: "1"}, **changes_that_hide(now)[field])
    assert page.status_code == 200
    told = str(page.context["adminform"].form.errors[field])
    assert "Plan this change" in told
    assert "Withdraw" in told
    assert "Ferries turn" in page.content.decode()
    assert client.get(live.get_absolute_url()).status_code == 200
    stored = Article.objects.get()
    assert (stored.headline, stored.version, stored.is_published) == ("Ferries sail", 1, True)


def test_the_sentence_says_until_when(desk, now, live):
    told = str(press(desk, live, published_at=typed(now + DAY)).context["errors"])
    assert "with this they would not until" in told
    assert ".m. Nothing was saved" in told
    told = str(press(desk, live, source=make_source(licence_days=1).pk).context["errors"])
    assert "with this they would not any more. Nothing was saved" in told


def test_what_takes_nothing_away_is_saved(desk, now, live, tomorrow):
    earlier = typed(now - 3 * DAY)
    assert press(desk, live, published_at=earlier, source=make_source(delay_hours=1).pk).status_code == 302
    assert press(desk, live, published_at=typed(tomorrow), _withdraw="1").status_code == 302
    scheduled = make_article("Not out yet", published_at=tomorrow)
    later = typed(tomorrow + DAY)
    assert press(desk, scheduled, published_at=later, embargoed_until=later).status_code == 302


def test_an_emptied_publication_leaves_a_live_story_where_it_stands(desk, live):
    before = live.live_from
    assert press(desk, live, published_at="", headline="Ferries turn").status_code == 302
    stored = Article.objects.get()
    assert (stored.live_from, stored.headline) == (before, "Ferries turn")


def test_a_story_that_came_out_meanwhile_is_not_taken_back_by_an_older_form(desk, now, live):
    Article.objects.update(status="draft", live_from=None)
    old = filled(desk.get(story_url(live)), embargoed_until=typed(now + DAY))
    story = Article.objects.get()
    story.status = "published"
    save_story(story)
    page = desk.post(story_url(live), old | {"_schedule": "1"})
    assert "Plan this change" in str(page.context["errors"])
    assert Article.objects.get().is_published


def plan(desk, live, at, **changes):
    data = filled(desk.get(story_url(live)), goes_live_at=typed(at), **changes)
    del data["_continue"]
    return desk.post(story_url(live), data | {"_plan": "1"})


def test_no_plan_takes_a_story_off_the_site(desk, now, live):
    page = plan(desk, live, now + DAY, source=make_source(licence_days=2).pk)
    assert "they would not any more" in str(page.context["adminform"].form.errors["source"])
    assert not ScheduledChange.objects.exists()
    source = make_source("Coast Radio", licence_days=9)
    assert plan(desk, live, now + DAY, source=source.pk).status_code == 302
    source.licence_days = 1  # what was right when it was planned
    source.save()
    make_due_changes(now + DAY)
    assert Article.objects.get().is_published
    assert ScheduledChange.objects.get().is_held


def test_no_old_version_takes_a_story_off_the_site(desk, live):
    live.source = make_source(licence_days=1)
    live.status = "draft"
    save_story(live)
    old = live.revisions.create(version=None, content={"source": live.source_id}, reason="Words kept aside")
    live.source, live.status = None, "published"
    save_story(live)
    address = reverse("admin:articles_article_history", args=[live.pk])
    page = desk.post(f"{address}?revision={old.pk}", follow=True).content.decode()
    assert "off the site. Nothing was changed." in page
    assert Article.objects.get().is_published


def test_a_sources_new_terms_say_what_they_have_taken_away(desk, live):
    live.source = make_source(licence_days=9)
    save_story(live)
    address = reverse("admin:sources_source_change", args=[live.source_id])
    page = desk.post(address, filled_stock(desk.get(address), licence_days=1), follow=True)
    assert "1 story of theirs is off the site now" in page.content.decode()


def filled_stock(page, **changes):
    form = page.context["adminform"].form
    values = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    return {
        name: value for name, value in (values | changes).items() if value is not None and value is not False
    }
