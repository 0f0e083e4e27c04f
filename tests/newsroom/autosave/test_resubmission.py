"""Without JavaScript: a story that is sent when one is signed out is in its form again after signing in."""

import json

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from articles.models import Article
from newsroom.autosave.models import Autosave
from tests.factories import make_article, make_user, section
from tests.newsroom.desk import filled, story_url

pytestmark = pytest.mark.django_db

LOGIN = reverse("admin:login")


@pytest.fixture
def ana(client, editor):
    client.force_login(editor)
    return client


def kept_in(response):
    assert "What you wrote is not lost" in response.content.decode()
    return response.context.get("kept") or response.wsgi_request.POST["kept"]


def sign_in(client, kept, **more):
    words = {"username": "editor", "password": "the tide turns at six", "next": reverse("admin:index")}
    return client.post(LOGIN, words | {"kept": kept} | more, follow=True)


def test_what_was_sent_when_signed_out_is_in_the_form_after_signing_in(ana):
    story = make_article("Ferries sail", tags=["ports"])
    data = filled(ana.get(story_url(story)), headline="Ferries “stay” & wait", tags="ports, sea")
    Session.objects.all().delete()
    page = ana.post(story_url(story), data)
    wrong = sign_in(ana, kept_in(page), password="not the password")
    form = sign_in(ana, kept_in(wrong)).context["adminform"].form
    assert form["headline"].value() == "Ferries “stay” & wait"
    assert form["tags"].value() == "ports, sea"
    assert form.initial["version"] == story.version
    assert Article.objects.get().headline == "Ferries sail"


def test_a_new_story_comes_along_too(ana):
    data = filled(ana.get(story_url()), headline="New", section=str(section().pk))
    Session.objects.all().delete()
    page = sign_in(ana, kept_in(ana.post(story_url(), data)))
    assert page.context["adminform"].form["headline"].value() == "New"


def test_a_token_that_changed_loses_nothing_and_saves_nothing_unseen(editor):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    story = make_article("Ferries sail")
    data = filled(client.get(story_url(story)), headline="Ferries stay") | {"csrfmiddlewaretoken": "x" * 64}
    page = client.post(story_url(story), data)
    assert page.status_code == 403
    page = client.post(LOGIN, {"kept": kept_in(page), "csrfmiddlewaretoken": "x" * 64})
    token = client.cookies["csrf"].value
    form = sign_in(client, kept_in(page), csrfmiddlewaretoken=token).context["adminform"].form
    assert form["headline"].value() == "Ferries stay"
    assert Article.objects.get().headline == "Ferries sail"


def test_a_foreign_page_carries_no_words_in(editor):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    page = client.post(story_url(), {"headline": "Planted"}, headers={"Origin": "https://example.org"})
    assert page.status_code == 403
    assert "Planted" not in page.content.decode()


def test_words_for_a_story_that_one_may_not_change_become_a_new_one(client):
    story = make_article(status="draft")
    make_user("rita", role="Reporter")
    kept = {
        "story": story.pk,
        "token": "an-opening-of-the-form",
        "version": 1,
        "fields": {"headline": ["Mine"]},
    }
    page = sign_in(client, json.dumps(kept), username="rita")
    assert "You may no longer change this story." in page.content.decode()
    assert page.context["adminform"].form["headline"].value() == "Mine"
    assert Autosave.objects.get().story is None


@pytest.mark.parametrize("kept", ["{", "[]", '{"story": 1}', '{"token": "' + "x" * 99 + '"}'])
def test_nonsense_at_the_door_only_signs_in(client, editor, kept):
    page = sign_in(client, kept)
    assert page.status_code == 200
    assert not Autosave.objects.exists()
