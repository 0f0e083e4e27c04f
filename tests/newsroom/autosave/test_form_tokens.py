"""The empty form makes one story, however often its button is pressed, and loses no words."""

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from articles.models import Article
from newsroom.autosave.autosaves import KEPT_FOR, MOST_OF_ONE
from newsroom.autosave.models import Autosave, FormToken
from tests.factories import make_user, section
from tests.newsroom.desk import filled, story_url

pytestmark = pytest.mark.django_db


def opened(client, **changes):
    """A form that somebody opens and fills in, as a browser without JavaScript would send it."""
    page = client.get(story_url())
    fields = {"headline": "Ferries sail", "body": "<p>At six.</p>", "section": section().pk}
    return filled(page, **fields, autosave=page.context["autosave"]["token"]) | changes


def press(client, sent):
    return client.post(story_url(), sent, follow=True)


@pytest.fixture
def ana(client, editor):
    client.force_login(editor)
    return client


def test_a_second_press_leads_to_the_story_that_the_first_has_made(ana):
    sent = opened(ana)
    assert "was added successfully" in press(ana, sent).content.decode()
    again = press(ana, sent)
    story = Article.objects.get()
    assert again.redirect_chain == [(story_url(story), 302)]
    assert (
        "“Ferries sail” was saved when you pressed the first time. Its state: Draft."
        in again.content.decode()
    )
    assert story.revisions.count() == 1
    assert not Autosave.objects.exists()


def test_another_opening_makes_another_story(ana):
    for _ in range(2):
        assert "was added successfully" in press(ana, opened(ana)).content.decode()
    assert Article.objects.count() == 2


def test_a_form_with_an_error_has_made_nothing_yet(ana):
    sent = opened(ana, headline="")
    assert press(ana, sent).context["errors"]
    press(ana, sent | {"headline": "Ferries sail"})
    assert Article.objects.get().headline == "Ferries sail"


def test_who_goes_back_and_writes_on_finds_those_words_in_the_storys_form(ana):
    sent = opened(ana)
    press(ana, sent)
    page = press(ana, sent | {"standfirst": "The strait is calm."})
    assert "not saved yet" in page.content.decode()
    form = page.context["adminform"].form
    assert form["standfirst"].value() == "The strait is calm."
    story = Article.objects.get()
    assert story.standfirst == ""
    ana.post(
        story_url(story),
        filled(page, autosave=page.context["autosave"]["token"], version=form["version"].value()),
    )
    story.refresh_from_db()
    assert (story.standfirst, story.version) == ("The strait is calm.", 2)
    assert not Autosave.objects.exists()


def test_a_reporter_who_has_sent_it_on_finds_later_words_in_a_new_story(client, reporter):
    client.force_login(reporter)
    sent = opened(client, _submit="1")
    press(client, sent)
    assert Article.objects.get().status == "review"
    page = press(client, sent | {"standfirst": "The strait is calm."})
    assert "You may no longer change this story." in page.content.decode()
    assert page.context["adminform"].form["standfirst"].value() == "The strait is calm."
    press(client, filled(page, autosave=page.context["autosave"]["token"]))
    assert Article.objects.filter(standfirst="The strait is calm.").count() == 1
    assert Article.objects.count() == 2


def test_rather_a_second_story_than_words_for_which_there_is_no_room(ana, editor):
    sent = opened(ana)
    press(ana, sent)
    Autosave.objects.bulk_create(Autosave(by=editor) for _ in range(MOST_OF_ONE))
    press(ana, sent | {"standfirst": "The strait is calm."})
    assert set(Article.objects.values_list("standfirst", flat=True)) == {"", "The strait is calm."}


def test_the_token_of_somebody_else_leads_nowhere(ana):
    sent = opened(ana)
    press(ana, sent)
    ben = Client()
    ben.force_login(make_user("ben", role="Reporter"))
    assert "was added successfully" in press(ben, sent).content.decode()
    assert Article.objects.filter(created_by__username="ben").count() == 1


def test_who_may_not_write_is_refused_as_before(ana, client):
    sent = opened(ana)
    client.force_login(make_user(role="Publisher"))
    assert press(client, sent).status_code == 403


def test_openings_are_forgotten_after_a_month(ana):
    press(ana, opened(ana))
    call_command("tidy_autosaves", verbosity=0)
    assert FormToken.objects.count() == 1
    FormToken.objects.update(saved_at=timezone.now() - KEPT_FOR * 1.1)
    call_command("tidy_autosaves", verbosity=0)
    assert not FormToken.objects.exists()
    assert Article.objects.count() == 1
