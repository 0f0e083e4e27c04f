"""A form that is refused costs nobody a word: a story that moves on, one that is somebody else's by now."""

import pytest
from django.urls import reverse

from articles.models import Article
from articles.publishing import approve, submit
from newsroom.autosave.models import Autosave
from people.models import User
from tests.factories import make_article, make_user, section
from tests.newsroom.desk import filled, story_url

pytestmark = pytest.mark.django_db


def opened(client, story):
    """The form of a story as a browser would send it, with the token of its opening."""
    page = client.get(story_url(story))
    return filled(page, autosave=page.context["autosave"]["token"])


def press(client, story, sent, **buttons):
    return client.post(story_url(story), sent | buttons, follow=True)


@pytest.fixture
def sub(client):
    """A sub-editor of sports, signed in."""
    user = make_user(role="Sub-editor")
    user.sections.add(section("sports"))
    client.force_login(user)
    return user


@pytest.fixture
def story():
    return make_article("Salt returns", status="review", section=section("sports"))


@pytest.mark.parametrize(("verb", "status"), [("_approve", "approved"), ("_spike", "spiked")])
def test_a_story_is_moved_to_another_desk_and_approved_in_one_press(client, sub, story, verb, status):
    sent = opened(client, story) | {"section": section("business").pk, "standfirst": "For the other desk."}
    page = press(client, story, sent, **{verb: "1"})
    assert page.status_code == 200
    story.refresh_from_db()
    assert (story.section.slug, story.status, story.standfirst) == ("business", status, "For the other desk.")
    assert story.acts.get().by == sub
    assert 'name="_save"' not in page.content.decode()  # it is the other desk's now


def test_afterwards_it_is_the_other_desks(client, sub, story):
    sent = opened(client, story) | {"section": section("business").pk}
    press(client, story, sent)
    story.refresh_from_db()
    assert story.section.slug == "business"
    page = press(client, story, sent | {"standfirst": "One thought more."}, _approve="1")
    story.refresh_from_db()
    assert (story.status, story.standfirst) == ("review", "The strait is calm.")
    assert "You may no longer change this story." in page.content.decode()
    assert page.context["adminform"].form["standfirst"].value() == "One thought more."


def test_a_reporters_words_are_kept_when_the_story_has_gone_on(client, reporter, editor):
    client.force_login(reporter)
    story = make_article(status="draft", created_by=reporter)
    sent = opened(client, story) | {"standfirst": "All my words."}
    submit(Article.objects.get(), by=reporter)
    approve(Article.objects.get(), by=editor)
    page = press(client, story, sent)
    said = page.content.decode()
    assert page.redirect_chain[0][0].startswith(reverse("admin:articles_article_add") + "?autosave=")
    assert "What you wrote is in a new story, which is not saved yet." in said
    assert page.context["adminform"].form["standfirst"].value() == "All my words."


def test_a_button_that_is_not_theirs_does_nothing_and_costs_no_words(client, sub, story):
    sent = opened(client, story) | {"standfirst": "All my words."}
    page = press(client, story, sent, _publish="1")
    story.refresh_from_db()
    assert (story.status, story.standfirst) == ("review", "The strait is calm.")
    assert "That is not yours to do, and nothing was saved." in page.content.decode()
    assert page.context["adminform"].form["standfirst"].value() == "All my words."
    assert story.autosaves.get().by == sub


@pytest.mark.parametrize("nonsense", [{"version": "9" * 12}, {"version": "-1"}, {"standfirst": "a\0b"}])
def test_nonsense_in_a_refused_form_is_refused_in_peace(client, sub, story, nonsense):
    assert press(client, story, opened(client, story) | nonsense, _publish="1").status_code in (200, 403)
    story.refresh_from_db()
    assert story.status == "review"


@pytest.mark.parametrize("role", ["Publisher", "Advertising", ""])
def test_who_may_not_write_at_all_is_refused_as_before(client, editor, role):
    client.force_login(editor)
    story = make_article(status="draft")
    sent = opened(client, story)
    user = make_user(role=role)
    client.force_login(User.objects.get(pk=user.pk))
    assert press(client, story, sent).status_code == 403
    assert not Autosave.objects.exists()
