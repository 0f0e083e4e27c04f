"""A draft shown to somebody outside: who reads it, until when, and what comes back."""

import datetime as dt

import pytest
from django.utils import timezone

from newsroom.sharing import draft_links
from newsroom.sharing.models import DraftAnswer, DraftLink
from tests.factories import make_article, make_picture

pytestmark = pytest.mark.django_db

APPROVAL = {"verdict": "approved", "text": "", "name": "Ramon Sayo", "version": "1"}


@pytest.fixture
def story(db):
    return make_article(
        "The dam that leaks", status="review", body="<p>Two engineers knew.</p>", lead_picture=make_picture()
    )


@pytest.fixture
def link(story, editor):
    return draft_links.share(story, by=editor, for_whom="Atty. Sayo", days=3)


def address(link):
    return link.get_absolute_url()


def is_private(response):
    """Whether an answer says to everybody on its way to keep nothing and to tell nobody."""
    return (
        {"no-store", "private"} <= set(response.headers["Cache-Control"].split(", "))
        and response.headers["Referrer-Policy"] == "no-referrer"
        and response.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        and not response.cookies
        and response.headers["X-Frame-Options"] == "DENY"
    )


def test_somebody_without_an_account_reads_the_draft_under_their_own_name(client, link):
    response = client.get(address(link))
    page = response.content.decode()
    assert response.status_code == 200
    assert "The dam that leaks" in page
    assert "Two engineers knew." in page
    assert page.count("Draft for Atty. Sayo") > 20, "a watermark"
    assert 'content="noindex, nofollow, noarchive"' in page
    assert is_private(response)


def test_the_page_hands_the_story_to_nobody_else(client, link):
    page = client.get(address(link)).content.decode()
    assert not any(word in page for word in ("og:title", "application/ld+json", "beacon.js", 'class="share"'))
    assert link.story.slug not in page


def test_what_was_opened_is_counted_and_when(client, link):
    for _ in range(3):
        client.get(address(link))
    client.head(address(link))
    link.refresh_from_db()
    assert link.opened == 3
    assert timezone.now() - link.last_opened_at < dt.timedelta(minutes=1)


def test_an_approval_lands_on_the_story_with_the_version_that_was_read(client, link):
    response = client.post(address(link), APPROVAL, follow=True)
    assert "Your answer is with the editors." in response.content.decode()
    assert is_private(response)
    answer = DraftAnswer.objects.get()
    assert (answer.link.story, answer.verdict, answer.name, answer.version) == (
        link.story,
        "approved",
        "Ramon Sayo",
        1,
    )


def test_a_change_that_is_asked_for_says_which(client, link):
    asked = APPROVAL | {"verdict": "change"}
    response = client.post(address(link), asked)
    assert (response.status_code, DraftAnswer.objects.exists()) == (422, False)
    assert "Say what should be changed." in response.content.decode()
    assert is_private(response)
    client.post(address(link), asked | {"text": "It was <b>one</b> engineer."})
    assert DraftAnswer.objects.get().text == "It was <b>one</b> engineer."


@pytest.mark.parametrize(
    "wrong",
    [
        {"verdict": "maybe"},
        {"name": ""},
        {"name": "x" * 121},
        {"text": "x" * 4_001},
        {"version": "9" * 30},
        {"name": "\0"},
    ],
)
def test_what_cannot_be_taken_comes_back_as_it_was_typed(client, link, wrong):
    response = client.post(address(link), APPROVAL | {"text": "My words."} | wrong)
    assert response.status_code == 422
    assert not DraftAnswer.objects.exists()
    assert "text" in wrong or "My words." in response.content.decode()


def test_a_link_brings_no_flood(client, link):
    for _ in range(draft_links.MOST_ANSWERS):
        client.post(address(link), APPROVAL)
    response = client.post(address(link), APPROVAL)
    assert response.status_code == 429
    assert DraftAnswer.objects.count() == draft_links.MOST_ANSWERS


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_a_draft_is_only_read_and_answered(client, link, method):
    response = getattr(client, method)(address(link))
    assert response.status_code == 405
    assert is_private(response)


def test_answers_go_with_their_story(story, link):
    link.answers.create(**APPROVAL)
    story.delete()
    assert not DraftLink.objects.exists()
    assert not DraftAnswer.objects.exists()
