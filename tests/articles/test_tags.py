"""Tags: every one has an address, and none tells of a story that readers may not see."""

import pytest

from articles.models import Tag
from articles.publishing import withdraw
from tests.factories import make_article
from tests.newsroom.desk import errors, filled, story_url

pytestmark = pytest.mark.django_db
ADDRESSES = ["/tag/operation-tiger/", "/tag/operation-tiger/feed/", "/tag/operation-tiger/page/2/"]


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_tag_of_hidden_stories_alone_is_unknown(client, tomorrow, address):
    make_article(status="draft", tags=["Operation Tiger"])
    make_article(published_at=tomorrow, tags=["Operation Tiger"])
    withdraw(make_article(tags=["Operation Tiger"]))
    assert client.get(address).status_code == 404
    make_article(tags=["Operation Tiger"])
    assert client.get(address).status_code in {200, 301}


@pytest.mark.parametrize("name", ["🐟", "₱", "㍿" * 90, "x" * 100])
def test_every_tag_has_a_page_that_opens(client, name):
    story = make_article(tags=[name, "?!", "ports"])
    assert client.get(story.get_absolute_url()).status_code == 200
    for tag in Tag.objects.all():
        assert client.get(tag.get_absolute_url()).status_code == 200


def test_two_tags_with_one_beginning_have_two_addresses():
    make_article(tags=["y" * 95, "y" * 96])
    assert sorted(len(tag.slug) for tag in Tag.objects.all()) == [90, 92]


def test_a_tag_that_is_too_long_comes_back_with_a_sentence(client, editor):
    client.force_login(editor)
    story = make_article()
    typed = filled(client.get(story_url(story)), tags="ports, " + "no commas " * 11)
    assert "A tag has at most 100 characters" in errors(client.post(story_url(story), typed))
    assert not story.tags.exists()
