"""The way of a story: each act from the states in which it follows, written down with who, when and why."""

import datetime as dt
from io import StringIO

import pytest
from django.core.management import call_command

from articles.models import Act, Article
from articles.publishing import (
    NotPossible,
    approve,
    clear_spike,
    publish,
    send_back,
    spike,
    submit,
    unspike,
    withdraw,
)
from articles.workflow import WORKFLOW
from tests.factories import make_article, make_user, section

pytestmark = pytest.mark.django_db

VERBS = {
    "submit": submit,
    "send_back": send_back,
    "approve": approve,
    "publish": publish,
    "withdraw": withdraw,
    "spike": spike,
    "unspike": unspike,
}


def test_a_story_goes_its_way_and_each_step_is_on_record(now):
    ana, ben, chief = make_user("ana"), make_user("ben"), make_user("chief")
    story = make_article(status="draft", published_at=None)
    submit(story, by=ana)
    send_back(story, by=ben, reason="Who says so?")
    submit(story, by=ana)
    approve(story, by=ben)
    publish(story, by=chief, at=now + dt.timedelta(hours=1))
    assert story.is_scheduled
    withdraw(story, by=chief, reason="The source took it back.")
    acts = [(act.verb, act.by.username, act.reason) for act in story.acts.order_by("pk")]
    assert acts == [
        ("submit", "ana", ""),
        ("send_back", "ben", "Who says so?"),
        ("submit", "ana", ""),
        ("approve", "ben", ""),
        ("publish", "chief", ""),
        ("withdraw", "chief", "The source took it back."),
    ]
    assert [act.version for act in story.acts.order_by("pk")] == list(range(2, 8))
    assert set(story.revisions.values_list("version", flat=True)) == set(range(1, 8))


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("status", Article.Status.values)
def test_an_act_follows_from_its_states_alone(verb, status):
    story = make_article(status=status)
    if status in WORKFLOW[verb].starts:
        VERBS[verb](story, reason="Because.")
        assert Article.objects.get().status == WORKFLOW[verb].ends
        return
    with pytest.raises(NotPossible, match="does not follow"):
        VERBS[verb](story, reason="Because.")
    assert Article.objects.get().status == status
    assert not Act.objects.exists()


@pytest.mark.parametrize("reason", ["", "  "])
def test_nothing_is_sent_back_without_a_reason(reason):
    story = make_article(status="review")
    with pytest.raises(NotPossible, match="say why"):
        send_back(story, reason=reason)
    assert Article.objects.get().status == "review"


@pytest.mark.parametrize("status", ["draft", "returned", "review", "approved", "withdrawn"])
def test_a_spiked_story_comes_back_whole(status):
    story = make_article(
        "Ferries sail", status=status, tags=["ports"], by=["Ana Lim"], further=[section("sports")]
    )
    address = story.slug
    spike(story)
    unspike(Article.objects.get())
    story = Article.objects.get()
    assert (story.status, story.slug) == (status, address)
    assert [*story.tags.names()] == ["ports"]
    assert [byline.name for byline in story.bylines.all()] == ["Ana Lim"]
    assert {each.slug for each in story.sections.all()} == {"mindanao", "sports"}


def test_the_spike_keeps_stories_for_thirty_days(now):
    old, young, unknown = (make_article(status="draft") for _ in range(3))
    spike(old)
    spike(young)
    Act.objects.filter(story=old).update(at=now - dt.timedelta(days=31))
    Article.objects.filter(pk=unknown.pk).update(status="spiked")
    call_command("clear_spike", stdout=(said := StringIO()))
    assert said.getvalue() == "1 story deleted from the spike.\n"
    assert {story.pk for story in Article.objects.all()} == {young.pk, unknown.pk}


def test_a_story_that_was_spiked_anew_is_kept_anew(now):
    story = make_article(status="draft")
    spike(story)
    Act.objects.update(at=now - dt.timedelta(days=31))
    unspike(story)
    spike(story)
    assert clear_spike() == 0


def test_the_spike_keeps_what_something_else_needs(now):
    story = make_article(status="draft")
    copy = make_article(status="draft", translation_of=story)
    spike(story)
    Act.objects.update(at=now - dt.timedelta(days=31))
    assert clear_spike() == 1
    assert Article.objects.get() == copy
