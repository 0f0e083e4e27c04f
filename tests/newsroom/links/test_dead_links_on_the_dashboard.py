"""Links that lead nowhere stand on the first screen of whoever may mend the story."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article
from articles.publishing import save_story, withdraw
from newsroom.links.dead_links import check_links
from people.models import User
from tests.factories import make_user, section
from tests.newsroom.dashboard.test_dashboard import first_screen
from tests.newsroom.links.test_dead_links import link, world, write

pytestmark = pytest.mark.django_db
TITLE = "Links that lead nowhere"
__all__ = ["world"]


@pytest.fixture
def story(world):
    """Published, with a link that is dead and one that is not."""
    world |= {link(1): 404}
    story = write(1, 2, headline="Salt returns")
    check_links()
    return story


def test_an_editor_finds_the_story_and_what_the_link_said(client, editor, story):
    page = first_screen(client, editor)
    block = page.partition(TITLE)[2].partition("</section>")[0]
    assert f"article/{story.pk}/change" in block
    assert f"{link(1)}: answered 404" in block
    assert link(2) not in block


def test_a_story_that_was_mended_is_gone_before_the_links_are_looked_at_again(client, editor, story):
    story = Article.objects.get()
    story.body = story.body.replace(link(1), link(3))
    save_story(story, by=editor)
    assert TITLE not in first_screen(client, editor)
    check_links()
    assert not story.dead_links.exists()


def test_a_link_that_came_back_is_gone_too(client, editor, story, world):
    story.dead_links.update(is_dead=False)
    assert TITLE not in first_screen(client, editor)


def test_only_published_stories_are_told(client, editor, story, world):
    write(1, status="draft", headline="Not out yet")
    check_links()
    assert "Not out yet" not in first_screen(client, editor).partition(TITLE)[2].partition("</section>")[0]
    withdraw(Article.objects.get(pk=story.pk), by=editor)
    assert TITLE not in first_screen(client, editor)


def test_they_are_told_to_those_who_may_mend_them(client, story):
    sub = make_user(role="Sub-editor")
    assert TITLE in first_screen(client, sub)
    sub.sections.add(section("sports"))
    assert TITLE not in first_screen(client, User.objects.get(pk=sub.pk))
    for role in ("Reporter", "Publisher", "Advertising", ""):
        assert TITLE not in first_screen(client, make_user(role=role))


def test_one_dead_link_in_many_stories_costs_as_many_queries_as_one(client, editor, story):
    first_screen(client, editor)
    with CaptureQueriesContext(connection) as one:
        first_screen(client, editor)
    for _ in range(50):
        write(1, 2)
    check_links()
    assert story.dead_links.count() == 1
    with CaptureQueriesContext(connection) as many:
        page = first_screen(client, editor)
    assert len(many) == len(one)
    assert page.partition(TITLE)[2].partition("</section>")[0].count("answered 404") == 8


def test_a_story_that_is_deleted_while_the_links_are_asked_is_forgotten(story, world, monkeypatch):
    write(4, headline="Spoilt", status="draft")
    monkeypatch.setattr(
        "newsroom.links.dead_links.status_of",
        lambda _: Article.objects.filter(headline="Spoilt").delete() and 404,
    )
    assert check_links() == (1, 1)
    assert set(story.dead_links.values_list("address", flat=True)) == {link(1)}
