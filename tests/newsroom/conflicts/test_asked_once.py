"""Whoever was asked to choose between their words and another's is asked once, and about nothing else."""

import pytest
from django.test import Client

from articles.models import Article
from tests.factories import make_article, make_user
from tests.newsroom.desk import filled, story_url

pytestmark = pytest.mark.django_db

BODY = "<p>One.</p><p>Two.</p><p>Three.</p><p>Four.</p>"


def signed_in(name):
    client = Client()
    client.force_login(make_user(name, role="Editor"))
    return client


def ask_ben(ana, ben):
    """Ana saves while Ben writes in the same story; returns the story and the page that asks Ben."""
    story = make_article("Ferries sail", body=BODY)
    page = signed_in("ben").get(story_url(story))
    for changes in (ana, ben):
        who = "ana" if changes is ana else "cora"
        answer = signed_in(who).post(story_url(story), filled(page, **changes))
    assert answer.status_code == 200
    return story, answer


def choose(story, asked, **choices):
    """What comes when the page that asked is sent with choices."""
    conflict = asked.context["adminform"].form.conflict
    sent = filled(asked, met=str(conflict.story.version), aside=str(conflict.aside.pk), **choices)
    return signed_in("dan").post(story_url(story), sent)


def test_paragraphs_beside_each_other_are_not_asked_about_after_the_headline():
    story, asked = ask_ben(
        {"headline": "Ferries stay", "body": BODY.replace("Three.", "Three, says Ana.")},
        {"headline": "Ferries wait", "body": BODY.replace("Two.", "Two, says Ben.")},
    )
    assert choose(story, asked, **{"keep-headline": "mine"}).status_code == 302
    saved = Article.objects.get()
    assert saved.headline == "Ferries wait"
    assert "Two, says Ben." in saved.body
    assert "Three, says Ana." in saved.body


def test_who_gives_way_in_one_paragraph_keeps_the_one_before():
    story, asked = ask_ben(
        {"body": BODY.replace("Three.", "Three, says Ana.").replace("Four.", "Four, says Ana.")},
        {"body": BODY.replace("Two.", "Two, says Ben.").replace("Four.", "Four, says Ben.")},
    )
    assert choose(story, asked, **{"keep-body": "theirs"}).status_code == 302
    saved = Article.objects.get().body
    assert "Two, says Ben." in saved
    assert "Three, says Ana." in saved
    assert "Four, says Ana." in saved
    assert "Four, says Ben." not in saved


@pytest.mark.parametrize("aside", ["", "x", "9" * 30, "0"])
def test_without_what_was_kept_aside_one_is_asked_as_ever(aside):
    story, asked = ask_ben({"headline": "Ferries stay"}, {"headline": "Ferries wait"})
    met = str(asked.context["adminform"].form.conflict.story.version)
    sent = filled(asked, met=met, aside=aside) | {"keep-headline": "theirs"}
    assert signed_in("dan").post(story_url(story), sent).status_code == 302
    assert Article.objects.get().headline == "Ferries stay"
