"""Withdraw and Spike, one or many, are undone within ten seconds by the button in their message."""

import datetime as dt
import re
from html import unescape

import pytest
from django.core.signals import request_finished, request_started
from django.db import close_old_connections, connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.models import Act, Article
from articles.publishing import save_story
from articles.revisions import content_of
from tests.factories import make_article, make_person, make_picture, make_user, section
from tests.newsroom.desk import byline, filled, list_url, story_url
from tests.pagecache.conftest import page_cache, reader  # noqa: F401

pytestmark = pytest.mark.django_db

LISTS = ["/", "/newest/", "/section/mindanao/", "/tag/ports/", "/people/tala-mercadejas/", "/feed/"]
BUTTON = re.compile(r'<button class="button undo" form="undo" name="acts" value="([^"]+)">([^<]+)</button>')
UNDO = reverse("admin:articles_article_undo")


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


@pytest.fixture
def live(yesterday):
    by, picture = [make_person(), "Ana Lim"], make_picture()
    further = [section("featured")]
    story = make_article(
        "Ferries sail", tags=["ports"], by=by, further=further, lead_picture=picture, published_at=yesterday
    )
    story.picks.set([make_article("Another", status="draft")])
    return story


def press(desk, story, **changes):
    """What is on the page after a button of the form."""
    return desk.post(story_url(story), filled(desk.get(story_url(story)), **changes), follow=True)


def choose(desk, verb, *stories):
    chosen = {"action": f"{verb}_stories", "_selected_action": [story.pk for story in stories]}
    return desk.post(list_url(), chosen, follow=True)


def button_in(page):
    return BUTTON.search(page.content.decode())


def press_undo(client, page, **more):
    said = {"acts": unescape(button_in(page)[1]), "next": page.request["PATH_INFO"]} | more
    return client.post(UNDO, said, follow=True)


def state(story):
    stored = Article.objects.get(pk=story.pk)
    moments = stored.published_at, stored.live_from, stored.updated_at, stored.slug
    return stored.status, *moments, content_of(stored)


def told(page):
    return [str(message) for message in page.context["messages"]]


def test_readers_have_a_withdrawn_story_again_everywhere(desk, live, reader):  # noqa: F811
    def read(address):
        for signal in (request_started, request_finished):  # Django's test client has connected them again
            signal.disconnect(close_old_connections)
        return reader.get(address)

    before = state(live)
    assert all(b"Ferries sail" in read(address)[2] for address in LISTS)
    page = press(desk, live, _withdraw="1")
    assert read(live.get_absolute_url())[0] == 410
    assert not any(b"Ferries sail" in read(address)[2] for address in LISTS)
    assert '<form id="undo" method="post"' in page.content.decode()
    undone = press_undo(desk, page)
    assert undone.redirect_chain[-1][0] == story_url(live)
    assert (
        f'<a href="{live.get_absolute_url()}" title="View it">Ferries sail</a>: Published' in told(undone)[0]
    )
    assert state(live) == before
    assert read(live.get_absolute_url())[0] == 200
    assert all(b"Ferries sail" in read(address)[2] for address in LISTS)


@pytest.mark.parametrize("status", ["draft", "review", "returned", "approved", "withdrawn"])
def test_a_spiked_story_is_again_what_it_was(desk, status, yesterday):
    story = make_article(status=status, published_at=yesterday, tags=["ports"], by=["Ana Lim"])
    before = state(story)
    for spike in (lambda: press(desk, story, _spike="1"), lambda: choose(desk, "spike", story)):
        page = spike()
        assert Article.objects.get().status == "spiked"
        press_undo(desk, page)
        assert state(story) == before
    assert [act.verb for act in story.acts.order_by("pk")] == ["spike", "unspike"] * 2


def test_a_scheduled_story_waits_for_its_moment_again(desk, tomorrow):
    story = make_article(published_at=tomorrow)
    before = state(story)
    press_undo(desk, choose(desk, "withdraw", story))
    assert state(story) == before


def test_many_are_undone_by_one_button_at_the_same_cost_each(desk):
    stories = [make_article(f"Story {number}") for number in range(6)]
    costs = {}
    for count in (2, 4, 6):
        page = choose(desk, "withdraw", *stories[:count])
        assert button_in(page)[2] == f"Undo all {count}"
        with CaptureQueriesContext(connection) as queries:
            press_undo(desk, page)
        costs[count] = len(queries)
        assert Article.objects.published().count() == 6
    assert costs[6] - costs[4] == costs[4] - costs[2] < 60


def test_pressed_twice_it_says_the_same(desk, live):
    page = choose(desk, "withdraw", live)
    press_undo(desk, page)
    version = Article.objects.get(pk=live.pk).version
    again = press_undo(desk, page)
    assert "Ferries sail</a>: Published" in told(again)[0]
    assert Article.objects.get(pk=live.pk).version == version


def test_after_ten_seconds_the_ordinary_way_is_named(desk, live):
    page = choose(desk, "withdraw", live)
    Act.objects.update(at=dt.datetime.now(dt.UTC) - dt.timedelta(seconds=11))
    late = press_undo(desk, page)
    assert "the ten seconds are over. It stays withdrawn; “Publish now” brings it back." in told(late)[0]
    assert Article.objects.get(pk=live.pk).status == "withdrawn"


def test_of_many_the_ten_seconds_begin_with_the_last(desk, live):
    other = make_article("Another one")
    page = choose(desk, "withdraw", live, other)
    Act.objects.filter(story=min(live, other, key=lambda story: story.pk)).update(
        at=dt.datetime.now(dt.UTC) - dt.timedelta(seconds=15)
    )
    press_undo(desk, page)
    assert Article.objects.published().filter(pk__in=[live.pk, other.pk]).count() == 2


def test_what_somebody_has_saved_since_is_not_undone(desk, live):
    other = make_article("Another one")
    page = choose(desk, "withdraw", live, other)
    story = Article.objects.get(pk=live.pk)
    story.kicker = "Ports"
    save_story(story, by=make_user())
    said = told(press_undo(desk, page))
    assert any(
        "“Ferries sail” was saved by somebody else in the meantime. Nothing was undone." in each
        for each in said
    )
    assert any("“Publish now” brings it back" in each for each in said)
    assert Article.objects.get(pk=live.pk).status == "withdrawn"
    assert Article.objects.get(pk=other.pk).is_published


def test_what_was_written_in_the_same_save_is_undone_too_and_told(desk, live, now):
    made_at = f"{timezone.localtime(now):%Y-%m-%dT%H:%M}"
    correction = {"kind": "retraction", "made_at": made_at, "text": "It never sailed.", "id": ""}
    typed = {f"corrections-0-{name}": value for name, value in correction.items()}
    typed |= {"corrections-TOTAL_FORMS": "1", "bylines-TOTAL_FORMS": "3", "bylines-0-DELETE": "on"}
    typed |= byline(2, name="Ben Cruz")
    before = state(live)
    fields = {"headline": "Ferries stay", "tags": "storms", "slug": "ferries-stay", "is_major": "on"}
    page = press(desk, live, _withdraw="1", **typed, **fields, further_sections=[], picks=[], lead_picture="")
    assert state(live) != before
    undone = press_undo(desk, page)
    assert "is undone, too, and in the story's history" in told(undone)[1]
    assert state(live) == before
    assert desk.get("/ferries-stay/").headers["Location"] == live.get_absolute_url()
    assert live.revisions.get(version=2).content["headline"] == "Ferries stay"


def test_only_who_did_it_or_may_do_the_reverse_undoes(client, desk, live):
    page = choose(desk, "withdraw", live)
    for role in ("Sub-editor", "Reporter", "Publisher"):
        client.force_login(make_user(role=role))
        assert "that is not yours to undo" in told(client.post(UNDO, undo_of(page), follow=True))[0]
    client.force_login(make_user(role="Editor"))
    client.post(UNDO, undo_of(page))
    assert Article.objects.get(pk=live.pk).is_published
    client.logout()
    assert client.post(UNDO, undo_of(page)).status_code == 302


def undo_of(page):
    return {"acts": unescape(button_in(page)[1]), "next": reverse("admin:index")}


def test_who_has_moved_a_story_away_in_the_same_press_undoes_it(client):
    sub = make_user(role="Sub-editor")
    sub.sections.add(section("sports"))
    client.force_login(sub)
    story = make_article(status="review", section=section("sports"))
    page = press(client, story, section=section("business").pk, _spike="1")
    press_undo(client, page)
    assert (Article.objects.get().status, Article.objects.get().section.slug) == ("review", "sports")


@pytest.mark.parametrize("acts", ["", "x", "1,2", "W1sxLCIiXV0:abc", "\0"])
def test_nonsense_undoes_nothing(desk, live, acts):
    choose(desk, "withdraw", live)
    answer = desk.post(UNDO, {"acts": acts, "next": "https://elsewhere.example/"}, follow=True)
    assert answer.redirect_chain == [(list_url(), 302)]
    assert "Nothing was undone" in told(answer)[-1]
    assert desk.get(UNDO).status_code == 302


def test_a_story_that_is_gone_by_then_is_told(desk):
    draft = make_article(status="draft")
    page = choose(desk, "spike", draft)
    draft.delete()
    assert "no longer there" in told(press_undo(desk, page))[0]


def test_other_acts_have_no_button(desk, live):
    assert button_in(choose(desk, "publish", make_article(status="draft"))) is None
    assert (
        "<b>"
        not in press(desk, make_article("<b>Bold</b>"), _withdraw="1").context["messages"]._loaded_messages
    )
    assert (
        "&lt;b&gt;Bold&lt;/b&gt;</a>: Withdrawn"
        in press(desk, make_article("<b>Bold</b>"), _withdraw="1").content.decode()
    )
