"""Who may not keep words in a story is told so in a sentence, and nonsense harms nothing."""

import json

import pytest
from django.test import Client

from newsroom.autosave.autosaves import LARGEST, MOST_OF_ONE
from newsroom.autosave.models import Autosave
from tests.factories import make_article, make_user
from tests.newsroom.autosave.test_autosave import EXCHANGE, TOKEN, restored, send
from tests.newsroom.desk import story_url

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana(client, editor):
    client.force_login(editor)
    return client


def signed_in(role):
    client = Client()
    client.force_login(make_user(role=role))
    return client


GOOD = {"story": None, "token": TOKEN, "version": 0, "fields": {"headline": ["x"]}}
HUGE = 10**30


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{",
        "[]",
        "null",
        "17",
        "[" * 100_000,
        "9" * 5_000,
        json.dumps(GOOD | {"token": "short"}),
        json.dumps(GOOD | {"token": 17}),
        json.dumps(GOOD | {"token": "ñ" * 22}),
        json.dumps(GOOD | {"story": HUGE}),
        json.dumps(GOOD | {"story": True}),
        json.dumps(GOOD | {"story": "1 OR 1=1"}),
        json.dumps(GOOD | {"version": -1}),
        json.dumps(GOOD | {"version": HUGE}),
        json.dumps(GOOD | {"fields": []}),
        json.dumps(GOOD | {"fields": {"headline": "no list"}}),
        json.dumps(GOOD | {"fields": {"headline": [{}]}}),
        json.dumps(GOOD | {"fields": {"headline": ["a\0b"]}}),
        json.dumps(GOOD | {"fields": {"headline": ["\ud800"]}}),
        json.dumps(GOOD | {"fields": {f"f{number}": [] for number in range(2_001)}}),
        b"\xff\xfe",
    ],
)
def test_nonsense_is_answered_with_a_sentence_and_not_kept(ana, body):
    answer = ana.post(EXCHANGE, body, content_type="application/json")
    assert answer.status_code == 400
    assert answer.json()["refused"].startswith("What the browser sent")
    assert not Autosave.objects.exists()


def test_what_is_too_large_is_refused_before_it_is_read(ana):
    answer = send(ana, version=0, body="x" * LARGEST)
    assert (answer.status_code, answer.json()["refused"][:25]) == (413, "That is more than can be ")


def test_a_story_that_is_gone_is_said_to_be_gone(ana):
    story = make_article(status="draft")
    gone, _ = story.pk, story.delete()
    story.pk = gone
    assert send(ana, story, headline="x").status_code == 404


@pytest.mark.parametrize(
    ("role", "new", "theirs"),
    [
        ("Reporter", 200, 403),
        ("Sub-editor", 200, 200),
        ("Editor", 200, 200),
        ("Advertising", 403, 403),
        ("Publisher", 403, 403),
        ("", 403, 403),
    ],
)
def test_only_who_may_write_there_is_kept(role, new, theirs):
    client, story = signed_in(role), make_article(status="draft")
    assert send(client, version=0, headline="x").status_code == new
    answer = send(client, story, token="another-opening-of-it", headline="x")
    assert answer.status_code == theirs
    assert Autosave.objects.count() == [new, theirs].count(200)
    assert not story.present.exists() or theirs == 200


def test_who_is_signed_out_is_told_so(client):
    answer = send(client, version=0, headline="x")
    assert (answer.status_code, answer.json()["refused"]) == (401, "You are signed out.")
    assert client.get(EXCHANGE).status_code == 401


def test_a_foreign_page_cannot_send_words(editor):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    assert send(client, version=0, headline="x").status_code == 403
    assert not Autosave.objects.exists()


def test_nobody_sees_overwrites_or_throws_away_anothers(ana):
    story = make_article("Ferries sail")
    send(ana, story, headline="Ana's secret")
    ben = signed_in("Editor")
    assert "Ana's secret" not in restored(ben, story).content.decode()
    assert "You typed this" not in ben.get(story_url(story)).content.decode()
    send(ben, story, headline="Ben's")
    ben.post(EXCHANGE + "throw-away/", {"autosave": TOKEN})
    assert [autosave.headline for autosave in Autosave.objects.all()] == ["Ana's secret"]


def test_hostile_words_of_ones_own_fill_the_form_harmlessly(ana):
    story = make_article()
    names = [
        "section",
        "source",
        "lead_picture",
        "translation_of",
        "picks",
        "further_sections",
        "slug",
        "language",
    ]
    hostile = {name: ["x", "9" * 40, "<script>"] for name in [*names, "published_at", "is_major", "tags"]}
    hostile |= {"bylines-TOTAL_FORMS": "9" * 30, "bylines-0-id": "x"}
    send(ana, story, version=77, **hostile)
    page = restored(ana, story)
    assert page.status_code == 200
    assert "<script></" not in page.content.decode()
    hostile |= {"bylines-TOTAL_FORMS": "2", "bylines-INITIAL_FORMS": "1", "bylines-0-person": "9" * 40}
    send(ana, story, version=77, **hostile)
    assert restored(ana, story).status_code == 200


def test_ones_waiting_words_have_a_bound_and_none_is_thrown_away(ana, editor):
    Autosave.objects.bulk_create(Autosave(by=editor) for _ in range(MOST_OF_ONE))
    assert send(ana, version=0, headline="One more").status_code == 409
    assert Autosave.objects.count() == MOST_OF_ONE
