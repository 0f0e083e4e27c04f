"""A feed is sent again only when it has changed, and then at once."""

import pytest

from articles.publishing import withdraw
from tests.articles.test_feeds import FORMATS
from tests.factories import make_article

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("address", FORMATS)
def test_who_has_the_feed_is_told_so_and_no_more(client, address):
    make_article()
    first = client.get(address)
    for condition in (
        {"if-none-match": first["ETag"]},
        {"if-modified-since": first["Last-Modified"]},
        {"if-none-match": first["ETag"], "if-modified-since": first["Last-Modified"]},
    ):
        again = client.get(address, headers=condition)
        assert (again.status_code, again.content) == (304, b"")
        assert {name: again[name] for name in ("ETag", "Last-Modified", "Cache-Control")} == {
            "ETag": first["ETag"],
            "Last-Modified": first["Last-Modified"],
            "Cache-Control": "public, max-age=0, must-revalidate",
        }
        assert "Content-Type" not in again


@pytest.mark.parametrize("address", FORMATS)
def test_a_new_story_is_told_of_whichever_way_one_asks(client, yesterday, address):
    make_article("Old", published_at=yesterday)
    old = client.get(address)
    make_article("New")
    for condition in ({"if-none-match": old["ETag"]}, {"if-modified-since": old["Last-Modified"]}):
        new = client.get(address, headers=condition)
        assert (new.status_code, b"New" in new.content) == (200, True)


@pytest.mark.parametrize("address", FORMATS)
def test_a_withdrawn_story_leaves_the_feed_at_once(client, address):
    make_article("Stays")
    story = make_article("Goes")
    before = client.get(address)
    withdraw(story)
    after = client.get(
        address, headers={"if-none-match": before["ETag"], "if-modified-since": before["Last-Modified"]}
    )
    assert (after.status_code, b"Goes" in after.content) == (200, False)


@pytest.mark.parametrize("address", FORMATS)
def test_a_feed_is_for_everybody_and_only_read(client, address):
    response = client.get(address)
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
    assert client.head(address).status_code == 200
    assert client.post(address).status_code == 405


def test_the_feed_is_where_wordpress_had_it(client):
    response = client.get("/feed", follow=True)
    assert response.redirect_chain == [("/feed/", 301)]
    assert response["Content-Type"] == "application/rss+xml; charset=utf-8"
