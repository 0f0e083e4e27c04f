"""Feeds: which stories they hold, and at what cost, as a stranger's program reads them."""

import datetime as dt
import json

import feedparser
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import make_article, make_person, make_picture, section

pytestmark = pytest.mark.django_db
XML = ["/feed/", "/feed/atom/"]
FORMATS = [*XML, "/feed/json/"]


def read(client, address):
    """A feed as feedparser has it; one that is not well-formed or not what it says it is fails here."""
    response = client.get(address)
    assert response.status_code == 200
    parsed = feedparser.parse(response.content, response_headers={"content-type": response["Content-Type"]})
    assert not parsed.bozo, parsed.bozo_exception
    return parsed


def read_json(client, address):
    response = client.get(address)
    assert response["Content-Type"].startswith("application/feed+json")
    feed = json.loads(response.content)
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert all(("content_html" in item) != ("content_text" in item) for item in feed["items"])
    return feed


def titles(client, address):
    if address.endswith("/json/"):
        return [item["title"] for item in read_json(client, address)["items"]]
    return [entry.title for entry in read(client, address).entries]


@pytest.mark.parametrize("address", FORMATS)
def test_the_thirty_newest_stories_newest_first(client, now, address):
    for hours in range(1, 33):
        make_article(f"Hour {hours}", published_at=now - dt.timedelta(hours=hours))
    assert titles(client, address) == [f"Hour {hours}" for hours in range(1, 31)]


@pytest.mark.parametrize("form", FORMATS)
def test_sections_tags_and_people_have_feeds_of_their_own(client, form):
    tala = make_person()
    make_article("Hers", by=[tala])
    make_article("Tagged", tags=["ports"])
    make_article("Filed twice", section=section("business"), further=[section("sports")])
    assert titles(client, f"/people/tala-mercadejas{form}") == ["Hers"]
    assert titles(client, f"/tag/ports{form}") == ["Tagged"]
    assert titles(client, f"/section/sports{form}") == ["Filed twice"]
    assert titles(client, f"/section/visayas{form}") == []
    assert client.get(f"/section/nowhere{form}").status_code == 404


def test_a_feed_says_whose_it_is(client):
    make_article()
    for address, version in [
        ("/section/mindanao/feed/", "rss20"),
        ("/section/mindanao/feed/atom/", "atom10"),
    ]:
        parsed = read(client, address)
        assert parsed.version == version
        assert parsed.feed.title == "Mindanao | Mindanao Examiner"
        assert parsed.feed.link == "http://testserver/section/mindanao/"
        assert {"http://testserver" + address} == {
            link.href for link in parsed.feed.links if link.rel == "self"
        }
    feed = read_json(client, "/section/mindanao/feed/json/")
    assert feed["home_page_url"] == "http://testserver/section/mindanao/"
    assert feed["feed_url"] == "http://testserver/section/mindanao/feed/json/"


@pytest.mark.parametrize("address", [*FORMATS, "/tag/ports/feed/", "/people/tala-mercadejas/feed/json/"])
def test_a_feed_costs_the_same_for_one_story_and_for_many(client, address):
    def fill(count):
        for _ in range(count):
            body = f'<figure class="image"><img src="{picture.rendition_url("whole", 800, "jpg")}" alt=""></figure>'
            make_article(by=[tala], tags=["ports", "salt"], lead_picture=picture, body=body)

    def queries():
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        assert "django_site" not in str(captured.captured_queries)
        return len(captured)

    tala, picture = make_person(), make_picture()
    fill(1)
    of_one = queries()
    fill(20)
    assert queries() == of_one <= 8
